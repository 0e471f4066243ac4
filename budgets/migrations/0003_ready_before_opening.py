"""A real round is not scheduled or opened before the four items of its checklist are done."""

from django.db import migrations

MAKE = """
CREATE FUNCTION budgets_ready_before_opening() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM budgets_budgetround r
         WHERE r.ballot_id = NEW.id AND NOT r.demonstration AND 4 > (
            SELECT count(*) FROM budgets_readiness d
             WHERE d.round_id = r.id AND d.evidence <> ''
               AND d.code IN ('impact-assessment', 'privacy-notice', 'pre-election', 'polling-test'))
    ) THEN
        RAISE EXCEPTION 'The checklist of this round is not done' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER budgets_ready_before_opening BEFORE UPDATE OF state ON ballots_ballot
FOR EACH ROW WHEN (
    (OLD.state = 'draft' AND NEW.state = 'scheduled') OR (OLD.state = 'scheduled' AND NEW.state = 'open')
) EXECUTE FUNCTION budgets_ready_before_opening();
"""

UNMAKE = """
DROP TRIGGER budgets_ready_before_opening ON ballots_ballot;
DROP FUNCTION budgets_ready_before_opening();
"""


class Migration(migrations.Migration):
    dependencies = [("budgets", "0002_notices_and_kept_rows")]
    operations = [migrations.RunSQL(MAKE, UNMAKE)]
