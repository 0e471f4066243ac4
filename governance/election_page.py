"""An election as anyone reads it: each contest with who may vote and stand, its candidates and its outcome."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import BallotState
from ballots.publishing import is_public
from governance.bodies_in_words import term_in_words
from governance.election_words import seats_in_words, where_it_stands
from governance.models import (
    Contest,
    ContestOutcome,
    Election,
    ElectionState,
    Nomination,
    NominationState,
    Term,
)
from governance.policies import public_nominations
from places.models import Ward


@dataclass
class ContestOnPage:
    """One contest with its people; `words` say what is filled, by whom and for how long."""

    contest: Contest
    seats: str
    words: str
    stands: str
    candidates: list[Nomination] = field(default_factory=list)
    withdrawn: list[Nomination] = field(default_factory=list)
    rejected: list[Nomination] = field(default_factory=list)
    elected: list[Term] = field(default_factory=list)

    @property
    def declared(self) -> bool:
        ballot = self.contest.ballot
        return ballot is not None and is_public(ballot)

    @property
    def uncontested(self) -> bool:
        return self.contest.outcome == ContestOutcome.UNCONTESTED

    @property
    def elected_names(self) -> str:
        return str(get_text_list([term.name for term in self.elected], _("and")))

    @property
    def vacant(self) -> int:
        """Seats that nobody stood for."""
        return self.contest.vacancies - len(self.elected) if self.uncontested else 0

    @property
    def voting(self) -> bool:
        ballot = self.contest.ballot
        return ballot is not None and ballot.state == BallotState.OPEN


def contests_of(election: Election, now: datetime) -> list[ContestOnPage]:
    """Every contest of the election, in five statements however many there are."""
    contests = list(election.contests.select_related("ballot"))
    words = _Words(election, contests)
    pages = {one.pk: _page(one, words, now) for one in contests}
    for nomination in public_nominations(election).order_by("name", "pk"):
        _list_of(pages[nomination.contest_id], nomination).append(nomination)
    for term in Term.objects.filter(contest__in=pages).order_by("pk"):
        if term.contest_id is not None:
            pages[term.contest_id].elected.append(term)
    return list(pages.values())


def takes_nominations(election: Election, now: datetime) -> bool:
    return (
        election.state == ElectionState.CALLED
        and election.nominations_open_at <= now < election.nominations_close_at
    )


class _Words:
    """Names of classes and wards, read once for a page."""

    def __init__(self, election: Election, contests: Iterable[Contest]) -> None:
        classes = election.constitution.classes.filter(votes=True)
        self.classes = dict(classes.values_list("code", "name"))
        codes = {code for contest in contests for code in contest.area_codes}
        wards = Ward.objects.filter(code__in=codes).order_by("vintage")
        self.wards = dict(wards.values_list("code", "name")) if codes else {}

    def voters(self, contest: Contest) -> str:
        """ "Families in Larkmead"."""
        names = [self.classes.get(code, code) for code in contest.class_codes]
        classes = get_text_list(names, _("and")) or _("every class that votes")
        if not contest.area_codes:
            return classes
        areas = [self.wards.get(code, code) for code in contest.area_codes]
        return _("%(classes)s in %(areas)s") % {
            "classes": classes,
            "areas": get_text_list(areas, _("and")),
        }


def _page(contest: Contest, words: _Words, now: datetime) -> ContestOnPage:
    seats = seats_in_words(contest)
    said = _(
        "%(seats)s for %(term)s, elected by %(voters)s. Candidates must be %(age)d or over."
    ) % {
        "seats": seats,
        "term": term_in_words(contest.term_months),
        "voters": words.voters(contest),
        "age": contest.minimum_age,
    }
    return ContestOnPage(
        contest, seats, " ".join([said, *_proposers(contest)]), where_it_stands(contest, now)
    )


def _proposers(contest: Contest) -> list[str]:
    if not contest.proposers:
        return []
    return [
        ngettext(
            "%(n)d other member must propose them.",
            "%(n)d other members must propose them.",
            contest.proposers,
        )
        % {"n": contest.proposers}
    ]


def _list_of(page: ContestOnPage, nomination: Nomination) -> list[Nomination]:
    return {
        NominationState.WITHDRAWN: page.withdrawn,
        NominationState.REJECTED: page.rejected,
    }.get(NominationState(nomination.state), page.candidates)
