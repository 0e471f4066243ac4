import pytest

from ballots.models import BallotState
from budgets.acts import ACTS, BY_SLUG
from tests.budgets.officer.desk import in_state, page, proven, words
from tests.factories import OfficerFactory
from tests.states import opened, past_its_close, voted_by_code

S = BallotState
REASON = {"reason": "The phone line is down."}
LATER = {
    "closes_at-day": "30",
    "closes_at-month": "12",
    "closes_at-year": "2099",
    "closes_at-time": "9pm",
}


@pytest.mark.parametrize("act", [act.slug for act in ACTS])
@pytest.mark.parametrize("state", S.values)
def test_a_move_is_offered_in_its_states_only_and_refused_in_words_elsewhere(
    client, budget_round, act, state
):
    proven(client, OfficerFactory(is_superuser=True))
    in_state(budget_round.ballot, state)
    asked = client.get(page(budget_round, f"act/{act}/"))
    if BY_SLUG[act].possible(budget_round):
        assert asked.status_code == 200
        assert str(BY_SLUG[act].explanation) in asked.content.decode().replace("&#x27;", "'")
        return
    pressed = client.post(page(budget_round, f"act/{act}/"), REASON | LATER)
    for answer in (asked, pressed):
        assert answer.status_code == 409
        assert f"This round is “{S(state).label}”" in words(answer)
        assert str(BY_SLUG[act].only) in words(answer)
    budget_round.ballot.refresh_from_db()
    assert budget_round.ballot.state == state


@pytest.mark.parametrize("state", S.values)
def test_declaring_and_reconciling_are_refused_in_the_wrong_state(
    client, budget_round, declarer, state
):
    in_state(budget_round.ballot, state)
    if state != S.COUNTED:
        refused = client.post(page(budget_round, "declare/"), {"checked": "on"})
        assert refused.status_code == 409
        assert "This was not done" in words(refused)
    if state not in {S.CLOSED, S.RECONCILED}:
        refused = client.post(page(budget_round, "reconcile/"))
        assert refused.status_code == 409
    budget_round.ballot.refresh_from_db()
    assert budget_round.ballot.state == state


def press(client, budget_round, act, **said):
    answer = client.post(page(budget_round, f"act/{act}/"), said, follow=True)
    assert answer.status_code == 200, words(answer)
    budget_round.ballot.refresh_from_db()
    return words(answer)


def test_a_round_is_scheduled_opened_suspended_extended_and_resumed(client, budget_round, officer):
    in_state(budget_round.ballot, "draft")
    press(client, budget_round, "schedule")
    assert budget_round.ballot.state == "scheduled"
    press(client, budget_round, "unschedule")
    assert budget_round.ballot.state == "draft"
    press(client, budget_round, "schedule")
    assert "Voting is open" in press(client, budget_round, "open")
    assert budget_round.ballot.state == "open"
    assert "Voting is suspended: “The phone line is down.”" in press(
        client, budget_round, "suspend", **REASON
    )
    press(client, budget_round, "extend", **REASON, **LATER)
    assert budget_round.ballot.closes_at.year == 2099
    press(client, budget_round, "resume")
    assert budget_round.ballot.state == "open"


def test_cancelling_needs_a_reason_and_is_for_good(client, budget_round, officer):
    opened(budget_round.ballot)
    empty = client.post(page(budget_round, "act/cancel/"), {"reason": " "})
    assert "Give a reason. It is published." in words(empty)
    said = press(client, budget_round, "cancel", reason="The money is gone.")
    assert "The round was cancelled: “The money is gone.”" in said


def test_an_earlier_close_is_not_an_extension(client, budget_round, officer):
    opened(budget_round.ballot)
    refused = client.post(
        page(budget_round, "act/extend/"), REASON | LATER | {"closes_at-year": "2020"}
    )
    assert refused.status_code == 409
    assert "later than the one voters were told" in words(refused)
    assert "The phone line is down." in words(refused)


def test_a_round_without_its_checklist_is_not_scheduled(client, budget_round, officer):
    in_state(budget_round.ballot, "draft")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        budget_round.readiness.first().delete()
        cursor.execute("SET session_replication_role = origin")
    refused = client.post(page(budget_round, "act/schedule/"))
    assert refused.status_code == 409
    assert "1 item of the checklist is not done yet." in words(refused)


def test_a_round_whose_hour_has_passed_is_opened_and_closed_by_looking_at_it(
    client, budget_round, officer
):
    opened(budget_round.ballot)
    voted_by_code(budget_round.ballot, 1, [1])
    past_its_close(budget_round.ballot)
    assert "Voting has closed" in words(client.get(page(budget_round)))
    budget_round.ballot.refresh_from_db()
    assert budget_round.ballot.state == "closed"


def test_an_unknown_move_is_not_there(client, budget_round, officer):
    assert client.get(page(budget_round, "act/explode/")).status_code == 404


def test_superseding_is_for_those_who_declare(client, budget_round, officer):
    in_state(budget_round.ballot, "declared")
    assert client.post(page(budget_round, "act/supersede/"), REASON).status_code == 403


def test_a_result_is_superseded_with_a_reason(client, budget_round, declarer):
    in_state(budget_round.ballot, "declared")
    press(client, budget_round, "supersede", reason="The court said so.")
    assert budget_round.ballot.state == "superseded"
