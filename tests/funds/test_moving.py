"""Money from its giver to its payee, and what is refused on the way."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from funds import balances, closing, moving, opening
from funds.errors import FundError
from funds.models import Transaction
from record.models import RecordEntry
from tests.funds.money import BY, allot, commit, fund, past_spend_by, pot, project, ward

pytestmark = pytest.mark.django_db
LATER = timezone.localdate() + timedelta(days=90)


def refused(act, *args, **kwargs):
    before = Transaction.objects.count()
    with pytest.raises(FundError) as error:
        act(*args, **kwargs)
    assert Transaction.objects.count() == before
    return error.value.message


def test_money_goes_from_the_giver_to_the_project_and_what_is_left_comes_back():
    core, larkmead, trees = fund(pence=10_000_00), pot(), project()
    allot(core, larkmead, 6_000_00)
    commit(larkmead, trees, 4_000_00)
    moving.hand_back(source=trees, amount_pence=1_000_00, by=BY, reason="Cheaper than thought")
    moving.hand_back(source=larkmead, by=BY, reason="Round over")
    sums = balances.of_fund(core)
    assert (sums.received, sums.unallotted, sums.in_pots, sums.in_projects) == (
        10_000_00,
        7_000_00,
        0,
        3_000_00,
    )
    assert sums.received - sums.out == sums.held
    assert balances.of_account(trees) == 3_000_00
    assert {(a.kind, b.kind): pence for a, b, pence in balances.moved([core])} == {
        ("giver", "fund"): 10_000_00,
        ("fund", "pot"): 6_000_00,
        ("pot", "project"): 4_000_00,
        ("project", "fund"): 1_000_00,
        ("pot", "fund"): 2_000_00,
    }


def test_every_movement_stands_in_the_record_with_its_reason():
    core, larkmead = fund(pence=10_000_00), pot()
    allot(core, larkmead, 6_000_00)
    entry = RecordEntry.objects.latest("sequence")
    assert entry.action == "funds.allotted"
    assert '"reason":"Round 2026"' in entry.payload
    assert (entry.actor_role, entry.actor_id) == (BY.role, BY.id)


def test_a_fund_cannot_give_more_than_it_has():
    core = fund(pence=800_00)
    assert "short by £1,200" in refused(allot, core, pot(), 2_000_00)


def test_a_pot_cannot_give_more_than_it_has():
    core, larkmead = fund(pence=800_00), pot()
    allot(core, larkmead, 800_00)
    assert "short by £1,200: it holds £800" in refused(commit, larkmead, project(), 2_000_00)


def test_money_for_one_ward_cannot_go_to_another():
    gipsy, knights = ward("Gipsy Hill"), ward("Knight’s Hill")
    cil = fund("CIL Gipsy Hill", 900_00, source="cil", wards=[gipsy.code])
    said = refused(allot, cil, pot("Knight’s Hill 2026", wards=[knights.code]), 100)
    assert "is for Gipsy Hill and cannot go to Knight’s Hill" in said
    assert "the whole area" in refused(allot, cil, pot(), 100)
    allot(cil, pot(wards=[gipsy.code]), 100)


def test_money_for_one_purpose_cannot_go_to_another():
    parks = fund("Parks", 900_00, purposes=["green-spaces", "play"])
    assert "is only for" in refused(allot, parks, pot(purposes=["streets"]), 100)
    assert "is for anything" in refused(allot, parks, pot(), 100)
    allot(parks, pot(purposes=["play"]), 100)


@pytest.mark.parametrize(("use", "other"), [("capital", "revenue"), ("revenue", "either")])
def test_capital_stays_capital_and_revenue_stays_revenue(use, other):
    tied = fund("Tied", 900_00, use=use)
    assert f"is {use} only" in refused(allot, tied, pot(use=other), 100)
    allot(tied, pot(use=use), 100)


def test_nothing_is_allotted_or_committed_after_the_day_to_spend_it_by():
    core, larkmead = fund(pence=900_00, spend_by=LATER), pot()
    allot(core, larkmead, 400_00)
    past_spend_by(core)
    assert "had to be spent by 31 January 2026" in refused(allot, core, larkmead, 100)
    said = refused(commit, larkmead, project(), 100)
    assert "had to be spent by" in said
    assert "Only £0 of the £400" in said
    moving.hand_back(source=larkmead, by=BY, reason="Too late")


def test_a_commitment_takes_what_must_be_spent_soonest_and_only_what_may_go_there():
    here = ward()
    late = fund("Late", 100_00)
    soon = fund("Soon", 100_00, spend_by=LATER)
    tied = fund("Tied", 100_00, spend_by=LATER - timedelta(days=1), purposes=["play"])
    larkmead = pot(wards=[here.code], purposes=["play"])
    for one in (late, soon, tied):
        allot(one, larkmead, 100_00)
    trees = project(wards=[here.code], purposes=["green-spaces"])
    made = commit(larkmead, trees, 150_00)
    assert balances.by_account_and_fund([trees])[trees.pk] == {soon.pk: 100_00, late.pk: 50_00}
    assert made.entries.count() == 4
    assert "Only £50 of the £150" in refused(commit, larkmead, trees, 60_00)


def test_what_comes_back_first_is_what_need_not_be_spent_soon():
    late, soon, larkmead = fund("Late", 100_00), fund("Soon", 100_00, spend_by=LATER), pot()
    for one in (late, soon):
        allot(one, larkmead, 100_00)
    moving.hand_back(source=larkmead, amount_pence=120_00, by=BY, reason="Less is needed")
    assert balances.by_account_and_fund([larkmead])[larkmead.pk] == {soon.pk: 80_00}


def test_a_closed_fund_gives_nothing_out_but_back_and_what_was_allotted_stays():
    core, larkmead, trees = fund(pence=900_00), pot(), project()
    allot(core, larkmead, 400_00)
    closing.close(fund=core, by=BY, reason="The year is over")
    assert "closed and gives nothing more out" in refused(allot, core, larkmead, 100)
    receive = {"fund": core, "amount_pence": 100, "by": BY, "reason": "More"}
    assert "takes no more money" in refused(moving.receive, **receive)
    commit(larkmead, trees, 300_00)
    moving.hand_back(source=larkmead, by=BY, reason="Left over")
    closing.return_to_giver(fund=core, amount_pence=500_00, by=BY, reason="Unspent")
    closing.write_back(fund=core, amount_pence=100_00, by=BY, reason="Unspent")
    sums = balances.of_fund(core)
    assert (sums.received, sums.written_back, sums.held) == (400_00, 100_00, 300_00)


def test_an_open_fund_is_not_written_back():
    core = fund(pence=900_00)
    said = refused(closing.write_back, fund=core, amount_pence=1, by=BY, reason="Why not")
    assert "Close the fund first" in said


def test_the_same_key_is_one_movement():
    core, larkmead = fund(pence=900_00), pot()
    told = {"fund": core, "pot": larkmead, "amount_pence": 100_00, "by": BY, "reason": "Round"}
    assert moving.allot(**told, key="form-1") == moving.allot(**told, key="form-1")
    assert balances.of_account(larkmead) == 100_00
    receive = {"fund": core, "amount_pence": 100, "by": BY, "reason": "More", "key": "form-1"}
    assert "used for another movement" in refused(moving.receive, **receive)


@pytest.mark.parametrize("pence", [0, -100])
def test_nothing_and_less_is_no_amount(pence):
    assert "more than £0" in refused(allot, fund(pence=900_00), pot(), pence)


def test_a_reason_is_needed():
    core, told = fund(pence=900_00), {"by": BY, "reason": " \n "}
    assert "what this is for" in refused(
        moving.allot, fund=core, pot=pot(), amount_pence=100, **told
    )


def test_money_is_not_received_tomorrow():
    tomorrow = timezone.localdate() + timedelta(days=1)
    told = {"amount_pence": 100, "by": BY, "reason": "Early", "happened_on": tomorrow}
    assert "today or earlier" in refused(moving.receive, fund=fund(), **told)


def test_the_day_to_spend_by_moves_later_only():
    core = fund(pence=100, spend_by=LATER)
    with pytest.raises(FundError):
        opening.extend(fund=core, spend_by=LATER - timedelta(days=1), by=BY, reason="Sooner")
    moved = opening.extend(fund=core, spend_by=date(2030, 3, 31), by=BY, reason="Giver’s letter")
    assert moved.spend_by == date(2030, 3, 31)


def test_a_fund_is_not_opened_with_what_nobody_knows():
    for strings in ({"wards": ["E05000000"]}, {"purposes": ["nonsense"]}):
        with pytest.raises(FundError):
            fund(**strings)
    with pytest.raises(FundError):
        fund(spend_by=date(2020, 1, 1))


def test_two_funds_of_one_name_have_two_addresses():
    assert [fund().slug, fund().slug] == ["council-core", "council-core-2"]
