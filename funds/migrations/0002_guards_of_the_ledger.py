"""What the database refuses of the ledger. Plain triggers, as the public record's are: nothing in the session switches them off."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION funds_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE FUNCTION funds_ways(kind text, account_kind text, is_in boolean) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT (kind, account_kind, is_in) IN (
        ('received', 'giver', false), ('received', 'fund', true),
        ('allotted', 'fund', false), ('allotted', 'pot', true),
        ('committed', 'pot', false), ('committed', 'project', true),
        ('handed-back', 'pot', false), ('handed-back', 'project', false), ('handed-back', 'fund', true),
        ('paid', 'project', false), ('paid', 'payee', true),
        ('recovered', 'payee', false), ('recovered', 'fund', true),
        ('returned', 'fund', false), ('returned', 'giver', true),
        ('written-back', 'fund', false), ('written-back', 'written-back', true))
$$;

CREATE FUNCTION funds_transaction_dated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.made_at := now();
    IF NEW.happened_on > (now() AT TIME ZONE 'Europe/London')::date THEN
        RAISE EXCEPTION 'A transaction cannot happen later than today' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION funds_entry_checked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    fund funds_fund%ROWTYPE;
    account funds_account%ROWTYPE;
    moved funds_transaction%ROWTYPE;
    held numeric;
    day date;
BEGIN
    -- The fund's row is the lock, held to the end: of two that would overdraw, the second sees the first.
    SELECT * INTO STRICT fund FROM funds_fund WHERE id = NEW.fund_id FOR NO KEY UPDATE;
    SELECT * INTO STRICT account FROM funds_account WHERE id = NEW.account_id;
    SELECT * INTO STRICT moved FROM funds_transaction WHERE id = NEW.transaction_id;
    IF moved.made_at <> now() THEN
        RAISE EXCEPTION 'A transaction is whole once it is made' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT funds_ways(moved.kind, account.kind, NEW.amount_pence > 0) THEN
        RAISE EXCEPTION 'Money does not move like this' USING ERRCODE = 'check_violation';
    END IF;
    IF account.fund_id IS NOT NULL AND account.fund_id <> NEW.fund_id THEN
        RAISE EXCEPTION 'This account is another fund''s' USING ERRCODE = 'check_violation';
    END IF;
    IF fund.state = 'closed' AND account.kind = 'fund' AND NEW.amount_pence < 0
            AND moved.kind NOT IN ('returned', 'written-back') THEN
        RAISE EXCEPTION 'A closed fund gives nothing more out' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.amount_pence < 0 AND account.kind <> 'giver' THEN
        SELECT COALESCE(sum(amount_pence), 0) INTO held FROM funds_entry
         WHERE account_id = NEW.account_id AND fund_id = NEW.fund_id;
        IF held + NEW.amount_pence < 0 THEN
            RAISE EXCEPTION 'More than the account holds of this fund' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF NEW.amount_pence > 0 AND account.kind IN ('pot', 'project') AND NOT (
            (fund.wards = '{}' OR (account.wards <> '{}' AND account.wards <@ fund.wards))
            AND (fund.purposes = '{}' OR (account.purposes <> '{}' AND account.purposes <@ fund.purposes))
            AND (fund.use = 'either' OR account.use = fund.use)) THEN
        RAISE EXCEPTION 'The strings of this fund do not allow this account' USING ERRCODE = 'check_violation';
    END IF;
    -- Nobody enters a pot or project on an earlier day; a payment has the day of the bank.
    day := CASE WHEN account.kind = 'payee' THEN moved.happened_on
                ELSE (now() AT TIME ZONE 'Europe/London')::date END;
    IF NEW.amount_pence > 0 AND account.kind IN ('pot', 'project', 'payee') AND fund.spend_by < day THEN
        RAISE EXCEPTION 'The day to spend this fund by is over' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION funds_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    checked bigint := CASE WHEN TG_TABLE_NAME = 'funds_entry'
                           THEN (to_jsonb(NEW) ->> 'transaction_id')::bigint ELSE NEW.id END;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM funds_entry WHERE transaction_id = checked) THEN
        RAISE EXCEPTION 'A transaction has entries' USING ERRCODE = 'check_violation';
    END IF;
    -- Of each fund exactly two: from here, to there.
    IF EXISTS (SELECT 1 FROM funds_entry WHERE transaction_id = checked
                GROUP BY fund_id HAVING sum(amount_pence) <> 0 OR count(*) <> 2) THEN
        RAISE EXCEPTION 'A transaction balances to zero in every fund' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER funds_entry_refuse BEFORE UPDATE OR DELETE ON funds_entry FOR EACH ROW EXECUTE FUNCTION funds_refuse();
CREATE TRIGGER funds_entry_refuse_truncate BEFORE TRUNCATE ON funds_entry FOR EACH STATEMENT EXECUTE FUNCTION funds_refuse();
CREATE TRIGGER funds_transaction_refuse BEFORE UPDATE OR DELETE ON funds_transaction FOR EACH ROW EXECUTE FUNCTION funds_refuse();
CREATE TRIGGER funds_transaction_refuse_truncate BEFORE TRUNCATE ON funds_transaction FOR EACH STATEMENT EXECUTE FUNCTION funds_refuse();
CREATE TRIGGER funds_transaction_dated BEFORE INSERT ON funds_transaction FOR EACH ROW EXECUTE FUNCTION funds_transaction_dated();
CREATE TRIGGER funds_entry_checked BEFORE INSERT ON funds_entry FOR EACH ROW EXECUTE FUNCTION funds_entry_checked();
CREATE CONSTRAINT TRIGGER funds_entry_balanced AFTER INSERT ON funds_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funds_balanced();
CREATE CONSTRAINT TRIGGER funds_transaction_balanced AFTER INSERT ON funds_transaction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funds_balanced();
"""

UNGUARD = """
DROP TRIGGER funds_transaction_balanced ON funds_transaction;
DROP TRIGGER funds_entry_balanced ON funds_entry;
DROP TRIGGER funds_entry_checked ON funds_entry;
DROP TRIGGER funds_transaction_dated ON funds_transaction;
DROP TRIGGER funds_transaction_refuse_truncate ON funds_transaction;
DROP TRIGGER funds_transaction_refuse ON funds_transaction;
DROP TRIGGER funds_entry_refuse_truncate ON funds_entry;
DROP TRIGGER funds_entry_refuse ON funds_entry;
DROP FUNCTION funds_balanced();
DROP FUNCTION funds_entry_checked();
DROP FUNCTION funds_transaction_dated();
DROP FUNCTION funds_ways(text, text, boolean);
DROP FUNCTION funds_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_funds_ledger_payments")]
    operations = [migrations.RunSQL(GUARDS, UNGUARD)]
