"""What the database refuses besides: a signature under a power that is not the signer's, and one pot paying for another."""

from django.db import migrations

# Section 236 of the Local Government and Public Involvement in Health Act 2007: a member decides for their own ward. The same as delivery.own_wards.
_HAS_POWER = """
CREATE FUNCTION delivery_has_power(who bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN power.maker = 'officer' THEN x.officer_id IS NOT NULL
        WHEN power.maker <> 'member' THEN x.councillor_id IS NOT NULL
        WHEN r.ward_id IS NOT NULL THEN theirs.code = own.code
        ELSE EXISTS (
            SELECT FROM places_postcode c JOIN places_ward w ON w.id = c.ward_id
             WHERE c.neighbourhood_id = r.neighbourhood_id AND w.code = theirs.code)
    END
      FROM delivery_decider x
      JOIN delivery_decision d ON d.id = x.decision_id
      JOIN delivery_power power ON power.id = d.power_id
      JOIN budgets_budgetround r ON r.id = d.round_id
      LEFT JOIN places_ward own ON own.id = r.ward_id
      LEFT JOIN councillors_councillor seat ON seat.id = x.councillor_id
      LEFT JOIN places_ward theirs ON theirs.id = seat.ward_id
     WHERE x.id = who
$$;
"""

_SIGNATURE = """
CREATE OR REPLACE FUNCTION delivery_check_signature(who bigint, digest text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    of_decision bigint;
BEGIN
    SELECT x.decision_id INTO of_decision
      FROM delivery_decider x JOIN delivery_decision d ON d.id = x.decision_id
     WHERE x.id = who AND NOT x.before_referral AND d.way = 'signed' AND d.asked_at IS NOT NULL;
    IF of_decision IS NULL THEN
        RAISE EXCEPTION 'Nobody asked for this signature' USING ERRCODE = 'check_violation';
    END IF;
    IF digest IS DISTINCT FROM delivery_draft_digest(of_decision) THEN
        RAISE EXCEPTION 'Not the draft as it stands' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM delivery_decider x
          LEFT JOIN councillors_councillor c ON c.id = x.councillor_id
          LEFT JOIN members_person p ON p.id = COALESCE(c.person_id, x.officer_id)
         WHERE x.id = who AND p.is_active
           AND (c.office @> (clock_timestamp() AT TIME ZONE 'Europe/London')::date OR c.id IS NULL AND p.is_staff)
    ) THEN
        RAISE EXCEPTION 'Not in office' USING ERRCODE = 'check_violation';
    END IF;
    IF delivery_has_power(who) IS NOT TRUE THEN
        RAISE EXCEPTION 'Not theirs to decide' USING ERRCODE = 'check_violation';
    END IF;
END $$;
"""

# The same as delivery.sums: what goes beyond single pots is paid by diverted money alone.
_POTS = """
CREATE FUNCTION delivery_beyond_pots(decision bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT COALESCE(sum(GREATEST(spent.pence - pot.pence, 0)), 0)::bigint
      FROM ballots_pot pot
      JOIN (
          SELECT o.pot_id, sum(l.funded_pence) AS pence
            FROM delivery_decisionline l
            JOIN budgets_project p ON p.id = l.project_id
            JOIN ballots_option o ON o.id = p.option_id
           WHERE l.decision_id = decision GROUP BY o.pot_id
      ) spent ON spent.pot_id = pot.id
$$;
"""

_CHECK = """
CREATE OR REPLACE FUNCTION delivery_check_decision(decision bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    made delivery_decision;
    pot bigint;
    diverted bigint;
    stage text;
BEGIN
    SELECT * INTO made FROM delivery_decision WHERE id = decision;
    SELECT b.pot_pence, b.state INTO pot, stage
      FROM budgets_budgetround r JOIN ballots_ballot b ON b.id = r.ballot_id
     WHERE r.id = made.round_id;
    IF stage NOT IN ('declared', 'superseded') THEN
        RAISE EXCEPTION 'Only a declared result is decided on' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM budgets_project p JOIN ballots_option o ON o.id = p.option_id
         WHERE p.round_id = made.round_id AND o.withdrawn_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM delivery_decisionline l WHERE l.decision_id = decision AND l.project_id = p.id)
    ) THEN
        RAISE EXCEPTION 'A project is not decided on' USING ERRCODE = 'check_violation';
    END IF;
    SELECT COALESCE(sum(amount_pence), 0) INTO diverted FROM delivery_diversion WHERE decision_id = decision;
    IF (SELECT COALESCE(sum(funded_pence), 0) FROM delivery_decisionline WHERE decision_id = decision) > pot + diverted THEN
        RAISE EXCEPTION 'More than there is' USING ERRCODE = 'check_violation';
    END IF;
    IF delivery_beyond_pots(decision) > diverted THEN
        RAISE EXCEPTION 'More than a pot holds' USING ERRCODE = 'check_violation';
    END IF;
    IF made.way = 'signed' THEN
        PERFORM delivery_check_signed(decision, made.rule);
    ELSE
        PERFORM delivery_check_minutes(decision, made.minute);
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    """Not to be undone: what was published would lose its guard."""

    dependencies = [
        ("delivery", "0009_said_stays_said"),
        ("ballots", "0009_has_pots_frozen"),
        ("places", "0003_neighbourhoods_and_deprivation"),
    ]

    operations = [migrations.RunSQL(sql) for sql in (_HAS_POWER, _SIGNATURE, _POTS, _CHECK)]
