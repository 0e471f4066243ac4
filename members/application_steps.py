"""Where an application stands, as steps in time and as words."""

from django.utils.translation import gettext as _

from look import words
from look.steps import Step
from members.classes import classes_on, meaning, today
from members.models import Application, ApplicationState, StakeholderClass


def class_of(application: Application) -> StakeholderClass | None:
    """The class applied to by the rules in force; None where they no longer have it."""
    return meaning(classes_on(application.organisation, today()), application.class_code)


def price_pence(application: Application, group: StakeholderClass | None) -> int:
    """What the shares applied for cost together."""
    return application.shares * (group.share_price_pence or 0) if group else 0


def steps(application: Application) -> list[Step]:
    """Sent, agreed to by a guardian where one must, decided."""
    made = [Step(_("You sent it"), words.day(application.made_at), state="done")]
    if application.guardian_email:
        made.append(_guardian(application))
    made.append(_decision(application))
    return made


def _guardian(application: Application) -> Step:
    who = application.guardian_name
    if application.guardian_agreed_at:
        agreed = _("%(name)s agreed, as parent or guardian") % {"name": who}
        return Step(agreed, words.day(application.guardian_agreed_at), state="done")
    if application.state == ApplicationState.AWAITING_CONSENT:
        more = _("We sent a link to %(email)s.") % {"email": application.guardian_email}
        return Step(_("%(name)s is asked to agree") % {"name": who}, more=more, state="now")
    return Step(_("%(name)s did not agree") % {"name": who}, state="done")


def _decision(application: Application) -> Step:
    when = words.day(application.decided_at) if application.decided_at else ""
    reason = application.decision_reason
    if application.state == ApplicationState.ACCEPTED:
        return Step(_("Accepted: you are a member"), when, reason, "done")
    if application.state == ApplicationState.REFUSED:
        return Step(_("Refused"), when, reason, "done")
    if application.state == ApplicationState.WITHDRAWN:
        return Step(_("You took it back"), when, state="done")
    waiting = application.state == ApplicationState.SUBMITTED
    more = _("We write to %(email)s with the answer.") % {"email": application.email}
    return Step(_("The secretary decides"), more=more, state="now" if waiting else "next")
