"""Votes on paper: a receipt for the marked entry and, apart from it, a paper that hangs on nobody.

Both are taken until the papers are parted: a paper received in time may be keyed after the close.
"""

from django.db import migrations

MAKE = """
CREATE FUNCTION ballots_take_receipt(ballot bigint, receipt varchar) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ballots_ballot WHERE id = ballot AND state IN ('open', 'suspended', 'closed')) THEN
        RAISE EXCEPTION 'No vote on paper is taken now' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO ballots_live_receipt VALUES (ballot, receipt) ON CONFLICT DO NOTHING;
END
$$;

CREATE FUNCTION ballots_key_paper(ballot bigint, area varchar, choices smallint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ballots_ballot WHERE id = ballot AND state IN ('open', 'suspended', 'closed')) THEN
        RAISE EXCEPTION 'No paper is keyed now' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT count(*) FROM ballots_live_paper WHERE ballot_id = ballot)
       >= (SELECT count(*) FROM ballots_rollentry e WHERE e.ballot_id = ballot AND e.channel <> '' AND e.standing <> 'struck') THEN
        RAISE EXCEPTION 'There is a paper for every marked entry already' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO ballots_live_paper VALUES (ballot, uuid_send(gen_random_uuid()), area, choices);
END
$$;
"""
DROP = "DROP FUNCTION ballots_key_paper(bigint, varchar, smallint[]); DROP FUNCTION ballots_take_receipt(bigint, varchar);"


class Migration(migrations.Migration):
    dependencies = [("ballots", "0002_box")]
    operations = [migrations.RunSQL(MAKE, DROP)]
