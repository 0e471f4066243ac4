"""What the database itself refuses of decisions, and when it lets a round's money move."""

from django.db import migrations

_CHECK = """
CREATE FUNCTION delivery_check_decision(decision bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    of_round bigint;
    pot bigint;
    stage text;
BEGIN
    SELECT d.round_id, b.pot_pence, b.state INTO of_round, pot, stage
      FROM delivery_decision d
      JOIN budgets_budgetround r ON r.id = d.round_id
      JOIN ballots_ballot b ON b.id = r.ballot_id
     WHERE d.id = decision;
    IF stage NOT IN ('declared', 'superseded') THEN
        RAISE EXCEPTION 'Only a declared result is decided on' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM budgets_project p JOIN ballots_option o ON o.id = p.option_id
         WHERE p.round_id = of_round AND o.withdrawn_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM delivery_decisionline l WHERE l.decision_id = decision AND l.project_id = p.id)
    ) THEN
        RAISE EXCEPTION 'A project is not decided on' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT COALESCE(sum(funded_pence), 0) FROM delivery_decisionline WHERE decision_id = decision)
       > pot + (SELECT COALESCE(sum(amount_pence), 0) FROM delivery_diversion WHERE decision_id = decision) THEN
        RAISE EXCEPTION 'More than there is' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM delivery_decider x JOIN delivery_interest i ON i.decider_id = x.id
         WHERE x.decision_id = decision AND i.disqualifying AND x.vote <> 'aside'
    ) THEN
        RAISE EXCEPTION 'Somebody with a disqualifying interest decides' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM delivery_decider
         WHERE decision_id = decision AND vote = 'for' AND NOT before_referral
    ) THEN
        RAISE EXCEPTION 'Nobody decided' USING ERRCODE = 'check_violation';
    END IF;
END $$;
"""

# The same as delivery.gate, for triggers on what moves money.
_FREE = """
CREATE FUNCTION delivery_money_is_free(of_round bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM delivery_decision d LEFT JOIN delivery_callin c ON c.decision_id = d.id
         WHERE d.round_id = of_round AND d.state = 'published'
           AND CASE WHEN c.id IS NULL
                    THEN d.call_in_ends_at IS NULL OR d.call_in_ends_at <= clock_timestamp()
                    ELSE c.outcome = 'upheld' END
    )
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_decisions")]

    operations = [
        migrations.RunSQL(_CHECK, "DROP FUNCTION delivery_check_decision(bigint)"),
        migrations.RunSQL(_FREE, "DROP FUNCTION delivery_money_is_free(bigint)"),
    ]
