"""Strings in words: what a fund may be spent on, where and until when."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from funds.models import Account, Fund, Purpose, Use
from look.words import day
from places.models import Ward


class Names:
    """The names of wards and purposes by code, read once for a page."""

    def __init__(self, things: Iterable[Fund | Account]) -> None:
        wards, purposes = set[str](), set[str]()
        for thing in things:
            wards.update(thing.wards)
            purposes.update(thing.purposes)
        # The newest boundaries last, so that their name stands where a code has several.
        self._wards = dict(
            Ward.objects.filter(code__in=wards).order_by("vintage").values_list("code", "name")
        )
        self._purposes = dict(Purpose.objects.filter(code__in=purposes).values_list("code", "name"))

    def places(self, thing: Fund | Account) -> str:
        """Larkmead and Rookery; the whole area."""
        known = sorted(self._wards.get(code, code) for code in thing.wards)
        return get_text_list(known, _("and")) if known else _("the whole area")

    def purposes(self, thing: Fund | Account) -> str:
        """Play and sport; Streets, crossings and lighting. Or anything."""
        known = sorted(self._purposes.get(code, code) for code in thing.purposes)
        return "; ".join(known) or _("anything")

    def strings(self, fund: Fund) -> list[str]:
        """Each string as a sentence; one that says so where there is none."""
        said = []
        if fund.wards:
            said.append(_("Only in %(places)s.") % {"places": self.places(fund)})
        if fund.purposes:
            said.append(_("Only for: %(purposes)s.") % {"purposes": self.purposes(fund)})
        if fund.use == Use.CAPITAL:
            said.append(_("Capital only: what is bought or built to last."))
        if fund.use == Use.REVENUE:
            said.append(_("Revenue only: running costs and activities."))
        if fund.spend_by:
            said.append(_("To be spent by %(day)s.") % {"day": day(fund.spend_by)})
        return said or [_("No strings: it can be spent anywhere in the area, on anything.")]
