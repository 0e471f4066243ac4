"""What the database itself refuses, asked as its owner and past every verb."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from funds import accounts, closing
from funds.models import WAYS, Account, AccountKind, Entry, Fund, Transaction
from tests.funds.money import BY, allot, commit, fund, past_spend_by, pot, project, ward

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def posted(kind, *sides, happened_on=None):
    """A transaction with these entries, checked as at a commit."""
    with transaction.atomic():
        made = Transaction.objects.create(
            kind=kind,
            words="x",
            happened_on=happened_on or TODAY(),
            by_role="x",
            by_id="x",
            key="x",
        )
        for account, one, pence in sides:
            Entry.objects.create(transaction=made, account=account, fund=one, amount_pence=pence)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return made


def refused(words, act, *args, **kwargs):
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        act(*args, **kwargs)


@pytest.fixture
def core():
    return fund(pence=900_00)


@pytest.fixture
def larkmead(core):
    made = pot()
    allot(core, made, 400_00)
    return made


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE funds_entry SET amount_pence = amount_pence + 1",
        "DELETE FROM funds_entry",
        "TRUNCATE funds_entry CASCADE",
        "UPDATE funds_transaction SET words = 'y'",
        "DELETE FROM funds_transaction",
        "TRUNCATE funds_transaction CASCADE",
    ],
)
def test_the_ledger_is_append_only_for_its_owner_too(larkmead, statement):
    def run():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(statement)

    refused("append-only", run)


def test_the_owner_of_the_tables_is_who_asks():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tableowner = current_user FROM pg_tables WHERE tablename = 'funds_entry'"
        )
        assert cursor.fetchone() == (True,)


def test_a_transaction_balances_in_every_fund(core, larkmead):
    own, other = accounts.of_fund(core), fund("Other", 900_00)
    refused("balances", posted, "allotted", (own, core, -100), (larkmead, core, 99))
    refused("balances", posted, "allotted", (own, core, -100), (larkmead, other, 100))
    refused("has entries", posted, "allotted")
    posted("allotted", (own, core, -100), (larkmead, core, 100))


def test_money_moves_only_on_its_ways(core, larkmead):
    own, trees = accounts.of_fund(core), project()
    refused("does not move", posted, "allotted", (own, core, -100), (trees, core, 100))
    refused("does not move", posted, "committed", (larkmead, core, 100), (trees, core, -100))
    refused("does not move", posted, "paid", (larkmead, core, -100), (trees, core, 100))


def test_a_fund_uses_its_own_account_alone(core):
    own = accounts.of_fund(fund("Other", 900_00))
    refused("another fund", posted, "allotted", (own, core, -100), (pot(), core, 100))


def test_nothing_but_a_giver_goes_below_zero(core, larkmead):
    trees, own = project(), accounts.of_fund(core)
    refused("holds", posted, "committed", (larkmead, core, -400_01), (trees, core, 400_01))
    refused("holds", posted, "allotted", (own, core, -500_01), (larkmead, core, 500_01))


def test_strings_hold(core):
    here, there = ward("Here"), ward("There")
    tied = fund("Tied", 900, wards=[here.code], purposes=["play"], use="capital")
    own, suits = accounts.of_fund(tied), {"wards": [here.code], "purposes": ["play"]}
    for other in (
        {**suits, "use": "capital", "wards": [here.code, there.code]},
        {**suits, "use": "capital", "purposes": ["play", "streets"]},
        {**suits, "use": "revenue"},
        {"use": "capital"},
    ):
        refused("strings", posted, "allotted", (own, tied, -1), (into := pot(**other), tied, 1))
        assert not into.entries.exists()
    into = pot(**suits, use="capital")
    posted("allotted", (own, tied, -1), (into, tied, 1))


def test_after_the_spend_by_date_money_only_goes_back(core, larkmead):
    past_spend_by(core)
    own = accounts.of_fund(core)
    refused("by is over", posted, "committed", (larkmead, core, -1), (project(), core, 1))
    refused("by is over", posted, "allotted", (own, core, -1), (larkmead, core, 1))
    posted("handed-back", (larkmead, core, -1), (own, core, 1))


def test_no_commitment_is_dated_back_to_before_the_spend_by_date(core, larkmead):
    past_spend_by(core)
    sides = ((larkmead, core, -1), (project(), core, 1))
    refused("by is over", posted, "committed", *sides, happened_on=date(2026, 1, 1))


def test_a_closed_fund_gives_only_back(core, larkmead):
    closing.close(fund=core, by=BY, reason="Over")
    own = accounts.of_fund(core)
    refused("closed", posted, "allotted", (own, core, -1), (larkmead, core, 1))
    posted("returned", (own, core, -1), (accounts.giver_of(core), core, 1))


def test_nothing_happens_tomorrow(core, larkmead):
    sides = ((accounts.of_fund(core), core, -1), (larkmead, core, 1))
    refused("later", posted, "allotted", *sides, happened_on=TODAY() + timedelta(days=2))


@pytest.mark.parametrize(
    "change", [{"wards": ["E05000001"]}, {"purposes": ["play"]}, {"use": "capital"}]
)
def test_strings_are_kept_once_there_is_money(core, change):
    ward_ = ward()
    change = {"wards": [ward_.code]} if "wards" in change else change
    empty = fund("Empty")
    Fund.objects.filter(pk=empty.pk).update(**change)
    refused("are kept", Fund.objects.filter(pk=core.pk).update, **change)


def test_accounts_keep_what_they_are_for(larkmead):
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        Account.objects.filter(pk=larkmead.pk).update(use="capital")
    Account.objects.filter(pk=larkmead.pk).update(title="Larkmead’s money")


def test_nobody_names_wards_and_purposes_that_are_not_there(core):
    refused("No such ward", pot, wards=["E05999999"])
    refused("No such purpose", pot, purposes=["nonsense"])


def test_an_older_transaction_takes_no_more_entries(core, larkmead):
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        Transaction.objects.update(made_at=timezone.now() - timedelta(days=1))
        cursor.execute("SET session_replication_role = origin")
    old = Transaction.objects.latest("pk")
    told = {"transaction": old, "fund": core, "amount_pence": 1, "account": project()}
    refused("whole once it is made", Entry.objects.create, **told)


def test_a_commitment_cannot_take_one_fund_for_another(core, larkmead):
    other, trees = fund("Other", 900_00), project()
    allot(other, larkmead, 100_00)
    commit(larkmead, trees, 1_00)
    refused("holds", posted, "committed", (larkmead, other, -101_00), (trees, other, 101_00))


def test_the_ways_of_money_are_the_same_in_the_code_and_in_the_database():
    with connection.cursor() as cursor:
        for kind, (givers, takers) in WAYS.items():
            for account in AccountKind.values:
                cursor.execute(
                    "SELECT funds_ways(%s, %s, false), funds_ways(%s, %s, true)",
                    [kind, account, kind, account],
                )
                assert cursor.fetchone() == (account in givers, account in takers)
