"""The link by which an author comes back to what they proposed: e-mailed, hashed in the database, good for some days.

It opens drafts to be gone on with, and what was sent or published to be withdrawn. Once neither can be done, it opens nothing.
"""

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
from proposals.models import DraftLink, Proposal, ProposalState
from statute import clock, parameters

_MOST_AT_ONCE = 5


_S = ProposalState
# Its author can still do something with it.
_ALIVE = frozenset({_S.DRAFT, _S.SUBMITTED, _S.RETURNED, _S.PUBLISHED})


@transaction.atomic
def send(proposal: Proposal) -> None:
    """E-mail a new link to the author; an older one of the same proposal works no more."""
    letters.own_links([(proposal, renewed(proposal))], days())


@transaction.atomic
def renewed(proposal: Proposal) -> str:
    """A new link, for a letter; it takes the place of an older one."""
    token = secrets.token_urlsafe(24)
    DraftLink.objects.update_or_create(
        proposal=proposal,
        defaults={
            "token_key": _key(token),
            "expires_at": clock.now() + timedelta(days=days()),
        },
    )
    address = reverse("proposals:draft", args=[proposal.round.slug, token])
    return str(settings.SITE_URL) + address


@transaction.atomic
def send_again(budget_round: BudgetRound, somebody: Participant) -> None:
    """One letter with a new link for each proposal of this address. Says nothing of whether there is one."""
    found = [(one, renewed(one)) for one in own_of(budget_round, somebody)[:_MOST_AT_ONCE]]
    if found:
        letters.own_links(found, days())


def own_of(budget_round: BudgetRound, somebody: Participant) -> QuerySet[Proposal]:
    """What this person can still change or withdraw, the latest first."""
    mine = Proposal.objects.filter(
        round=budget_round, author_key=somebody.key_in(budget_round), state__in=_ALIVE
    )
    return mine.select_related("round").order_by("-number")


def find(budget_round: BudgetRound, token: str) -> DraftLink | None:
    """Whose link this is, also after it has expired; None where it was never made, or a newer one was."""
    links = DraftLink.objects.select_related("proposal").filter(proposal__round=budget_round)
    return links.filter(token_key=_key(token)).first()


def has_expired(link: DraftLink) -> bool:
    return link.expires_at <= clock.now()


def is_of_use(link: DraftLink) -> bool:
    return link.proposal.state in _ALIVE


def days() -> int:
    return int(parameters.value("draft-link-days"))


def _key(token: str) -> bytes:
    return keyed("draft-link", token)
