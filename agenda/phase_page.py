"""Tells rounds where their agenda has its pages, and how it stands."""

from operator import attrgetter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.models import AgendaItem, PublishedAgenda
from budgets.life.pages import PhasePage, register
from budgets.life.phases import Life
from budgets.models import Phase
from look import words


def says(life: Life) -> str:
    """ "14 priorities so far. Name and support until 9pm on Friday 4 December 2026."."""
    number = AgendaItem.objects.open().filter(round=life.round).count()
    named = ngettext("%(number)d priority", "%(number)d priorities", number) % {"number": number}
    if life.is_open(Phase.AGENDA):
        closes = words.moment(life.planned[Phase.AGENDA].closes_at)
        return _("%(named)s so far. Name and support until %(closes)s.") % {
            "named": named,
            "closes": closes,
        }
    published = PublishedAgenda.objects.filter(round=life.round).first()
    if published is None:
        return _("%(named)s. The agenda is about to be published.") % {"named": named}
    return _("%(named)s, ranked and published on %(day)s.") % {
        "named": named,
        "day": words.day(published.published_at),
    }


register(
    PhasePage(
        Phase.AGENDA,
        "agenda:agenda",
        "agenda_officer:agenda",
        says,
        attrgetter("manage"),
    )
)
