"""An officer plans the phases of a round, makes it public, and closes it: every refusal says what to do."""

from dataclasses import replace

import pytest
from django.utils import timezone

from budgets.errors import RoundError
from budgets.life.phases import life_of
from budgets.life.planning import spans_of
from budgets.life.telling import tell_due
from budgets.making import change_round, facts_of, make_round
from budgets.models import BudgetRound, Phase
from record.models import RecordEntry
from statute import clock
from tests.budgets.life.rounds import days, planned
from tests.budgets.officer.desk import in_state, page, proven, words
from tests.factories import officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    def at(made):
        proven(client, officer_of(made))
        return client

    return at


def typed(moment, name):
    return {
        f"{name}-day": str(moment.day),
        f"{name}-month": str(moment.month),
        f"{name}-year": str(moment.year),
        f"{name}-time": "12:00",
    }


def dates(**spans):
    given = {}
    for phase, (opens, closes) in spans.items():
        given |= typed(days(opens), f"{phase}_opens") | typed(days(closes), f"{phase}_closes")
    return given


def stand(made):
    return spans_of(life_of(made, clock.now()))


def test_phases_are_planned_around_the_vote(desk):
    made = planned(published=False)
    client = desk(made)
    answer = client.post(
        page(made, "dates/"), dates(agenda=(1, 3), proposals=(3, 6), decision=(22, 25))
    )
    assert answer.status_code == 302
    assert set(stand(made)) == {Phase.AGENDA, Phase.PROPOSALS, Phase.DECISION}
    entry = RecordEntry.objects.get(action="budgets.phases-planned")
    assert '"agenda"' in entry.payload
    shown = words(client.get(page(made)))
    assert "Make the round public" in shown


@pytest.mark.parametrize(
    ("spans", "sentence"),
    [
        ({"agenda": (1, 4), "proposals": (3, 6)}, "Proposals cannot begin before agenda ends"),
        ({"appraisal": (5, 12)}, "Vote cannot begin before appraisal ends"),
        ({"decision": (15, 30)}, "Decision cannot begin before vote ends"),
        ({"agenda": (4, 4)}, "It must end after it begins."),
    ],
)
def test_what_overlaps_is_said_and_nothing_is_saved(desk, spans, sentence):
    made = planned(published=False)
    answer = desk(made).post(page(made, "dates/"), dates(**spans))
    assert sentence in words(answer)
    assert stand(made) == {}


def test_one_date_of_two_asks_for_the_other(desk):
    made = planned(published=False)
    answer = desk(made).post(page(made, "dates/"), typed(days(1), "agenda_opens"))
    assert "Enter this date too, or leave both empty." in words(answer)


def test_a_public_round_changes_its_dates_with_a_reason_only(desk):
    made = planned(proposals=(3, 5))
    client = desk(made)
    assert "Say why the dates change" in words(
        client.post(page(made, "dates/"), dates(proposals=(3, 7)))
    )
    assert client.post(
        page(made, "dates/"), {**dates(proposals=(3, 7)), "reason": "Half-term."}
    ).status_code == 302  # fmt: skip
    assert "Half-term." in RecordEntry.objects.get(action="budgets.phases-planned").payload


def test_a_phase_that_has_begun_keeps_its_beginning_and_one_that_is_over_both(desk):
    made = planned(agenda=(-6, -2), proposals=(-1, 3))
    client = desk(made)
    begun = {**dates(agenda=(-6, -2), proposals=(2, 5)), "reason": "Late."}
    assert "its beginning stays" in words(client.post(page(made, "dates/"), begun))
    assert "its beginning stays" in words(
        client.post(page(made, "dates/"), {**dates(proposals=(-1, 3)), "reason": "Off."})
    )
    assert set(stand(made)) == {Phase.AGENDA, Phase.PROPOSALS}


def test_public_only_with_something_before_the_vote(desk):
    bare = planned(published=False)
    answer = desk(bare).post(page(bare, "act/publish/"))
    assert answer.status_code == 409
    made = planned(published=False, proposals=(1, 4))
    client = desk(made)
    assert client.get(f"/rounds/{made.slug}/").status_code == 404
    assert client.post(page(made, "act/publish/")).status_code == 302
    shown = words(client.get(f"/rounds/{made.slug}/"))
    assert "Announced" in shown
    assert "Proposals" in shown
    assert RecordEntry.objects.filter(action="budgets.round-published").count() == 1


def test_closed_only_once_decided_and_with_words(desk):
    made = planned(published=False, decision=(-2, 2), delivery=(2, 9))
    in_state(made.ballot, "declared")
    client = desk(made)
    assert client.post(page(made, "act/close-round/")).status_code == 409
    BudgetRound.objects.update(decided_at=clock.now())
    assert "Say how the round ended" in words(client.post(page(made, "act/close-round/")))
    assert client.post(
        page(made, "act/close-round/"), {"closing_words": "Six of seven stand."}
    ).status_code == 302  # fmt: skip
    assert "Six of seven stand." in words(client.get(f"/rounds/{made.slug}/"))
    assert client.post(page(made, "act/close-round/")).status_code == 409


def test_beginnings_and_ends_are_on_the_record_once():
    made = planned(agenda=(-6, -2), proposals=(-1, 3))
    planned(published=False, agenda=(-6, -2))
    assert tell_due() == 3
    assert tell_due() == 0
    told = RecordEntry.objects.filter(subject_id=str(made.pk)).values_list("action", flat=True)
    assert sorted(told) == ["budgets.phase-closed", "budgets.phase-opened", "budgets.phase-opened"]


def test_the_vote_cannot_move_into_a_phase():
    made = planned(proposals=(3, 8))
    earlier = replace(facts_of(made), opens_at=days(5))
    with pytest.raises(RoundError, match="Vote cannot begin before proposals ends"):
        change_round(budget_round=made, by=officer_of(made), facts=earlier)
    made.ballot.refresh_from_db()
    assert made.ballot.opens_at > days(9)


def micro(**changed):
    facts = replace(facts_of(planned(published=False)), micro=True, pot_pence=90_000)
    return replace(facts, **{"opens_at": days(4), "closes_at": days(7), **changed})


def test_a_micro_round_is_planned_around_its_vote():
    made = make_round(by=officer_of(), facts=micro())
    spans = stand(made)
    assert set(spans) == {Phase.PROPOSALS, Phase.DECISION, Phase.DELIVERY}
    assert spans[Phase.PROPOSALS].closes_at == made.ballot.opens_at
    assert spans[Phase.DECISION].opens_at == made.ballot.closes_at


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"pot_pence": 500_001}, "A micro-round decides on £5,000 or less."),
        ({"closes_at": days(9)}, "open for four days or less"),
    ],
)
def test_what_is_no_micro_round_is_refused(changed, sentence):
    with pytest.raises(RoundError, match=sentence):
        make_round(by=officer_of(), facts=micro(**changed))


def test_nothing_is_published_that_is_over_before_anybody_saw_it(desk):
    made = planned(published=False, agenda=(-5, -2), proposals=(1, 4))
    answer = desk(made).post(page(made, "act/publish/"))
    assert answer.status_code == 409
    assert "The phase “Agenda” is over by its dates" in words(answer)


def test_a_vote_is_not_opened_early_while_people_still_propose(desk):
    made = planned(proposals=(-1, 4))
    in_state(made.ballot, "scheduled")
    answer = desk(made).post(page(made, "act/open/"))
    assert answer.status_code == 409
    assert "The phase “Proposals” ends only at" in words(answer)
    assert made.ballot.state == "scheduled"


def test_dates_saved_as_they_were_shown_change_nothing(desk):
    """Also where a moment has seconds, which the page does not show."""
    made = planned(agenda=(-6, -2), proposals=(-1, 3))
    before, client = stand(made), desk(made)
    shown = client.get(page(made, "dates/")).context["form"]
    typed = {"reason": "None."}
    for bound in shown:
        for part, text in zip(("day", "month", "year", "time"), parts_of(bound), strict=True):
            typed[f"{bound.name}-{part}"] = text
    assert client.post(page(made, "dates/"), typed).status_code == 302
    assert stand(made) == before


def parts_of(bound):
    moment = bound.value() if bound.name != "reason" else None
    if not moment:
        return ("", "", "", "")
    at = timezone.localtime(moment)
    return (str(at.day), str(at.month), str(at.year), f"{at:%H:%M}")


def test_an_appraisal_that_ended_unfinished_goes_on_with_a_reason(desk):
    made = planned(proposals=(-6, -4), appraisal=(-3, -1))
    tell_due()
    client, before = desk(made), stand(made)
    typed = {**dates(proposals=(-6, -4), appraisal=(-3, 4)), "reason": "Six wait for an answer."}
    for phase in ("proposals", "appraisal"):
        typed |= exactly(before[Phase(phase)].opens_at, f"{phase}_opens")
    typed |= exactly(before[Phase.PROPOSALS].closes_at, "proposals_closes")
    assert client.post(page(made, "dates/"), typed).status_code == 302
    assert life_of(made, clock.now()).is_open(Phase.APPRAISAL)
    closing = made.phases.get(phase="appraisal")
    assert not closing.closing_told


def exactly(moment, name):
    at = timezone.localtime(moment)
    return {**typed(at, name), f"{name}-time": f"{at:%H:%M}"}
