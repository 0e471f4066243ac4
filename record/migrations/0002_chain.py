"""The database numbers, dates and chains the record, and refuses to change or forget any of it."""

from django.db import migrations

CHAIN = """
CREATE FUNCTION record_text(entry record_recordentry) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws(E'\\n', entry.previous, entry.sequence::text,
        to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        entry.actor_role, entry.actor_id, entry.action,
        entry.subject_kind, entry.subject_id, entry.subject_name, entry.payload)
$$;

CREATE FUNCTION record_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    latest record_recordentry%ROWTYPE;
BEGIN
    -- One writer at a time, held to the end of its transaction: numbers have no gap and no fork.
    PERFORM pg_advisory_xact_lock(19440712);
    SELECT * INTO latest FROM record_recordentry ORDER BY sequence DESC LIMIT 1;
    NEW.sequence := COALESCE(latest.sequence, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.previous := COALESCE(latest.digest, repeat('0', 64));
    NEW.digest := encode(sha256(convert_to(record_text(NEW), 'UTF8')), 'hex');
    RETURN NEW;
END
$$;

CREATE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The public record is append-only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER record_chain BEFORE INSERT ON record_recordentry FOR EACH ROW EXECUTE FUNCTION record_chain();
CREATE TRIGGER record_refuse BEFORE UPDATE OR DELETE ON record_recordentry FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_refuse_truncate BEFORE TRUNCATE ON record_recordentry FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();

-- One line each, so that the hashed text can be read in one way only.
ALTER TABLE record_recordentry ADD CONSTRAINT record_recordentry_single_lines CHECK (
    actor_role || actor_id || action || subject_kind || subject_id || subject_name || payload !~ E'[\\n\\r]'
);
"""

UNCHAIN = """
ALTER TABLE record_recordentry DROP CONSTRAINT record_recordentry_single_lines;
DROP TRIGGER record_refuse_truncate ON record_recordentry;
DROP TRIGGER record_refuse ON record_recordentry;
DROP TRIGGER record_chain ON record_recordentry;
DROP FUNCTION record_refuse();
DROP FUNCTION record_chain();
DROP FUNCTION record_text(record_recordentry);
"""


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunSQL(CHAIN, UNCHAIN)]
