import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from budgets.models import BudgetRound
from tests.budgets.officer.desk import in_state, page, proven, words
from tests.budgets.voting.walk import text_of
from tests.factories import OfficerFactory, WardFactory

pytestmark = pytest.mark.django_db

YEAR = str(timezone.localdate().year + 1)
MONEY = {
    "title": "Larkmead 2027",
    "pot_pence": "£120,000",
    "question": "What should Larkmead spend £120,000 on?",
    "opens_at-day": "1",
    "opens_at-month": "March",
    "opens_at-year": YEAR,
    "opens_at-time": "9am",
    "closes_at-day": "21",
    "closes_at-month": "3",
    "closes_at-year": YEAR,
    "closes_at-time": "9pm",
}
METHOD = {
    "kind": "approval",
    "max_choices": "5",
    "rule": "equal-shares",
    "completion": "add1-greedy",
    "tie_rule": "votes-cost-number",
    "publishing_floor": "10",
}
VOTERS = {
    "who_may_vote": ["lives", "studies"],
    "minimum_age": "14",
    "roll_kind": "both",
    "record_date-day": "1",
    "record_date-month": "2",
    "record_date-year": YEAR,
    "accepted_proofs": ["posted-code", "emailed-code"],
}
LAW = {
    "legal_basis": "Local Government Act 2003, section 116",
    "privacy_notice": "We keep what you tell us until the result is final.",
    "contact_name": "Participation team",
    "contact_phone": "020 7946 0155",
    "contact_email": "vote@example.org",
    "languages": ["cy", "ar"],
}
ALL = {"money": MONEY, "method": METHOD, "voters": VOTERS, "law": LAW}


@pytest.fixture
def maker(client):
    officer = proven(client, OfficerFactory())
    officer.user_permissions.add(Permission.objects.get(codename="add_budgetround"))
    return officer


def send(client, name, **changed):
    return client.post(f"/officer/new/{name}/", ALL[name] | changed)


def test_four_pages_and_a_check_make_a_round(client, maker):
    ward = WardFactory(name="Larkmead")
    assert send(client, "money", ward=ward.pk).url == "/officer/new/method/"
    assert send(client, "method").url == "/officer/new/voters/"
    assert send(client, "voters").url == "/officer/new/law/"
    assert send(client, "law").url == "/officer/new/check/"
    assert not BudgetRound.objects.exists()
    check = words(client.get("/officer/new/check/"))
    for told in ["£120,000", "9pm on", "At most 5 projects", "14 on 21 March", "Welsh, Arabic"]:
        assert told in check
    made = client.post("/officer/new/check/", follow=True)
    assert "“Larkmead 2027” is saved as a draft." in words(made)
    saved = BudgetRound.objects.get()
    assert (saved.ward, saved.ballot.pot_pence) == (ward, 12_000_000)
    assert saved.ballot.age_on == timezone.localdate(saved.ballot.closes_at)
    assert saved.languages == ["cy", "ar"]
    assert client.get("/officer/new/money/").context["form"].is_bound is False


def test_nothing_typed_is_lost_by_an_error_or_by_walking_away(client, maker):
    wrong = send(client, "money", **{"closes_at-year": "2001"})
    assert wrong.status_code == 200
    assert "Voting must close after it opens." in words(wrong)
    assert "What should Larkmead spend £120,000 on?" in words(wrong)
    client.get("/officer/")
    back = words(client.get("/officer/new/money/"))
    assert "What should Larkmead spend £120,000 on?" in back
    assert "2001" in back


def test_the_check_leads_to_the_page_that_is_missing(client, maker):
    for name in ["money", "voters", "law"]:
        send(client, name)
    assert client.get("/officer/new/check/").url == "/officer/new/method/"
    assert client.post("/officer/new/check/").url == "/officer/new/method/"
    assert not BudgetRound.objects.exists()


def test_changing_one_answer_leads_back_to_the_check(client, maker):
    for name in ALL:
        send(client, name)
    changed = client.post("/officer/new/method/?check", METHOD | {"max_choices": "3"})
    assert changed.url == "/officer/new/check/"
    assert "At most 3 projects" in words(client.get(changed.url))


@pytest.mark.parametrize(
    ("name", "wrong", "told"),
    [
        ("money", {"title": ""}, "Fill in “Name of the round”"),
        ("money", {"pot_pence": "lots"}, "The amount must be money"),
        ("money", {"pot_pence": "0"}, "The amount must be"),
        ("money", {"opens_at-time": "25:00"}, "The time must be a real time"),
        ("money", {"opens_at-month": "13"}, "The date must be a real date"),
        ("method", {"max_choices": ""}, "Enter how many projects a person may choose."),
        ("method", {"rule": "dice"}, "Select a valid choice"),
        ("method", {"kind": "points"}, "Enter how many points each person has."),
        (
            "method",
            {"kind": "points", "points_total": "5", "most_points": "6", "rule": "greedy"},
            "Enter at most the 5 points that each person has.",
        ),
        ("method", {"kind": "order", "max_choices": "30"}, "from 1 to 20"),
        ("method", {"kind": "order"}, "Equal shares does not go with points or an order."),
        ("method", {"threshold_percent": "0"}, "threshold_percent"),
        ("voters", {"who_may_vote": []}, "Choose who may vote."),
        ("voters", {"accepted_proofs": []}, "Choose at least one proof."),
        ("voters", {"roll_kind": "declared"}, "A posted code needs a register."),
        ("voters", {"roll_kind": "frozen"}, "lets people declare themselves"),
        (
            "voters",
            {"record_date-day": "", "record_date-month": "", "record_date-year": ""},
            "Enter the day the register stands for.",
        ),
        ("law", {"contact_email": "nobody"}, "Enter a valid email address."),
        ("law", {"languages": ["tlh"]}, "Select a valid choice"),
    ],
)
def test_a_wrong_answer_is_told_on_its_page(client, maker, name, wrong, told):
    answer = send(client, name, **wrong)
    assert answer.status_code == 200
    assert told in words(answer)
    assert "There is a problem" in words(answer)


def test_points_are_told_on_the_page_that_asks_whether_all_is_right(client, maker):
    send(client, "money")
    sharing = {"kind": "points", "points_total": "10", "most_points": "4", "rule": "greedy"}
    send(client, "method", **sharing, threshold="20", threshold_percent="10")
    send(client, "voters")
    send(client, "law")
    check = text_of(client.get("/officer/new/check/"))
    for told in [
        "10 points to share out, at most 4 to one project",
        "Most points first. A project that does not fit is skipped.",
        "Fewest points to win 20",
        "Smallest part of the voters to win 10%",
        "More points, then lower cost",
    ]:
        assert told in check
    client.post("/officer/new/check/")
    ballot = BudgetRound.objects.get().ballot
    assert (ballot.points_total, ballot.most_points, ballot.max_choices) == (10, 4, None)


def test_greedy_has_no_completion_and_knapsack_no_number(client, maker):
    send(client, "money")
    send(client, "method", kind="knapsack", rule="greedy", stop_at_first="on")
    send(client, "voters")
    send(client, "law")
    client.post("/officer/new/check/")
    ballot = BudgetRound.objects.get().ballot
    assert (ballot.kind, ballot.max_choices, ballot.completion) == ("knapsack", None, "none")
    assert ballot.stop_at_first


def test_a_draft_is_changed_on_the_same_pages(client, budget_round, officer):
    in_state(budget_round.ballot, "draft")
    first = words(client.get(page(budget_round, "change/money/")))
    assert "Larkmead 2027" in first
    assert 'value="120,000"' in first
    sent = client.post(page(budget_round, "change/money/"), MONEY | {"pot_pence": "90000"})
    assert sent.url == page(budget_round, "change/check/")
    budget_round.ballot.refresh_from_db()
    assert budget_round.ballot.pot_pence == 12_000_000
    client.post(page(budget_round, "change/check/"))
    budget_round.ballot.refresh_from_db()
    assert budget_round.ballot.pot_pence == 9_000_000
    assert budget_round.ballot.kind == "approval"


def test_a_scheduled_round_is_not_changed(client, budget_round, officer):
    client.post(page(budget_round, "change/money/"), MONEY)
    in_state(budget_round.ballot, "scheduled")
    refused = client.post(page(budget_round, "change/check/"))
    assert refused.status_code == 409
    assert "Only a draft can be changed." in words(refused)


def test_there_is_no_fifth_page(client, maker):
    assert client.get("/officer/new/colours/").status_code == 404
