"""The pages of the phases after the vote, as the round's own page links to them."""

from operator import attrgetter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.life import pages
from budgets.life.pages import PhasePage
from budgets.life.phases import Life
from budgets.models import Phase
from delivery.models import ProjectState
from look import words


def register() -> None:
    for phase, name, says, power in (
        (Phase.DECISION, "decision", _decision, "decide"),
        (Phase.DELIVERY, "delivery", _delivery, "deliver"),
        (Phase.EVALUATION, "evaluation", _evaluation, "deliver"),
    ):
        public, officers = f"delivery:{name}", f"officer_delivery:{name}"
        pages.register(PhasePage(phase, public, officers, says, attrgetter(power)))


def _decision(life: Life) -> str:
    standing = life.round.decisions.standing().first()
    if standing is None or standing.made_on is None:
        return _("The council has not decided on the result yet.")
    return _("Decided on %(day)s.") % {"day": words.day(standing.made_on)}


def _delivery(life: Life) -> str:
    states = list(life.round.deliveries.values_list("state", flat=True))
    if not states:
        return _("No project has begun yet.")
    return ngettext(
        "%(done)d of %(all)d project is finished.",
        "%(done)d of %(all)d projects are finished.",
        len(states),
    ) % {"done": states.count(ProjectState.DONE), "all": len(states)}


def _evaluation(life: Life) -> str:
    if life.is_open(Phase.EVALUATION):
        return _("Say what changed where you live.")
    return _("What residents said, and what was learned.")
