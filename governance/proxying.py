"""A member sends a proxy to a vote: another member, found by an e-mail address and never told apart from nobody."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots import proxies
from ballots.models import RollEntry
from ballots.proxies import TooManyMembers
from governance import personal_letters
from governance.errors import GovernanceError, ballots_refusals_told
from governance.models import Resolution, ResolutionState
from members.models import Membership, Person
from statute import parameters


@transaction.atomic
def send_proxy(*, resolution: Resolution, entry: RollEntry, email: str, by: Person) -> None:
    """Let the member with that address vote for the entry. Raises GovernanceError.

    Whether an address belongs to a member, to one with an account, or to somebody who is proxy for as many as one may be:
    the refusal is the same, for it would tell a stranger who is a member.
    """
    _check(resolution, entry, by)
    with ballots_refusals_told():
        try:
            proxies.appoint_proxy(entry, _holder(resolution, email), by)
        except TooManyMembers as refusal:
            raise GovernanceError(neutral_refusal(), "email") from refusal
    personal_letters.named_as_proxy(resolution, entry)


@transaction.atomic
def withdraw_proxy(*, resolution: Resolution, entry: RollEntry, by: Person) -> None:
    """Vote oneself again. Raises GovernanceError once voting is over or the entry has voted."""
    _check(resolution, entry, by)
    proxy = entry.proxy
    with ballots_refusals_told():
        proxies.withdraw_proxy(entry, by)
    personal_letters.proxy_withdrawn(resolution, entry, proxy)


def neutral_refusal() -> str:
    most = int(parameters.value("proxies-per-holder"))
    return ngettext(
        "We cannot make the person with this address your proxy. It must be another member who has an account here, and nobody may be proxy for more than %(most)d member.",
        "We cannot make the person with this address your proxy. It must be another member who has an account here, and nobody may be proxy for more than %(most)d members.",
        most,
    ) % {"most": most}


def _check(resolution: Resolution, entry: RollEntry, by: Person) -> None:
    if resolution.state != ResolutionState.CALLED or not resolution.proxies_allowed:
        raise GovernanceError(_("No proxy can be sent to this vote."))
    if entry.ballot_id != resolution.ballot_id or entry.holder_id != by.pk:
        raise GovernanceError(_("Only the member can send a proxy."))


def _holder(resolution: Resolution, email: str) -> Person:
    members = Membership.objects.current().filter(organisation=resolution.organisation_id)
    found = Person.objects.filter(
        email__iexact=email.strip(), is_active=True, pk__in=members.values("person")
    ).first()
    if found is None:
        raise GovernanceError(neutral_refusal(), "email")
    return found
