"""The ballot box: papers while a ballot is open, which the site's own role can put in but not read.

One partition for each ballot, made at opening and dropped at parting, so that no dead row outlives it.
The functions run with their owner's rights; `manage.py grant_web_role` gives the site's role their use
and no right to the tables. ADR 2 gives the reasons.
"""

from django.db import migrations

MAKE = """
CREATE TABLE ballots_live_paper (
    ballot_id bigint NOT NULL,
    pseudonym bytea NOT NULL,
    stratum varchar(40) NOT NULL,
    marks smallint[] NOT NULL,
    PRIMARY KEY (ballot_id, pseudonym)
) PARTITION BY LIST (ballot_id);

CREATE TABLE ballots_live_receipt (
    ballot_id bigint NOT NULL,
    digest varchar(64) NOT NULL,
    PRIMARY KEY (ballot_id, digest)
) PARTITION BY LIST (ballot_id);

CREATE FUNCTION ballots_open_box(ballot bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ballots_ballot WHERE id = ballot AND state = 'scheduled') THEN
        RAISE EXCEPTION 'Only a scheduled ballot gets a box';
    END IF;
    EXECUTE format('CREATE TABLE %I PARTITION OF ballots_live_paper FOR VALUES IN (%s)', 'ballots_live_paper_' || ballot, ballot);
    EXECUTE format('CREATE TABLE %I PARTITION OF ballots_live_receipt FOR VALUES IN (%s)', 'ballots_live_receipt_' || ballot, ballot);
END
$$;

-- Waits out a close that is under way, then says how things stand by the database clock.
CREATE FUNCTION ballots_hold(ballot bigint,
    OUT state varchar, OUT taking boolean, OUT at timestamptz, OUT numbers smallint[], OUT costs bigint[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(19440713, ballot::int);
    at := clock_timestamp();
    SELECT b.state, b.state = 'open' AND at >= b.opens_at AND at < b.closes_at INTO state, taking
      FROM ballots_ballot b WHERE b.id = ballot;
    SELECT array_agg(o.number ORDER BY o.number), array_agg(o.cost_pence ORDER BY o.number) INTO numbers, costs
      FROM ballots_option o WHERE o.ballot_id = ballot AND o.withdrawn_at IS NULL;
END
$$;

CREATE FUNCTION ballots_put_paper(ballot bigint, voter bytea, area varchar, choices smallint[], receipt varchar) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT (SELECT taking FROM ballots_hold(ballot)) THEN
        RAISE EXCEPTION 'This ballot takes no papers now' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO ballots_live_paper VALUES (ballot, voter, area, choices)
        ON CONFLICT (ballot_id, pseudonym) DO UPDATE SET stratum = EXCLUDED.stratum, marks = EXCLUDED.marks;
    INSERT INTO ballots_live_receipt VALUES (ballot, receipt) ON CONFLICT DO NOTHING;
END
$$;

CREATE FUNCTION ballots_strike_paper(ballot bigint, voter bytea, receipt varchar) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ballots_ballot WHERE id = ballot AND ballots_ballot.state IN ('open', 'suspended', 'closed')) THEN
        RAISE EXCEPTION 'No paper can be struck after reconciliation';
    END IF;
    DELETE FROM ballots_live_paper WHERE ballot_id = ballot AND pseudonym = voter;
    DELETE FROM ballots_live_receipt WHERE ballot_id = ballot AND digest = receipt;
END
$$;

-- At parting and at cancelling; a ballot that may still take or lose papers keeps its box.
CREATE FUNCTION ballots_destroy_box(ballot bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM ballots_ballot WHERE id = ballot AND state IN ('scheduled', 'open', 'suspended', 'closed')) THEN
        RAISE EXCEPTION 'The box of a ballot that is not parted or cancelled is kept';
    END IF;
    EXECUTE format('DROP TABLE IF EXISTS %I', 'ballots_live_paper_' || ballot);
    EXECUTE format('DROP TABLE IF EXISTS %I', 'ballots_live_receipt_' || ballot);
END
$$;

CREATE FUNCTION ballots_box_sizes(ballot bigint, OUT papers bigint, OUT receipts bigint)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT (SELECT count(*) FROM ballots_live_paper WHERE ballot_id = ballot),
           (SELECT count(*) FROM ballots_live_receipt WHERE ballot_id = ballot)
$$;

CREATE FUNCTION ballots_receipt_known(ballot bigint, receipt varchar) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM ballots_live_receipt WHERE ballot_id = ballot AND digest = receipt)
        OR EXISTS (SELECT FROM ballots_receipt r WHERE r.ballot_id = ballot AND r.digest = receipt)
$$;

REVOKE ALL ON ballots_live_paper, ballots_live_receipt FROM PUBLIC;
REVOKE ALL ON FUNCTION ballots_open_box(bigint), ballots_hold(bigint),
    ballots_put_paper(bigint, bytea, varchar, smallint[], varchar),
    ballots_strike_paper(bigint, bytea, varchar), ballots_box_sizes(bigint), ballots_destroy_box(bigint),
    ballots_receipt_known(bigint, varchar) FROM PUBLIC;
"""

UNMAKE = """
DROP FUNCTION ballots_receipt_known(bigint, varchar);
DROP FUNCTION ballots_box_sizes(bigint);
DROP FUNCTION ballots_destroy_box(bigint);
DROP FUNCTION ballots_strike_paper(bigint, bytea, varchar);
DROP FUNCTION ballots_put_paper(bigint, bytea, varchar, smallint[], varchar);
DROP FUNCTION ballots_hold(bigint);
DROP FUNCTION ballots_open_box(bigint);
DROP TABLE ballots_live_receipt;
DROP TABLE ballots_live_paper;
"""


class Migration(migrations.Migration):
    dependencies = [("ballots", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, UNMAKE)]
