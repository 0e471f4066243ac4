"""What the database keeps as it is and holds to its sum: plain triggers, as the ledger's are.

Nothing in the session switches them off. And a trigger of pgtrigger catches an error each time it runs, at which PostgreSQL goes through
all that waits for the end of the transaction: with a check for each line, the time grew with the square of the lines.
"""

import pgtrigger.migrations
from django.db import migrations

KEPT = ("split", "splitshare", "disaggregation", "disaggregationline", "disaggregationshare")
BY_PGTRIGGER = (
    ("split", "split_kept"),
    ("split", "split_adds_up"),
    ("splitshare", "split_share_kept"),
    ("splitshare", "split_share_adds_up"),
    ("disaggregation", "disaggregation_kept"),
    ("disaggregation", "disaggregation_adds_up"),
    ("disaggregationline", "disaggregation_line_kept"),
    ("disaggregationline", "disaggregation_line_in_total"),
    ("disaggregationline", "disaggregation_line_adds_up"),
    ("disaggregationshare", "disaggregation_share_kept"),
    ("disaggregationshare", "disaggregation_share_adds_up"),
)

# Of rows that came in this very transaction the planner has no figures, and a plan that reads a whole table for each of them never ends:
# what is asked for each row goes by an index whatever it believes, and what is asked for many rows at once is planned anew each time.
SUMS = """
CREATE FUNCTION services_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Cannot change what was worked out: it is kept as it is'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE FUNCTION services_split_adds_up() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    checked bigint := CASE WHEN TG_TABLE_NAME = 'services_split' THEN NEW.id
                           ELSE (to_jsonb(NEW) ->> 'split_id')::bigint END;
BEGIN
    IF EXISTS (SELECT FROM services_split s WHERE s.id = checked AND s.pot_pence <>
               (SELECT coalesce(sum(pence), 0) FROM services_splitshare WHERE split_id = s.id)) THEN
        RAISE EXCEPTION 'Shares differ from the pot' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION services_disaggregation_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.total_pence <> (SELECT coalesce(sum(amount_pence), 0) FROM services_disaggregationline
                            WHERE disaggregation_id = NEW.id) THEN
        RAISE EXCEPTION 'Lines differ from the total' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION services_line_adds_up() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    IF NEW.amount_pence <> (SELECT coalesce(sum(pence), 0) FROM services_disaggregationshare
                             WHERE line_id = NEW.id) THEN
        RAISE EXCEPTION 'Shares differ from the line' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION services_lines_in_total() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong boolean;
BEGIN
    EXECUTE $check$ SELECT EXISTS (
        SELECT FROM services_disaggregation d
         WHERE d.id IN (SELECT disaggregation_id FROM added) AND d.total_pence <>
               (SELECT coalesce(sum(amount_pence), 0) FROM services_disaggregationline WHERE disaggregation_id = d.id)
    ) $check$ INTO wrong;
    IF wrong THEN
        RAISE EXCEPTION 'Lines differ from the total' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION services_shares_in_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong boolean;
BEGIN
    EXECUTE $check$ SELECT EXISTS (
        SELECT FROM services_disaggregationline l
         WHERE l.id IN (SELECT line_id FROM added) AND l.amount_pence <>
               (SELECT coalesce(sum(pence), 0) FROM services_disaggregationshare WHERE line_id = l.id)
    ) $check$ INTO wrong;
    IF wrong THEN
        RAISE EXCEPTION 'Shares differ from the line' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER services_split_adds_up AFTER INSERT ON services_split
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION services_split_adds_up();
CREATE CONSTRAINT TRIGGER services_split_share_adds_up AFTER INSERT ON services_splitshare
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION services_split_adds_up();
CREATE CONSTRAINT TRIGGER services_disaggregation_adds_up AFTER INSERT ON services_disaggregation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION services_disaggregation_adds_up();
CREATE CONSTRAINT TRIGGER services_line_adds_up AFTER INSERT ON services_disaggregationline
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION services_line_adds_up();
CREATE TRIGGER services_lines_in_total AFTER INSERT ON services_disaggregationline
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION services_lines_in_total();
CREATE TRIGGER services_shares_in_line AFTER INSERT ON services_disaggregationshare
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION services_shares_in_line();
"""

NO_SUMS = """
DROP TRIGGER services_shares_in_line ON services_disaggregationshare;
DROP TRIGGER services_lines_in_total ON services_disaggregationline;
DROP TRIGGER services_line_adds_up ON services_disaggregationline;
DROP TRIGGER services_disaggregation_adds_up ON services_disaggregation;
DROP TRIGGER services_split_share_adds_up ON services_splitshare;
DROP TRIGGER services_split_adds_up ON services_split;
DROP FUNCTION services_shares_in_line();
DROP FUNCTION services_lines_in_total();
DROP FUNCTION services_line_adds_up();
DROP FUNCTION services_disaggregation_adds_up();
DROP FUNCTION services_split_adds_up();
DROP FUNCTION services_refuse();
"""


def _refuses(table: str) -> str:
    return f"""
CREATE TRIGGER services_{table}_refuse BEFORE UPDATE OR DELETE ON services_{table}
    FOR EACH ROW EXECUTE FUNCTION services_refuse();
CREATE TRIGGER services_{table}_refuse_truncate BEFORE TRUNCATE ON services_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION services_refuse();
"""


def _refuses_no_more(table: str) -> str:
    return f"""
DROP TRIGGER services_{table}_refuse_truncate ON services_{table};
DROP TRIGGER services_{table}_refuse ON services_{table};
"""


class Migration(migrations.Migration):
    dependencies = [("services", "0002_large_budgets")]
    operations = [
        *(
            pgtrigger.migrations.RemoveTrigger(model_name=model, name=name)
            for model, name in BY_PGTRIGGER
        ),
        migrations.RunSQL(
            SUMS + "".join(map(_refuses, KEPT)),
            "".join(map(_refuses_no_more, KEPT)) + NO_SUMS,
        ),
    ]
