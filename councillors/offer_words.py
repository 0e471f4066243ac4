"""The terms of a match offer as sentences."""

from collections.abc import Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councillors.models import Matches, MatchOffer
from funds.models import Purpose
from look.words import pounds
from places.models import Ward

_KINDS = {
    Matches.BOTH: "",
    Matches.SINGLE: gettext_lazy("It matches only what one councillor gives."),
    Matches.POOLED: gettext_lazy("It matches only what a ward pool gives."),
}


def terms(offers: Sequence[MatchOffer]) -> dict[int, list[str]]:
    """By the offer's id; the names of wards and purposes in two queries."""
    in_wards = {code for one in offers for code in one.wards}
    for_things = {code for one in offers for code in one.purposes}
    # The newest boundaries last, so that their name stands where a code has several.
    rows = Ward.objects.filter(code__in=in_wards).order_by("vintage")
    wards = dict(rows.values_list("code", "name"))
    purposes = dict(Purpose.objects.filter(code__in=for_things).values_list("code", "name"))
    return {one.pk: _terms(one, wards, purposes) for one in offers}


def _terms(one: MatchOffer, wards: dict[str, str], purposes: dict[str, str]) -> list[str]:
    said = [
        _("%(added)s is added to each pound.") % {"added": pounds(one.per_pound_pence)},
        _("At most %(cap)s in all.") % {"cap": pounds(one.cap_pence)},
        str(_KINDS[Matches(one.matches)]),
    ]
    if one.wards:
        said.append(_("Only in %(places)s.") % {"places": _listed(wards, one.wards)})
    if one.purposes:
        said.append(_("Only for: %(purposes)s.") % {"purposes": _listed(purposes, one.purposes)})
    return [sentence for sentence in said if sentence]


def _listed(names: dict[str, str], codes: list[str]) -> str:
    return get_text_list(sorted(names.get(code, code) for code in codes), _("and"))
