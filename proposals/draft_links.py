"""The link by which an author goes on with a draft: e-mailed, hashed in the database, good for some days."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from agenda.participants import Participant
from budgets.models import BudgetRound
from members.seals import keyed
from proposals import letters
from proposals.models import CHANGEABLE, DraftLink, Proposal
from statute import clock, parameters

_MOST_AT_ONCE = 5


@transaction.atomic
def send(proposal: Proposal) -> None:
    """E-mail a new link to the author; an older one of the same draft works no more."""
    token = secrets.token_urlsafe(24)
    DraftLink.objects.update_or_create(
        proposal=proposal,
        defaults={
            "token_key": _key(token),
            "expires_at": clock.now() + timedelta(days=days()),
        },
    )
    address = reverse("proposals:draft", args=[proposal.round.slug, token])
    letters.draft_link(proposal, settings.SITE_URL + address, days())


def send_again(budget_round: BudgetRound, somebody: Participant) -> None:
    """A new link for each draft of this address. Says nothing of whether there is one."""
    for proposal in drafts_of(budget_round, somebody)[:_MOST_AT_ONCE]:
        send(proposal)


def drafts_of(budget_round: BudgetRound, somebody: Participant) -> QuerySet[Proposal]:
    """What this person can still change, the latest first."""
    mine = Proposal.objects.filter(
        round=budget_round, author_key=somebody.key_in(budget_round), state__in=CHANGEABLE
    )
    return mine.select_related("round").order_by("-number")


def find(budget_round: BudgetRound, token: str) -> DraftLink | None:
    """Whose link this is, also after it has expired; None where it was never made, or a newer one was."""
    links = DraftLink.objects.select_related("proposal").filter(proposal__round=budget_round)
    return links.filter(token_key=_key(token)).first()


def has_expired(link: DraftLink) -> bool:
    return link.expires_at <= clock.now()


def days() -> int:
    return int(parameters.value("draft-link-days"))


def _key(token: str) -> bytes:
    return keyed("draft-link", token)
