"""How the seats of a body are filled, as a sentence."""

from collections.abc import Iterator, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.models import Constituency, Filling

MONTHS_OF_A_YEAR = 12


def seats_in_words(
    seat: Constituency, class_names: Sequence[str], ward_names: Sequence[str] = ()
) -> str:
    """ "15 seats, elected by Tenants for 3 years, 5 at each regular election"; the names are those of its classes and wards."""
    number = ngettext("%(seats)d seat", "%(seats)d seats", seat.seats) % {"seats": seat.seats}
    return ", ".join([number, _filled(seat, class_names, ward_names), *_terms(seat)])


def term_in_words(months: int) -> str:
    """ "3 years", "18 months"."""
    years, rest = divmod(months, MONTHS_OF_A_YEAR)
    if rest or not years:
        return ngettext("%(months)d month", "%(months)d months", months) % {"months": months}
    return ngettext("%(years)d year", "%(years)d years", years) % {"years": years}


def _filled(seat: Constituency, class_names: Sequence[str], ward_names: Sequence[str]) -> str:
    term = term_in_words(seat.term_months)
    if seat.filling == Filling.APPOINTED:
        who = (
            seat.appointed_by.name if seat.appointed_by else _("an organisation still to be named")
        )
        return _("appointed by %(who)s for %(term)s") % {"who": who, "term": term}
    classes = get_text_list(list(class_names), _("and")) or _("every class that votes")
    said = _("elected by %(classes)s for %(term)s") % {"classes": classes, "term": term}
    if ward_names:
        return _("%(elected)s in %(areas)s") % {
            "elected": said,
            "areas": get_text_list(list(ward_names), _("and")),
        }
    return said


def _terms(seat: Constituency) -> Iterator[str]:
    if seat.rotation is not None and seat.rotation < seat.seats:
        yield _("%(number)s of them at each regular election") % {"number": seat.rotation}
    if seat.maximum_terms is not None:
        yield ngettext(
            "for %(number)d term at most", "for %(number)d terms at most", seat.maximum_terms
        ) % {"number": seat.maximum_terms}
    if seat.proposers:
        yield ngettext(
            "nominated by %(number)d member", "nominated by %(number)d members", seat.proposers
        ) % {"number": seat.proposers}
