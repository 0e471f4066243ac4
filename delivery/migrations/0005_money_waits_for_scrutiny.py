"""The gate on the ledger itself: while a round's money is held, nothing of it is committed, asked for or paid."""

from django.db import migrations

_ENTRIES = """
CREATE FUNCTION delivery_hold_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_round bigint;
    way text;
    account_code text;
BEGIN
    IF NEW.amount_pence > 0 THEN RETURN NEW; END IF;
    SELECT kind INTO way FROM funds_transaction WHERE id = NEW.transaction_id;
    IF way = 'committed' THEN
        SELECT code INTO account_code FROM funds_account WHERE id = NEW.account_id;
        SELECT id INTO of_round FROM budgets_budgetround WHERE 'round:' || id = account_code;
    ELSIF way = 'paid' THEN
        SELECT round_id INTO of_round FROM delivery_deliveryproject WHERE account_id = NEW.account_id;
    END IF;
    IF of_round IS NOT NULL AND NOT delivery_money_is_free(of_round) THEN
        RAISE EXCEPTION 'The money of this round is held' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER delivery_hold_entries BEFORE INSERT ON funds_entry
    FOR EACH ROW EXECUTE FUNCTION delivery_hold_entries();
"""
_PAYMENTS = """
CREATE FUNCTION delivery_hold_payments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_round bigint;
BEGIN
    SELECT round_id INTO of_round FROM delivery_deliveryproject WHERE account_id = NEW.account_id;
    IF of_round IS NOT NULL AND NOT delivery_money_is_free(of_round) THEN
        RAISE EXCEPTION 'The money of this round is held' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER delivery_hold_payments BEFORE INSERT ON funds_payment
    FOR EACH ROW EXECUTE FUNCTION delivery_hold_payments();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0004_projects_and_evaluation"),
        ("funds", "0002_guards_of_the_ledger"),
    ]

    operations = [
        migrations.RunSQL(
            _ENTRIES,
            "DROP TRIGGER delivery_hold_entries ON funds_entry; DROP FUNCTION delivery_hold_entries()",
        ),
        migrations.RunSQL(
            _PAYMENTS,
            "DROP TRIGGER delivery_hold_payments ON funds_payment; DROP FUNCTION delivery_hold_payments()",
        ),
    ]
