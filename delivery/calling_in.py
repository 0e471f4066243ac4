"""Scrutiny's hold on a decision: called in within its period, resolved with a reason."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from delivery.changing import held
from delivery.errors import DeliveryError
from delivery.models import CallIn, Decision, DecisionState, Outcome
from look import words
from members.models import Person
from record import entries
from statute import clock, parameters


@transaction.atomic
def call_in(*, decision: Decision, by: Person, members: Sequence[str], reason: str) -> CallIn:
    """Hold the decision's money until this is resolved. `members` are the councillors who ask. Raises DeliveryError."""
    standing = _standing(decision)
    if hasattr(standing, "call_in"):
        raise DeliveryError(_("This decision is called in already. It can be called in once."))
    _check_period(standing)
    names = _names(members)
    if not reason.strip():
        raise DeliveryError(_("Say why the decision should be looked at again."), "reason")
    made = CallIn.objects.create(
        decision=standing, reason=reason.strip(), members=names, made_by=by
    )
    _record(standing, by, "delivery.called-in", reason=made.reason, members=names)
    return made


@transaction.atomic
def resolve(*, decision: Decision, by: Person, outcome: str, reason: str) -> None:
    """Record what scrutiny came to: `upheld` frees the money, `referred` asks for a new version. Raises DeliveryError."""
    standing = _standing(decision)
    row = CallIn.objects.select_for_update().filter(decision=standing, outcome=Outcome.OPEN).first()
    if row is None:
        raise DeliveryError(_("There is no call-in that waits."))
    if not reason.strip():
        raise DeliveryError(_("Say what scrutiny found. It is published."), "reason")
    row.outcome, row.outcome_reason, row.resolved_at = outcome, reason.strip(), clock.now()
    row.save(update_fields=["outcome", "outcome_reason", "resolved_at"])
    _record(standing, by, f"delivery.call-in-{outcome}", reason=row.outcome_reason)


def _standing(decision: Decision) -> Decision:
    held(decision.round)
    found = Decision.objects.filter(pk=decision.pk, state=DecisionState.PUBLISHED)
    standing = found.select_related("round").first()
    if standing is None:
        raise DeliveryError(_("This decision does not stand any more."))
    return standing


def _check_period(standing: Decision) -> None:
    if standing.call_in_ends_at is None:
        raise DeliveryError(_("This decision is not open to call-in."))
    if standing.call_in_ends_at <= clock.now():
        raise DeliveryError(
            _("The period for call-in ended at %(moment)s.")
            % {"moment": words.moment(standing.call_in_ends_at)}
        )


def _names(members: Sequence[str]) -> list[str]:
    names = list(dict.fromkeys(" ".join(one.split()) for one in members if one.strip()))
    least = int(parameters.value("call-in-members"))
    if len(names) < least:
        raise DeliveryError(
            _("A call-in needs %(least)d councillors; here are %(given)d.")
            % {"least": least, "given": len(names)},
            "members",
        )
    return names


def _record(decision: Decision, by: Person, action: str, **facts: object) -> None:
    entries.write(
        actor=by.as_actor("scrutiny officer"),
        action=action,
        subject=decision.as_subject(),
        payload=facts,
    )
