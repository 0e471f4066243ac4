"""Every role on every officers' page of a round: exactly what is there for whom."""

import pytest
from django.contrib.auth.models import Group, Permission
from guardian.shortcuts import assign_perm

from budgets.policies import visible_to
from tests.budgets.officer.desk import page, proven, words
from tests.factories import BudgetRoundFactory, OfficerFactory, PersonFactory, officer_of

pytestmark = pytest.mark.django_db

# (rest of the address, manages, declares, watches, takes votes): the status each gets for a draft round.
PAGES = [
    ("", 200, 200, 200, 200),
    ("change/money/", 200, 403, 403, 403),
    ("change/check/", 200, 403, 403, 403),
    ("people/", 200, 403, 403, 403),
    ("dates/", 200, 403, 403, 403),
    ("checklist/", 200, 403, 403, 403),
    ("preview/", 200, 403, 403, 403),
    ("pots/", 200, 403, 403, 403),
    ("pots/new/", 200, 403, 403, 403),
    ("pots/by-ward/", 200, 403, 403, 403),
    ("pots/1/", 404, 403, 403, 403),
    ("projects/", 200, 403, 403, 403),
    ("projects/new/", 200, 403, 403, 403),
    ("projects/load/", 200, 403, 403, 403),
    ("projects/empty.csv", 200, 403, 403, 403),
    ("projects/1/", 200, 403, 403, 403),
    ("projects/1/remove/", 200, 403, 403, 403),
    ("projects/1/withdraw/", 200, 403, 403, 403),
    ("roll/", 200, 403, 403, 403),
    ("letters/", 200, 200, 403, 403),
    ("letters/replace/", 200, 200, 403, 403),
    ("letters/1/", 404, 404, 403, 403),
    ("letters/1/letters.pdf", 405, 405, 403, 403),
    ("reconcile/", 403, 200, 403, 403),
    ("reconcile/1/", 403, 404, 403, 403),
    ("paper/", 403, 200, 403, 200),
    ("paper/identity/", 403, 200, 403, 200),
    ("paper/batches/1/", 403, 404, 403, 404),
    ("paper/batches/1/key/", 403, 404, 403, 404),
    ("assisted/", 403, 200, 403, 200),
    ("declare/", 403, 409, 403, 403),
    ("act/publish/", 409, 403, 403, 403),
    ("act/close-round/", 409, 403, 403, 403),
    ("act/schedule/", 200, 403, 403, 403),
    ("act/open/", 409, 403, 403, 403),
    ("act/cancel/", 200, 403, 403, 403),
    ("act/supersede/", 403, 409, 403, 403),
]
RESTS = [rest for rest, *_statuses in PAGES]


@pytest.mark.parametrize(("rest", "statuses"), [(rest, statuses) for rest, *statuses in PAGES])
def test_each_part_opens_its_pages(client, budget_round, rest, statuses):
    parts = ["manage_round", "declare_round", "watch_round", "desk_round"]
    for permission, status in zip(parts, statuses, strict=True):
        proven(client, officer_of(budget_round, permission=permission))
        assert client.get(page(budget_round, rest)).status_code == status, permission


@pytest.mark.parametrize("rest", RESTS)
def test_an_administrator_finds_every_page(client, budget_round, rest):
    proven(client, OfficerFactory(is_superuser=True))
    assert client.get(page(budget_round, rest)).status_code in {200, 404, 405, 409}
    assert client.get(page(budget_round, rest)).status_code != 403


@pytest.mark.parametrize("rest", RESTS)
def test_anonymous_people_are_asked_to_sign_in(client, budget_round, rest):
    answer = client.get(page(budget_round, rest))
    assert answer.status_code == 302
    assert answer.url.startswith("/account/login/")


@pytest.mark.parametrize("rest", RESTS)
def test_for_residents_and_other_officers_there_is_nothing_here(client, budget_round, rest):
    proven(client, PersonFactory())
    assert client.get(page(budget_round, rest)).status_code == 404
    proven(client, officer_of(BudgetRoundFactory()))
    assert client.get(page(budget_round, rest)).status_code == 404
    assert client.post(page(budget_round, rest)).status_code == 404


def test_staff_without_a_second_factor_is_sent_to_set_one_up(client, budget_round):
    client.force_login(officer_of(budget_round))
    answer = client.get(page(budget_round))
    assert answer.status_code == 302
    assert answer.url.startswith("/account/second-factor/")


def test_today_lists_exactly_the_rounds_of_the_person(client):
    mine, shared, foreign = (
        BudgetRoundFactory(title=title) for title in ["Mine", "Shared", "Foreign"]
    )
    officer = proven(client, officer_of(mine))
    team = Group.objects.create(name="North team")
    officer.groups.add(team)
    assign_perm("watch_round", team, shared)
    assert set(visible_to(officer)) == {mine, shared}
    assert "Foreign" not in words(client.get("/officer/"))
    administrator = OfficerFactory(is_superuser=True)
    assert set(visible_to(administrator)) == {mine, shared, foreign}
    assert not visible_to(PersonFactory()).exists()
    assert not visible_to(OfficerFactory(is_superuser=True, is_active=False)).exists()


def test_a_round_is_made_by_those_who_may(client):
    officer = proven(client, OfficerFactory())
    assert client.get("/officer/new/money/").status_code == 403
    assert client.get("/officer/new/check/").status_code == 403
    assert "Make a round" not in words(client.get("/officer/"))
    officer.user_permissions.add(Permission.objects.get(codename="add_budgetround"))
    assert client.get("/officer/new/money/").status_code == 200
    assert "Make a round" in words(client.get("/officer/"))


def test_a_person_whose_part_was_taken_back_finds_nothing(client, budget_round, officer):
    colleague = officer_of(budget_round)
    taken = client.post(
        page(budget_round, "people/"), {"take": f"{colleague.public_id}:manage_round"}, follow=True
    )
    assert taken.status_code == 200
    proven(client, colleague)
    assert client.get(page(budget_round)).status_code == 404
