"""A body as anyone reads it: what it may do, and who sits in each of its seats until when."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from governance.bodies_in_words import seats_in_words
from governance.models import Body, Constituency, Filling, Seat, Term
from look.words import day
from members.models import Constitution, Organisation, StakeholderClass


@dataclass
class SeatOnPage:
    """A seat and its terms, the latest first. `term` is the one that runs today, `next` one that was filled ahead."""

    number: int
    seat: Seat | None = None
    term: Term | None = None
    next: Term | None = None
    past: list[Term] = field(default_factory=list)

    @property
    def left_early(self) -> Term | None:
        """The term that makes this a casual vacancy: ended before its time, which has not come yet."""
        last = self.past[0] if self.past else None
        return last if self.term is None and last and last.vacated_on else None

    def is_casual_on(self, today: date) -> bool:
        left = self.left_early
        return left is not None and left.ends_on > today

    def words(self, today: date) -> str:
        """Who holds it and until when, or that nobody does."""
        if self.term is not None:
            return _("%(how)s, until %(day)s") % {
                "how": how_seated(self.term),
                "day": day(self.term.ends_on),
            }
        if self.is_casual_on(today) and self.left_early:
            return _("A casual vacancy: %(why)s. The term would have ended on %(day)s.") % {
                "why": self.left_early.get_vacated_because_display().lower(),
                "day": day(self.left_early.ends_on),
            }
        return _("Nobody holds this seat.")


@dataclass
class Filled:
    """One constituency with its seats."""

    constituency: Constituency
    words: str
    seats: list[SeatOnPage]

    @property
    def appointed(self) -> bool:
        return self.constituency.filling == Filling.APPOINTED

    def held_and_vacant(self, today: date) -> tuple[list[tuple[SeatOnPage, str]], int]:
        """The seats of which there is something to say, with what; and how many others there are that nobody holds."""
        told = [one for one in self.seats if one.term or one.next or one.is_casual_on(today)]
        return [(one, one.words(today)) for one in told], len(self.seats) - len(told)


def how_seated(term: Term) -> str:
    """ "Elected", "Appointed by Larkmead Council"."""
    if term.appointed_by is not None:
        return _("Appointed by %(name)s") % {"name": term.appointed_by.name}
    return str(term.get_how_display())


def filled(body: Body, today: date) -> list[Filled]:
    """Every constituency of a body, in four statements however many seats there are."""
    organisation = body.constitution.organisation
    names = _class_names(body.constitution)
    found = list(body.constituencies.select_related("appointed_by"))
    seats = _seats(organisation, body.code, today)
    return [
        Filled(
            one,
            seats_in_words(one, [names.get(code, code) for code in one.class_codes]),
            [
                seats.get((one.code, number), SeatOnPage(number))
                for number in range(1, one.seats + 1)
            ],
        )
        for one in found
    ]


def bodies_on(organisation: Organisation, constitution: Constitution | None) -> list[Body]:
    """The bodies that a version of the rules sets up."""
    if constitution is None:
        return []
    return list(constitution.bodies.prefetch_related("constituencies"))


def _class_names(constitution: Constitution) -> dict[str, str]:
    classes = StakeholderClass.objects.filter(constitution=constitution)
    return dict(classes.values_list("code", "name"))


def _seats(
    organisation: Organisation, body_code: str, today: date
) -> dict[tuple[str, int], SeatOnPage]:
    found = Seat.objects.filter(organisation=organisation, body_code=body_code, abolished_on=None)
    pages = {one.pk: SeatOnPage(one.number, one) for one in found}
    terms = Term.objects.filter(seat__in=pages).select_related("appointed_by")
    for term in terms.order_by("-began_on", "-pk"):
        _place(pages[term.seat_id], term, today)
    return {
        (page.seat.constituency_code, page.number): page for page in pages.values() if page.seat
    }


def _place(page: SeatOnPage, term: Term, today: date) -> None:
    until = term.vacated_on or term.ends_on
    if until <= today:
        page.past.append(term)
    elif term.began_on > today:
        page.next = term
    else:
        page.term = term
