"""Every move of a ballot: the allowed ones happen, each other one is refused by the verb and by the database."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from ballots import declaring, opening, reconciling, scheduling, tallying
from ballots.errors import NotAllowedNow
from ballots.models import Ballot, BallotState, Option
from ballots.models.states import FROZEN_ONCE_OPEN, MOVES
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import BallotFactory, PersonFactory
from tests.states import with_options

pytestmark = pytest.mark.django_db

STATES = BallotState.values
ILLEGAL = [(a, b) for a in STATES for b in STATES if a != b and (a, b) not in MOVES]


def forced(ballot, state):
    """The ballot put in a state past all verbs and triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE ballots_ballot SET state = %s WHERE id = %s", [state, ballot.pk])
        cursor.execute("SET LOCAL session_replication_role = origin")
    ballot.refresh_from_db()
    return ballot


@pytest.mark.parametrize(("now", "then"), ILLEGAL)
def test_the_database_refuses_every_other_move(draft, now, then):
    forced(draft, now)
    with pytest.raises(DatabaseError), transaction.atomic():
        Ballot.objects.filter(pk=draft.pk).update(state=then)


VERBS = {
    "schedule": (["draft"], scheduling.schedule),
    "unschedule": (["scheduled"], scheduling.unschedule),
    "cancel": (
        ["draft", "scheduled", "open", "suspended", "closed"],
        lambda b, by: scheduling.cancel(b, by, "The money went elsewhere."),
    ),
    "suspend": (["open"], lambda b, by: opening.suspend(b, by, "A printing error.")),
    "resume": (["suspended"], opening.resume),
    "extend": (
        ["open", "suspended"],
        lambda b, by: opening.extend(b, by, b.closes_at + timedelta(days=1), "The site was down."),
    ),
    "withdraw": (
        ["open", "suspended"],
        lambda b, by: opening.withdraw_option(b.options.first(), by, "The owner said no."),
    ),
    "reconcile": (["closed"], lambda b, by: reconciling.reconcile(b.pk, SYSTEM)),
    "count": (["reconciled", "counted"], lambda b, by: tallying.count(b.pk)),
    "supersede": (["declared"], lambda b, by: declaring.supersede(b, by, "Recounted.")),
    "declare": (["counted"], declaring.declare),
}
CASES = [(verb, state) for verb in VERBS for state in STATES]


@pytest.mark.parametrize(
    ("verb", "state"), [case for case in CASES if case[1] not in VERBS[case[0]][0]]
)
def test_a_verb_in_the_wrong_state_refuses_and_changes_nothing(draft, verb, state):
    forced(draft, state)
    before, entries = Ballot.objects.values().get(), RecordEntry.objects.count()
    with pytest.raises(NotAllowedNow):
        VERBS[verb][1](draft, PersonFactory())
    assert Ballot.objects.values().get() == before
    assert RecordEntry.objects.count() == entries


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        case
        for case in CASES
        if case[1] in VERBS[case[0]][0] and case[0] not in {"count", "declare"}
    ],
)
def test_a_verb_in_its_state_moves_and_records(draft, verb, state):
    forced(draft, state)
    entries = RecordEntry.objects.count()
    VERBS[verb][1](draft, PersonFactory())
    assert RecordEntry.objects.count() == entries + 1


@pytest.mark.parametrize("verb", ["cancel", "suspend", "extend", "withdraw", "supersede"])
def test_what_voters_must_be_told_needs_a_reason(ballot, verb):
    acts = {
        "cancel": lambda: scheduling.cancel(ballot, PersonFactory(), " "),
        "suspend": lambda: opening.suspend(ballot, PersonFactory(), ""),
        "extend": lambda: opening.extend(
            ballot, PersonFactory(), ballot.closes_at + timedelta(days=1), ""
        ),
        "withdraw": lambda: opening.withdraw_option(ballot.options.first(), PersonFactory(), "\n"),
        "supersede": lambda: declaring.supersede(forced(ballot, "declared"), PersonFactory(), ""),
    }
    with pytest.raises(NotAllowedNow, match="reason"):
        acts[verb]()


def test_a_close_cannot_be_moved_earlier(ballot):
    with pytest.raises(NotAllowedNow, match="later"):
        opening.extend(ballot, PersonFactory(), ballot.closes_at - timedelta(days=1), "Enough.")


def test_an_empty_ballot_cannot_be_scheduled(db):
    with pytest.raises(NotAllowedNow, match="at least one"):
        scheduling.schedule(BallotFactory(), PersonFactory())


def test_a_ballot_whose_close_has_passed_cannot_be_scheduled(db):
    past = timezone.now() - timedelta(days=2)
    ballot = with_options(BallotFactory(opens_at=past, closes_at=past + timedelta(days=1)))
    with pytest.raises(NotAllowedNow, match="closing time"):
        scheduling.schedule(ballot, PersonFactory())


def test_a_ballot_does_not_open_before_its_hour(db):
    ballot = with_options(BallotFactory(opens_at=timezone.now() + timedelta(hours=1)))
    scheduling.schedule(ballot, PersonFactory())
    assert opening.open_ballot(ballot.pk) is False
    ballot.refresh_from_db()
    assert ballot.state == "scheduled"


def test_opening_twice_opens_once(ballot):
    assert opening.open_ballot(ballot.pk) is False
    assert RecordEntry.objects.filter(action="ballots.opened").count() == 1


@pytest.mark.parametrize("column", FROZEN_ONCE_OPEN)
def test_what_voters_were_told_is_frozen_at_opening(ballot, column):
    values = {
        "kind": "single",
        "rule": "equal-shares",
        "completion": "add1",
        "tie_rule": "list-order",
        "strata": ["X"],
        "who_may_vote": ["works"],
        "accepted_proofs": [],
        "other_rule_published": True,
        "stop_at_first": True,
        "opens_at": ballot.opens_at - timedelta(days=1),
        "age_on": "2030-01-01",
        "question": "Other?",
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        Ballot.objects.filter(pk=ballot.pk).update(**{column: values.get(column, 1)})


@pytest.mark.parametrize(
    "act",
    [
        lambda b: Option.objects.filter(ballot=b).update(cost_pence=1),
        lambda b: Option.objects.filter(ballot=b).update(title="Other"),
        lambda b: Option.objects.filter(ballot=b, number=1).delete(),
        lambda b: Option.objects.create(ballot=b, number=99, title="Late", cost_pence=1),
        lambda b: Ballot.objects.filter(pk=b.pk).delete(),
    ],
    ids=["cost", "title", "remove", "add", "delete the ballot"],
)
def test_the_options_of_an_open_ballot_are_frozen(ballot, act):
    with pytest.raises(DatabaseError), transaction.atomic():
        act(ballot)


def test_cancelling_destroys_box_and_key_unread(ballot):
    from ballots import secrecy
    from tests.states import voted_by_code

    voted_by_code(ballot, 1, [1])
    scheduling.cancel(ballot, PersonFactory(), "The money went elsewhere.")
    assert not secrecy.key_path(ballot.pk).exists()
    assert not ballot.papers.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ballots_live_paper")
        assert cursor.fetchone() == (0,)


def test_a_suspended_ballot_closes_at_its_hour(ballot):
    from tests.states import closed

    opening.suspend(ballot, PersonFactory(), "A printing error.")
    assert closed(ballot).state == "closed"


def test_beat_opens_and_closes_what_is_due(db):
    from ballots.tasks import open_and_close_due
    from tests.states import past_its_close

    ballot = with_options(BallotFactory())
    scheduling.schedule(ballot, PersonFactory())
    open_and_close_due()
    ballot.refresh_from_db()
    assert ballot.state == "open"
    past_its_close(ballot)
    open_and_close_due()
    ballot.refresh_from_db()
    assert ballot.state == "closed"
