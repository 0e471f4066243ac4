"""Tells rounds where their proposals and appraisals have their pages, and how they stand."""

from operator import attrgetter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.life.pages import PhasePage, register
from budgets.life.phases import Life
from budgets.models import Phase
from look import words
from proposals.models import Proposal


def says_of_proposals(life: Life) -> str:
    """ "30 proposals so far. Propose, support and comment until 9pm on Friday 4 December 2026."."""
    number = Proposal.objects.published().filter(round=life.round).count()
    there = ngettext("%(number)d proposal", "%(number)d proposals", number) % {"number": number}
    if not life.is_open(Phase.PROPOSALS):
        return _("%(there)s to read.") % {"there": there}
    closes = words.moment(life.planned[Phase.PROPOSALS].closes_at)
    return _("%(there)s so far. Propose, support and comment until %(closes)s.") % {
        "there": there,
        "closes": closes,
    }


def says_of_appraisal(life: Life) -> str:
    """ "12 of 30 proposals are appraised."."""
    proposals = Proposal.objects.published().filter(round=life.round)
    done = proposals.exclude(appraisal=None).exclude(appraisal__outcome="")
    return _("%(done)d of %(number)d proposals are appraised.") % {
        "done": done.count(),
        "number": proposals.count(),
    }


register(
    PhasePage(
        Phase.APPRAISAL,
        "proposals:appraisal",
        "proposals_officer:appraisal",
        says_of_appraisal,
        attrgetter("appraise"),
    )
)
register(
    PhasePage(
        Phase.PROPOSALS,
        "proposals:proposals",
        "proposals_officer:proposals",
        says_of_proposals,
        attrgetter("manage"),
    )
)
