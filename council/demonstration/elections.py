"""Elections of the demonstration: one declared after many stages, one to stand in now, one to vote in now."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from council.demonstration import polls
from council.demonstration.founding import Staff
from governance import calling, nominating, settling
from governance.calling import ElectionFacts
from governance.constituting import today
from governance.electorate import candidates, electors
from governance.models import Contest, Election, Nomination
from governance.nominating import Candidacy
from members import demonstration, linking
from members.models import Membership, Organisation, Person
from statute import clock

STATEMENTS = (
    "I have used the place every week for six years. I will read every page of the budget and say in plain words what it means.",
    "We lose people at the first form they see. I want one page, one telephone number and somebody who answers it.",
    "I ran the accounts of a small charity for eleven years. Money should be where members can see it.",
    "I work nights, so I know what an opening hour costs those who keep none of the usual ones.",
    "I will ask at each meeting who is not in the room, and go and ask them.",
    "My children grew up here. I want the next ones to have a roof that does not leak and a garden that is open.",
    "I disagree with the plan for the new wing and will say so, politely, until the figures add up.",
    "I speak Polish, Turkish and English and have translated at every members’ meeting since the first.",
    "Twenty years a nurse, two a member: I know how to listen and when to stop the meeting.",
)
SHARES_LIKED = (0.62, 0.5, 0.47, 0.36, 0.34, 0.22, 0.18, 0.1, 0.06)
ABSENT = "None that I know of."
_OF_AGE = date(1979, 4, 11)  # of whoever sits for an organisation


def declared(organisation: Organisation, staff: Staff, title: str) -> None:
    """A board elected by users, workers and funders, from first nomination to declaration."""
    election = _called(organisation, staff, title, "board", begins_in=0)
    _all_stand(election, staff, {"users": 9, "workers": 6, "funders": 2})
    _settle(election, staff)
    turnout = {"users": 400, "workers": 30}
    for contest in election.contests.exclude(ballot=None):
        _vote(contest, staff, turnout)
        if contest.ballot is not None:
            polls.finish(contest.ballot, staff.returning)


def nominating_now(organisation: Organisation, staff: Staff, title: str) -> None:
    """Nominations are taken: some are accepted, one waits for the returning officer, one for its proposers."""
    election = _called(organisation, staff, title, "representative-body")
    _all_stand(election, staff, {"tenants": 5, "employees": 2})
    contest = election.contests.get(constituency_code="tenants")
    waiting, proposed = _people(contest, 7)[5:]
    _stand(contest, waiting, 5)
    _propose(_stand(contest, proposed, 6), contest)


def voting_now(organisation: Organisation, staff: Staff, title: str) -> None:
    """The board’s community places are voted on; the employees’ were filled without a vote."""
    election = _called(organisation, staff, title, "board")
    _all_stand(election, staff, {"community": 9, "employees": 2})
    _settle(election, staff)
    for contest in election.contests.exclude(ballot=None):
        _vote(contest, staff, {"community": 58})


def _called(
    organisation: Organisation, staff: Staff, title: str, body: str, begins_in: int = 40
) -> Election:
    now = clock.now()
    facts = ElectionFacts(
        title=title,
        body_code=body,
        record_date=polls.record_day(),
        nominations_open_at=now - timedelta(days=12),
        nominations_close_at=_evening(9),
        opens_at=_evening(9),
        closes_at=_evening(23),
        terms_begin_on=today() + timedelta(days=begins_in),
        accepted_proofs=polls.PROOFS,
    )
    election = calling.make_election(organisation=organisation, by=staff.secretary, facts=facts)
    calling.call(election, staff.secretary)
    return election


def _evening(days: int) -> datetime:
    return (clock.now() + timedelta(days=days)).replace(hour=20, minute=0, second=0, microsecond=0)


def _all_stand(election: Election, staff: Staff, numbers: dict[str, int]) -> None:
    for contest in election.contests.filter(constituency_code__in=numbers):
        for place, one in enumerate(_people(contest, numbers[contest.constituency_code])):
            nomination = _stand(contest, one, place)
            _propose(nomination, contest)
            nominating.accept(nomination, staff.returning)


def _people(contest: Contest, number: int) -> Sequence[Membership]:
    """Members old enough who stand, the same each time; the demonstration’s own member is none of them."""
    election = contest.election
    may = candidates(
        election.constitution,
        election.record_date,
        max(contest.minimum_age, 18),
        contest.class_codes,
        contest.area_codes,
    )
    found = list(may.exclude(email__endswith="demonstration.example"))
    chance = random.Random(f"{election.title} {contest.name}")  # noqa: S311 -- the same each time
    chance.shuffle(found)
    return found[:number]


def _stand(contest: Contest, membership: Membership, place: int) -> Nomination:
    by = membership.delegate or _account(membership)
    said = Candidacy(
        by.name,
        STATEMENTS[place % len(STATEMENTS)],
        ABSENT,
        born=_OF_AGE if membership.delegate else None,
    )
    return nominating.nominate(contest=contest, membership=membership, by=by, said=said)


def _propose(nomination: Nomination, contest: Contest) -> None:
    election = contest.election
    may = electors(
        election.constitution, election.record_date, contest.class_codes, contest.area_codes
    )
    for proposer in may.filter(person=None).exclude(pk=nomination.membership_id)[
        : contest.proposers
    ]:
        by = proposer.delegate or _account(proposer)
        nominating.propose(nomination=nomination, membership=proposer, by=by)


def _account(membership: Membership) -> Person:
    """The member’s account, which finds its line of the register as at a first sign-in."""
    person = demonstration.account(membership.email, membership.name)
    linking.link(person)
    membership.refresh_from_db()
    return person


def _settle(election: Election, staff: Staff) -> None:
    calling.end_nominations_early(
        election, staff.secretary, _("The demonstration’s nominations were ended.")
    )
    settling.settle(election, staff.returning)


def _vote(contest: Contest, staff: Staff, turnout: dict[str, int]) -> None:
    if contest.ballot is None:
        return
    liked = SHARES_LIKED[: contest.ballot.options.count()]
    polls.vote(contest.ballot, staff.secretary, turnout, polls.ranked(liked))
