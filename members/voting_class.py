"""Choosing the class one votes in, for whoever is in two.

A roll is frozen from the register of its record date. Between that date and the freezing the choice must hold still:
a room that freezes rolls says so with `hold`.
"""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.models import Membership, Organisation
from record.entries import Actor, write

# Given an organisation: the sentence that says why nothing can be chosen now, or "".
Hold = Callable[[Organisation], str]
_holds: list[Hold] = []


def hold(while_: Hold) -> None:
    """Keep every member's choice as it is while `while_` gives a sentence; called in an AppConfig.ready."""
    _holds.append(while_)


def held_because(organisation: Organisation) -> str:
    """Why nobody can choose now; "" where they can."""
    return next((sentence for one in _holds if (sentence := one(organisation))), "")


def choose_voting_class(membership: Membership, by: Actor) -> Membership:
    """Vote in this membership's class from now on, and in no other of the organisation. Raises MemberError."""
    with transaction.atomic():
        lines = Membership.objects.same_member(membership).select_for_update(of=("self",))
        # In one order, so that two choices at once wait for each other and do not lock each other out.
        own = {one.pk: one for one in lines.select_related("organisation").order_by("pk")}
        chosen = own.get(membership.pk)
        if chosen is None:
            raise MemberError(_("This membership has ended: choose among those you have."))
        if reason := held_because(chosen.organisation):
            raise MemberError(reason)
        if chosen.votes_here:
            return chosen
        Membership.objects.filter(pk__in=own, votes_here=True).update(votes_here=False)
        chosen.votes_here = True
        chosen.save(update_fields=["votes_here"])
        write(
            actor=by,
            action="members.voting-class-chosen",
            subject=chosen.as_subject(),
            payload={"class": chosen.class_code},
        )
    return chosen
