"""What we write to the authors of proposals. Sealed until it is sent, and sent after the commit."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.letters import contact
from agenda.participants import write_to
from proposals import letters_to_merged
from proposals.addressing import ask_for_link, public_page, write
from proposals.models import Appraisal, Proposal, ProposalState


def own_links(several: Sequence[tuple[Proposal, str]], days: int) -> None:
    """The ways back to what one person wrote, all of one round. A draft is named by its number alone.

    Nobody has shown yet that the address is theirs: words of a stranger are not sent to it.
    """
    first = several[0][0]
    said = ngettext(
        "This link leads to what you propose, and works for %(days)d days:",
        "These links lead to what you propose, and each works for %(days)d days:",
        len(several),
    )
    after = _(
        "Keep it to yourself: with it the proposal can be changed or withdrawn. You proposed nothing? Then somebody typed your address by mistake, and you need do nothing."
    )
    links = [f"{_named(one)}:\n{link}" for one, link in several]
    write_to(
        first.author_sealed,
        subject=_("Go on with your proposal: %(round)s") % {"round": first.round.title},
        text="\n\n".join([said % {"days": days}, *links, after, contact(first.round)]),
    )


def _named(proposal: Proposal) -> str:
    if proposal.state == ProposalState.DRAFT:
        return _("Draft number %(number)d") % {"number": proposal.number}
    return _("Number %(number)d, “%(title)s”") % {
        "number": proposal.number,
        "title": proposal.title,
    }


def submitted(proposal: Proposal) -> None:
    said = _(
        "We have your proposal “%(title)s”. An officer reads it, and we write to you when it is published or if something must change."
    )
    after = _("Do you want to read or withdraw it before that? Have a link to it emailed:")
    subject = _("We have your proposal")
    write(proposal, subject, said % _facts(proposal), after, link=ask_for_link(proposal))


def published(proposal: Proposal) -> None:
    said = _("Your proposal “%(title)s” is published. Others can support it and comment on it now.")
    after = _("Should you want to withdraw it, its page says how.")
    write(proposal, _("Your proposal is published"), said % _facts(proposal), after)


def returned(proposal: Proposal, link: str, days: int) -> None:
    """With the link by which its author goes on with it."""
    said = _("Your proposal “%(title)s” cannot be published as it is, for this reason:")
    after = _("You can change it and send it again by this link, which works for %(days)d days:")
    paragraphs = [said % _facts(proposal), proposal.reason, after % {"days": days}]
    write(proposal, _("Please change your proposal"), *paragraphs, link=link)


def hidden(proposal: Proposal) -> None:
    said = _("We took your proposal “%(title)s” off the page, for this reason:")
    subject = _("Your proposal is not shown any more")
    write(proposal, subject, said % _facts(proposal), proposal.reason)
    letters_to_merged.hidden(proposal)


def shown_again(proposal: Proposal) -> None:
    said = _("Your proposal “%(title)s” is on the pages again.")
    write(proposal, _("Your proposal is shown again"), said % _facts(proposal))


def withdrawn(proposal: Proposal) -> None:
    said = _("Your proposal “%(title)s” is withdrawn, as you asked.")
    write(proposal, _("Your proposal is withdrawn"), said % _facts(proposal))
    letters_to_merged.withdrawn(proposal)


def merged(former: Proposal, kept: Proposal) -> None:
    facts = {"former": former.title, "kept": kept.title}
    said = _(
        "Your proposal “%(former)s” and “%(kept)s” are one now. Everybody who supported yours supports that one."
    )
    subject = _("Your proposal was merged with another")
    write(former, subject, said % facts, link=public_page(kept))
    letters_to_merged.merged_further(former, kept)
    if bytes(former.author_key) != bytes(kept.author_key):
        said = _(
            "“%(former)s” and your proposal “%(kept)s” are one now. Yours stays, with the supports of both."
        )
        write(kept, _("Another proposal was merged with yours"), said % facts)


def split(former: Proposal, parts: Sequence[Proposal]) -> None:
    said = _("Your proposal “%(title)s” is several now, so that people can choose between them:")
    titles = "\n".join(f"{one.number}. {one.title}" for one in parts)
    write(former, _("Your proposal was split"), said % _facts(former), titles)
    letters_to_merged.split(former, parts)


def appraised(appraisal: Appraisal, reply: str) -> None:
    """The outcome as it is published, and what the officer says to the author beside it."""
    proposal = appraisal.proposal
    said = _(
        "Officers have looked at your proposal “%(title)s”. Can it go on the ballot? %(outcome)s."
    )
    facts = {**_facts(proposal), "outcome": appraisal.get_outcome_display()}
    paragraphs = [said % facts, appraisal.reason, reply]
    write(proposal, _("What officers found on your proposal"), *filter(None, paragraphs))
    letters_to_merged.appraised(appraisal)


def _facts(proposal: Proposal) -> dict[str, str]:
    return {"title": proposal.title}
