"""Ceasing to be a member by one's own wish."""

from django.db import transaction
from django.utils.translation import gettext as _

from members import joining_letters
from members.classes import today
from members.errors import MemberError
from members.holdings import holding
from members.models import CeasedBecause, Membership
from record.entries import Actor, write


def leave(membership: Membership, by: Actor) -> Membership:
    """Cease today. Shares stay on the register until the secretary withdraws them. Raises MemberError where they have left.

    Who is in another class too votes in that one from now on.
    """
    with transaction.atomic():
        membership = (
            Membership.objects.select_for_update(of=("self",))
            .select_related("organisation")
            .get(pk=membership.pk)
        )
        if membership.ceased_on is not None:
            raise MemberError(_("This membership has ended already."))
        others = Membership.objects.same_member(membership).exclude(pk=membership.pk)
        another = others.select_for_update().order_by("number").first()
        membership.ceased_on = max(today(), membership.entered_on)
        membership.ceased_because = CeasedBecause.LEFT
        membership.save(update_fields=["ceased_on", "ceased_because"])
        if another and membership.votes_here:
            another.votes_here = True
            another.save(update_fields=["votes_here"])
        joining_letters.left(membership, holding(membership).shares)
        write(actor=by, action="members.left", subject=membership.as_subject())
    return membership
