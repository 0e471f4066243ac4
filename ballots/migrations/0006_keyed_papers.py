"""What officers key from a batch of papers, until it is in the box: the site's role writes and compares it, and does not read it.

One partition for each batch, made when it is opened and dropped when its papers are in the box, so that no dead row outlives it.
The marks of a paper can be read only where two officers read it differently, by whoever decides.
"""

from django.db import migrations

MAKE = """
CREATE TABLE ballots_keyed_paper (
    batch_id bigint NOT NULL,
    turn smallint NOT NULL,
    place smallint NOT NULL,
    marks smallint[] NOT NULL,
    PRIMARY KEY (batch_id, turn, place)
) PARTITION BY LIST (batch_id);

CREATE FUNCTION ballots_open_keying(batch bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ballots_paperbatch b JOIN ballots_ballot v ON v.id = b.ballot_id
                    WHERE b.id = batch AND b.state = 'keying' AND v.state IN ('open', 'suspended', 'closed')) THEN
        RAISE EXCEPTION 'No batch can be keyed now' USING ERRCODE = 'check_violation';
    END IF;
    EXECUTE format('CREATE TABLE %I PARTITION OF ballots_keyed_paper FOR VALUES IN (%s)', 'ballots_keyed_paper_' || batch, batch);
END
$$;

CREATE FUNCTION ballots_keyings_differ(batch bigint) RETURNS TABLE (differing smallint, decided boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF (SELECT count(*) FROM ballots_keying k WHERE k.batch_id = batch AND k.turn IN (1, 2) AND k.finished) < 2 THEN
        RAISE EXCEPTION 'Two officers must have keyed the batch' USING ERRCODE = 'check_violation';
    END IF;
    RETURN QUERY
        SELECT one.place, third.place IS NOT NULL
          FROM ballots_keyed_paper one
          JOIN ballots_keyed_paper two ON two.batch_id = batch AND two.turn = 2 AND two.place = one.place
          LEFT JOIN ballots_keyed_paper third ON third.batch_id = batch AND third.turn = 3 AND third.place = one.place
         WHERE one.batch_id = batch AND one.turn = 1 AND one.marks <> two.marks
         ORDER BY one.place;
END
$$;

CREATE FUNCTION ballots_key_in_batch(batch bigint, which smallint, at smallint, choices smallint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ballots_paperbatch b JOIN ballots_keying k ON k.batch_id = b.id AND k.turn = which
                    WHERE b.id = batch AND at BETWEEN 1 AND b.size AND NOT k.finished
                      AND b.state = CASE which WHEN 3 THEN 'differing' ELSE 'keying' END) THEN
        RAISE EXCEPTION 'This paper is not keyed now' USING ERRCODE = 'check_violation';
    END IF;
    IF which = 3 AND NOT EXISTS (SELECT FROM ballots_keyings_differ(batch) d WHERE d.differing = at) THEN
        RAISE EXCEPTION 'Both officers read this paper alike' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO ballots_keyed_paper VALUES (batch, which, at, choices)
        ON CONFLICT (batch_id, turn, place) DO UPDATE SET marks = EXCLUDED.marks;
END
$$;

CREATE FUNCTION ballots_keyed_places(batch bigint, which smallint) RETURNS smallint[]
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT COALESCE(array_agg(place ORDER BY place), '{}') FROM ballots_keyed_paper WHERE batch_id = batch AND turn = which
$$;

CREATE FUNCTION ballots_readings(batch bigint, at smallint, OUT first_reading smallint[], OUT second_reading smallint[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ballots_keyings_differ(batch) d WHERE d.differing = at) THEN
        RAISE EXCEPTION 'Both officers read this paper alike' USING ERRCODE = 'check_violation';
    END IF;
    SELECT marks INTO first_reading FROM ballots_keyed_paper WHERE batch_id = batch AND turn = 1 AND place = at;
    SELECT marks INTO second_reading FROM ballots_keyed_paper WHERE batch_id = batch AND turn = 2 AND place = at;
END
$$;

-- Into the box in no order, hanging on nobody, and out of the way. Whole or not at all.
CREATE FUNCTION ballots_box_batch(batch bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    pile ballots_paperbatch%ROWTYPE;
    put bigint;
BEGIN
    SELECT * INTO pile FROM ballots_paperbatch WHERE id = batch AND state IN ('keying', 'differing') FOR UPDATE;
    IF NOT FOUND OR NOT EXISTS (SELECT FROM ballots_ballot WHERE id = pile.ballot_id AND state IN ('open', 'suspended', 'closed')) THEN
        RAISE EXCEPTION 'This batch does not go into the box now' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM ballots_keyings_differ(batch) WHERE NOT decided)
       OR (SELECT count(*) FROM ballots_keyed_paper WHERE batch_id = batch AND turn = 1) <> pile.size
       OR (SELECT count(*) FROM ballots_keyed_paper WHERE batch_id = batch AND turn = 2) <> pile.size THEN
        RAISE EXCEPTION 'The batch is not keyed twice alike' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT count(*) FROM ballots_live_paper WHERE ballot_id = pile.ballot_id) + pile.size
       > (SELECT count(*) FROM ballots_rollentry e WHERE e.ballot_id = pile.ballot_id AND e.channel <> '' AND e.standing <> 'struck') THEN
        RAISE EXCEPTION 'There would be more papers than marked entries' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO ballots_live_paper
        SELECT pile.ballot_id, uuid_send(gen_random_uuid()), pile.stratum, COALESCE(third.marks, one.marks)
          FROM ballots_keyed_paper one
          LEFT JOIN ballots_keyed_paper third ON third.batch_id = batch AND third.turn = 3 AND third.place = one.place
         WHERE one.batch_id = batch AND one.turn = 1
         ORDER BY gen_random_uuid();
    GET DIAGNOSTICS put = ROW_COUNT;
    EXECUTE format('DROP TABLE %I', 'ballots_keyed_paper_' || batch);
    RETURN put;
END
$$;

CREATE FUNCTION ballots_drop_keying(batch bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ballots_paperbatch WHERE id = batch AND state = 'withdrawn') THEN
        RAISE EXCEPTION 'Only the marks of a batch taken back are dropped' USING ERRCODE = 'check_violation';
    END IF;
    EXECUTE format('DROP TABLE IF EXISTS %I', 'ballots_keyed_paper_' || batch);
END
$$;

-- As in migration 0002, and with what is keyed and not yet in the box: a cancelled ballot leaves no mark anywhere.
CREATE OR REPLACE FUNCTION ballots_destroy_box(ballot bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    batch bigint;
BEGIN
    IF EXISTS (SELECT FROM ballots_ballot WHERE id = ballot AND state IN ('scheduled', 'open', 'suspended', 'closed')) THEN
        RAISE EXCEPTION 'The box of a ballot that is not parted or cancelled is kept';
    END IF;
    EXECUTE format('DROP TABLE IF EXISTS %I', 'ballots_live_paper_' || ballot);
    EXECUTE format('DROP TABLE IF EXISTS %I', 'ballots_live_receipt_' || ballot);
    FOR batch IN SELECT id FROM ballots_paperbatch WHERE ballot_id = ballot LOOP
        EXECUTE format('DROP TABLE IF EXISTS %I', 'ballots_keyed_paper_' || batch);
    END LOOP;
END
$$;

REVOKE ALL ON ballots_keyed_paper FROM PUBLIC;
REVOKE ALL ON FUNCTION ballots_open_keying(bigint), ballots_keyings_differ(bigint),
    ballots_key_in_batch(bigint, smallint, smallint, smallint[]), ballots_keyed_places(bigint, smallint),
    ballots_readings(bigint, smallint), ballots_box_batch(bigint), ballots_drop_keying(bigint),
    ballots_take_receipt(bigint, varchar), ballots_key_paper(bigint, varchar, smallint[]) FROM PUBLIC;
"""

UNMAKE = """
DROP FUNCTION ballots_drop_keying(bigint);
DROP FUNCTION ballots_box_batch(bigint);
DROP FUNCTION ballots_readings(bigint, smallint);
DROP FUNCTION ballots_keyed_places(bigint, smallint);
DROP FUNCTION ballots_key_in_batch(bigint, smallint, smallint, smallint[]);
DROP FUNCTION ballots_keyings_differ(bigint);
DROP FUNCTION ballots_open_keying(bigint);
CREATE OR REPLACE FUNCTION ballots_destroy_box(ballot bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM ballots_ballot WHERE id = ballot AND state IN ('scheduled', 'open', 'suspended', 'closed')) THEN
        RAISE EXCEPTION 'The box of a ballot that is not parted or cancelled is kept';
    END IF;
    EXECUTE format('DROP TABLE IF EXISTS %I', 'ballots_live_paper_' || ballot);
    EXECUTE format('DROP TABLE IF EXISTS %I', 'ballots_live_receipt_' || ballot);
END
$$;
DROP TABLE ballots_keyed_paper;
"""


class Migration(migrations.Migration):
    dependencies = [("ballots", "0005_letters_and_paper_batches")]
    operations = [migrations.RunSQL(MAKE, UNMAKE)]
