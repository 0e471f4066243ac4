"""What one person is told by e-mail of their own part in a vote: as a proxy, as a candidate, as who proposed one.

Every letter waits in the outbox, sealed, in the transaction of the act it tells of: it goes once, or the act did not happen.
"""

from django.conf import settings
from django.utils.translation import gettext as _

from ballots.models import RollEntry
from governance.letter_parts import contact
from governance.models import Nomination, Resolution
from look.words import moment
from members import outbox
from members.mailing import as_text
from members.models import Membership, Organisation, Person


def named_as_proxy(resolution: Resolution, entry: RollEntry) -> None:
    """To the proxy, who may not have been asked."""
    facts = {
        "member": entry.name,
        "title": resolution.title,
        "closes": moment(resolution.closes_at),
    }
    _to_proxy(
        entry.proxy,
        resolution,
        _("You are a proxy: %(title)s") % facts,
        _("%(member)s has asked you to vote in their place: “%(title)s”.") % facts,
        _(
            "Sign in with this address to vote, until %(closes)s. %(member)s may still vote themselves, and that vote counts before yours. If you do not want to be their proxy, tell them: they can withdraw it."
        )
        % facts,
    )


def proxy_withdrawn(resolution: Resolution, entry: RollEntry, proxy: Person | None) -> None:
    """To whoever was the proxy."""
    facts = {"member": entry.name, "title": resolution.title}
    _to_proxy(
        proxy,
        resolution,
        _("You are no longer a proxy: %(title)s") % facts,
        _("%(member)s votes themselves: you are no longer their proxy in “%(title)s”.") % facts,
        _("You need do nothing. A vote of your own is not touched."),
    )


def nomination_accepted(nomination: Nomination) -> None:
    """To the candidate and to who proposed them."""
    facts = _facts(nomination)
    _to_candidate(
        nomination,
        _("You are a candidate: %(election)s") % facts,
        _("The returning officer has accepted your nomination for %(contest)s.") % facts,
    )
    _to_proposers(
        nomination,
        _("%(name)s is a candidate: %(election)s") % facts,
        _(
            "You proposed %(name)s for %(contest)s. The returning officer has accepted the nomination."
        )
        % facts,
    )


def nomination_refused(nomination: Nomination) -> None:
    """To the same, with the reason that is published."""
    facts = _facts(nomination)
    why = _("The reason: %(reason)s") % facts
    _to_candidate(
        nomination,
        _("Your nomination: %(election)s") % facts,
        _("Your nomination for %(contest)s was found not valid.") % facts,
        why,
    )
    _to_proposers(
        nomination,
        _("%(name)s is not a candidate: %(election)s") % facts,
        _("You proposed %(name)s for %(contest)s. The nomination was found not valid.") % facts,
        why,
    )


def taken_off(nomination: Nomination) -> None:
    """To the candidate alone: members on the roll have a notice of it once voting has opened."""
    facts = _facts(nomination)
    _to_candidate(
        nomination,
        _("You are no longer a candidate: %(election)s") % facts,
        _("You were taken off the paper for %(contest)s.") % facts,
        _("The reason: %(reason)s") % facts,
    )


def _facts(nomination: Nomination) -> dict[str, str]:
    return {
        "name": nomination.name,
        "election": nomination.contest.election.title,
        "contest": nomination.contest.name,
        "reason": nomination.state_reason,
    }


def _to_proxy(proxy: Person | None, resolution: Resolution, subject: str, *said: str) -> None:
    if proxy is not None:
        _post(proxy.email, resolution.organisation, subject, *said, resolution.get_absolute_url())


def _to_candidate(nomination: Nomination, subject: str, *said: str) -> None:
    election = nomination.contest.election
    to = _address(nomination.membership)
    _post(to, election.organisation, subject, *said, election.get_absolute_url())


def _to_proposers(nomination: Nomination, subject: str, *said: str) -> None:
    election = nomination.contest.election
    for one in nomination.proposed_by.select_related("membership__person"):
        to = _address(one.membership)
        _post(to, election.organisation, subject, *said, election.get_absolute_url())


def _address(membership: Membership) -> str:
    """Of the account that acts for the member, or the one in the register."""
    if membership.person is not None:
        return membership.person.email
    return membership.guardian_email or membership.email


def _post(to: str, organisation: Organisation, subject: str, *said: str) -> None:
    """The last thing said is the page it is about. Nobody is written to of an organisation whose members are invented."""
    if not to or organisation.demonstration:
        return
    *sentences, page = said
    paragraphs = [*sentences, settings.SITE_URL + page, contact(organisation)]
    outbox.post(to=to, subject=subject, text=as_text(paragraphs))
