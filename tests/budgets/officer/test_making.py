from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from ballots.models import Ballot
from budgets.errors import RoundError
from budgets.facts import ProjectFacts, RoundFacts
from budgets.forms.method_page import MethodPage
from budgets.forms.round_pages import VotersPage
from budgets.making import change_round, facts_of, make_round
from budgets.models import BudgetRound, ReadinessCode
from budgets.policies import can_declare, can_manage, visible_to
from budgets.projects import add_project, add_projects, change_project, remove_project
from budgets.readiness import complete, missing
from record.models import RecordEntry
from tests.factories import (
    BudgetRoundFactory,
    OfficerFactory,
    ProjectFactory,
    WardFactory,
    officer_of,
)

pytestmark = pytest.mark.django_db


POINTS = {"kind": "points", "max_choices": None, "points_total": 10, "rule": "greedy", "completion": "none"}  # fmt: skip
ORDER = {"kind": "order", "max_choices": 3, "rule": "greedy-per-cost", "completion": "none"}


def facts(**changed):
    opens = timezone.now() + timedelta(days=3)
    values = {
        "title": "Larkmead 2027",
        "question": "What should Larkmead spend £120,000 on?",
        "pot_pence": 12_000_000,
        "max_choices": 5,
        "opens_at": opens,
        "closes_at": opens + timedelta(days=14),
        "legal_basis": "Local Government Act 2003, section 116",
        "privacy_notice": "We use what you tell us to check that you may vote.",
        "contact_name": "Participation team",
        "contact_phone": "020 7946 0155",
        "contact_email": "vote@example.org",
        "languages": ("cy", "ar"),
        "translations": {"cy": {"title": "Larkmead 2027 yn Gymraeg", "question": "Beth?"}},
    }
    return RoundFacts(**values | changed)


def project(**changed):
    values = {"title": "Splash pad", "cost_pence": 3_000_000, "summary": "Water to run through."}
    return ProjectFacts(**values | changed)


def test_a_made_round_is_a_draft_its_maker_runs_but_does_not_declare():
    officer, ward = OfficerFactory(), WardFactory()
    made = make_round(by=officer, facts=facts(ward=ward))
    assert made.ballot.state == "draft"
    assert made.ballot.strata == [ward.code]
    assert made.ballot.roll.kind == "both"
    assert can_manage(officer, made)
    assert not can_declare(officer, made)
    assert list(visible_to(officer)) == [made]
    assert RecordEntry.objects.get().action == "budgets.round-made"


def test_the_facts_come_back_as_they_went_in():
    wanted = facts(ward=WardFactory(), age_on=timezone.localdate())
    made = make_round(by=OfficerFactory(), facts=wanted)
    assert facts_of(BudgetRound.objects.get(pk=made.pk)) == wanted


def test_a_round_of_the_whole_area_takes_the_newest_wards():
    old, new = WardFactory(vintage=2018), WardFactory(vintage=2026)
    made = make_round(by=OfficerFactory(), facts=facts())
    assert made.ballot.strata == [new.code]
    assert old.code not in made.ballot.strata


def test_two_rounds_of_one_title_have_addresses_of_their_own():
    officer = OfficerFactory()
    slugs = [make_round(by=officer, facts=facts()).slug for _ in range(3)]
    assert slugs == ["larkmead-2027", "larkmead-2027-2", "larkmead-2027-3"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"pot_pence": 0}, "pot_pence"),
        ({"closes_at": timezone.now()}, "closes_at"),
        ({"max_choices": None}, "max_choices"),
        ({"who_may_vote": ()}, "who_may_vote"),
        ({"accepted_proofs": ()}, "accepted_proofs"),
        ({"kind": "ranking"}, "kind"),
        ({"kind": "resolution"}, "kind"),
        ({"rule": "scottish-stv"}, "rule"),
        ({"rule": "resolution"}, "rule"),
        ({"tie_rule": "stages-lot"}, "tie_rule"),
        ({"kind": "points", "max_choices": None, "rule": "greedy"}, "points_total"),
        ({**POINTS, "most_points": 11}, "most_points"),
        ({**POINTS, "rule": "equal-shares"}, "rule"),
        ({**POINTS, "max_choices": 5}, "max_choices"),
        ({"points_total": 10}, "points_total"),
        ({"most_points": 10}, "most_points"),
        ({**ORDER, "rule": "equal-shares"}, "rule"),
        ({**ORDER, "max_choices": None}, "max_choices"),
        ({**ORDER, "max_choices": 21}, "max_choices"),
        ({"threshold_percent": 0}, "threshold_percent"),
        ({"threshold_percent": 101}, "threshold_percent"),
        ({"accepted_proofs": ("sign-in",)}, "accepted_proofs"),
        ({"accepted_proofs": ("posted-code", "sign-in-as-proxy")}, "accepted_proofs"),
        ({"roll_kind": "declared"}, "accepted_proofs"),
        ({"roll_kind": "frozen"}, "accepted_proofs"),
    ],
)
def test_facts_that_do_not_fit_save_nothing(wrong, field):
    with pytest.raises(RoundError) as refusal:
        make_round(by=OfficerFactory(), facts=facts(**wrong))
    assert refusal.value.field == field
    assert not Ballot.objects.exists()
    assert not RecordEntry.objects.exists()


@pytest.mark.parametrize("method", [{**POINTS, "most_points": 4}, ORDER])
def test_points_and_orders_are_methods_with_limits_of_their_own(method):
    made = make_round(by=OfficerFactory(), facts=facts(**method, threshold_percent=10))
    made.ballot.refresh_from_db()
    assert {name: getattr(made.ballot, name) for name in method} == method
    assert made.ballot.threshold_percent == 10
    assert facts_of(made).points_total == method.get("points_total")


def test_only_what_shares_out_money_is_offered():
    method, voters = MethodPage(), VotersPage()
    offered = {
        name: set(dict(method.fields[name].choices)) for name in ("kind", "rule", "tie_rule")
    }
    assert offered == {
        "kind": {"approval", "knapsack", "single", "points", "order"},
        "rule": {"greedy", "greedy-per-cost", "equal-shares"},
        "tie_rule": {"votes-cost-number", "cost-votes-number", "list-order"},
    }
    proofs = dict(voters.fields["accepted_proofs"].choices)
    assert set(proofs) == {"posted-code", "emailed-code"}


def test_only_a_draft_is_changed():
    officer = OfficerFactory()
    made = make_round(by=officer, facts=facts())
    change_round(budget_round=made, by=officer, facts=facts(pot_pence=9_000_000))
    made.ballot.refresh_from_db()
    assert made.ballot.pot_pence == 9_000_000
    Ballot.objects.filter(pk=made.ballot_id).update(state="cancelled")
    with pytest.raises(RoundError, match="Only a draft"):
        change_round(budget_round=made, by=officer, facts=facts())


def test_the_pot_cannot_fall_below_a_project():
    officer = OfficerFactory()
    made = make_round(by=officer, facts=facts())
    add_project(budget_round=made, by=officer, facts=project())
    with pytest.raises(RoundError, match="Splash pad"):
        change_round(budget_round=made, by=officer, facts=facts(pot_pence=2_000_000))


def test_numbers_are_never_used_again():
    budget_round, officer = BudgetRoundFactory(), OfficerFactory()
    add = [
        add_project(budget_round=budget_round, by=officer, facts=project(title=t)) for t in "ABC"
    ]
    remove_project(project=add[2], by=officer)
    assert add_project(budget_round=budget_round, by=officer, facts=project()).option.number == 4


def test_several_projects_are_added_together_or_not_at_all():
    budget_round = BudgetRoundFactory()
    with pytest.raises(RoundError):
        add_projects(
            budget_round=budget_round,
            by=OfficerFactory(),
            several=[project(), project(title="splash PAD")],
        )
    assert not budget_round.projects.exists()


@pytest.mark.parametrize("wrong", [{"title": " "}, {"cost_pence": 0}, {"cost_pence": 12_000_001}])
def test_a_project_that_cannot_be_is_refused(wrong):
    with pytest.raises(RoundError):
        add_project(budget_round=BudgetRoundFactory(), by=OfficerFactory(), facts=project(**wrong))


def test_translations_go_to_the_option_and_the_project():
    words = {"ar": {"title": "ملعب مائي", "summary": "ماء"}, "cy": {"title": "", "summary": ""}}
    made = add_project(
        budget_round=BudgetRoundFactory(), by=OfficerFactory(), facts=project(translations=words)
    )
    assert made.option.translations == {"ar": {"title": "ملعب مائي"}}
    assert made.translations == {"ar": {"summary": "ماء"}}


def test_once_voting_has_opened_projects_stay():
    made = ProjectFactory()
    Ballot.objects.filter(pk=made.round.ballot_id).update(state="scheduled")
    change_project(project=made, by=OfficerFactory(), facts=project())
    Ballot.objects.filter(pk=made.round.ballot_id).update(state="open")
    for act in (
        lambda: change_project(project=made, by=OfficerFactory(), facts=project()),
        lambda: remove_project(project=made, by=OfficerFactory()),
        lambda: add_project(budget_round=made.round, by=OfficerFactory(), facts=project(title="X")),
    ):
        with pytest.raises(RoundError, match="Voting has opened"):
            act()


@pytest.mark.parametrize("without", ReadinessCode.values)
def test_the_database_keeps_a_real_round_shut_until_its_checklist_is_done(without):
    budget_round, officer = BudgetRoundFactory(ready=False), OfficerFactory()
    for code in ReadinessCode:
        if code != without:
            complete(budget_round=budget_round, by=officer, code=code, evidence="DP-7")
    assert missing(budget_round) == [without]
    ballots = Ballot.objects.filter(pk=budget_round.ballot_id)
    with pytest.raises(DatabaseError, match="checklist"), transaction.atomic():
        ballots.update(state="scheduled")
    complete(budget_round=budget_round, by=officer, code=without, evidence="DP-8")
    ballots.update(state="scheduled")
    assert ballots.get().state == "scheduled"


def test_a_demonstration_skips_the_checklist_but_a_real_round_never_becomes_one():
    demonstration = BudgetRoundFactory(ready=False, demonstration=True)
    Ballot.objects.filter(pk=demonstration.ballot_id).update(state="scheduled")
    real = BudgetRoundFactory(ready=False)
    with pytest.raises(DatabaseError), transaction.atomic():
        BudgetRound.objects.filter(pk=real.pk).update(demonstration=True)


def test_evidence_once_given_is_not_deleted():
    item = BudgetRoundFactory().readiness.first()
    with pytest.raises(DatabaseError), transaction.atomic():
        item.delete()


@pytest.mark.parametrize(("code", "evidence"), [("other", "x"), ("polling-test", "  ")])
def test_an_item_without_evidence_or_unknown_is_refused(code, evidence):
    with pytest.raises(RoundError):
        complete(
            budget_round=BudgetRoundFactory(ready=False),
            by=OfficerFactory(),
            code=code,
            evidence=evidence,
        )


def test_who_runs_the_round_does_not_declare_it_even_as_an_administrator():
    budget_round = BudgetRoundFactory()
    assert can_declare(officer_of(budget_round, permission="declare_round"), budget_round)
    assert can_declare(OfficerFactory(is_superuser=True), budget_round)
    assert not can_declare(officer_of(budget_round, is_superuser=True), budget_round)
