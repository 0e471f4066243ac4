"""What we write to the authors of proposals and comments. Sealed until it is sent, and sent after the commit."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from agenda.letters import contact
from agenda.participants import write_to
from proposals.models import Appraisal, Comment, Proposal


def draft_link(proposal: Proposal, link: str, days: int) -> None:
    said = _(
        "Your draft “%(title)s” is saved. Go on with it by this link, which works for %(days)d days:"
    )
    write_to(
        proposal.author_sealed,
        subject=_("Go on with your proposal: %(round)s") % {"round": proposal.round.title},
        text="\n\n".join(
            [
                said % {"title": proposal.title, "days": days},
                link,
                _(
                    "Nobody else can see the draft. You did not write one? Then somebody typed your address by mistake, and you need do nothing."
                ),
                contact(proposal.round),
            ]
        ),
    )


def submitted(proposal: Proposal) -> None:
    said = _(
        "We have your proposal “%(title)s”. An officer reads it, and we write to you when it is published or if something must change."
    )
    _write(proposal, _("We have your proposal"), said % {"title": proposal.title})


def published(proposal: Proposal) -> None:
    said = _("Your proposal “%(title)s” is published. Others can support it and comment on it now.")
    _write(proposal, _("Your proposal is published"), said % {"title": proposal.title})


def returned(proposal: Proposal) -> None:
    said = _("Your proposal “%(title)s” cannot be published as it is, for this reason:")
    after = _("You can change it and send it again.")
    _write(
        proposal,
        _("Please change your proposal"),
        said % {"title": proposal.title},
        proposal.reason,
        after,
    )


def hidden(proposal: Proposal) -> None:
    said = _("We took your proposal “%(title)s” off the page, for this reason:")
    _write(
        proposal,
        _("Your proposal is not shown any more"),
        said % {"title": proposal.title},
        proposal.reason,
    )


def shown_again(proposal: Proposal) -> None:
    said = _("Your proposal “%(title)s” is on the pages again.") % {"title": proposal.title}
    _write(proposal, _("Your proposal is shown again"), said)


def withdrawn(proposal: Proposal) -> None:
    said = _("Your proposal “%(title)s” is withdrawn, as you asked.")
    _write(proposal, _("Your proposal is withdrawn"), said % {"title": proposal.title})


def merged(former: Proposal, kept: Proposal) -> None:
    facts = {"former": former.title, "kept": kept.title}
    said = _(
        "Your proposal “%(former)s” and “%(kept)s” are one now. Everybody who supported yours supports that one."
    )
    _write(former, _("Your proposal was merged with another"), said % facts, about=kept)
    if bytes(former.author_key) != bytes(kept.author_key):
        said = _(
            "“%(former)s” and your proposal “%(kept)s” are one now. Yours stays, with the supports of both."
        )
        _write(kept, _("Another proposal was merged with yours"), said % facts)


def split(former: Proposal, parts: Sequence[Proposal]) -> None:
    said = _("Your proposal “%(title)s” is several now, so that people can choose between them:")
    titles = "\n".join(f"{one.number}. {one.title}" for one in parts)
    _write(former, _("Your proposal was split"), said % {"title": former.title}, titles)


def appraised(appraisal: Appraisal, reply: str) -> None:
    """The outcome as it is published, and what the officer says to the author beside it."""
    proposal = appraisal.proposal
    said = _(
        "Officers have looked at your proposal “%(title)s”. Can it go on the ballot? %(outcome)s."
    )
    facts = {"title": proposal.title, "outcome": appraisal.get_outcome_display()}
    paragraphs = [said % facts, appraisal.reason, reply]
    _write(proposal, _("What officers found on your proposal"), *filter(None, paragraphs))


def comment_hidden(comment: Comment) -> None:
    said = _("We took your comment on “%(title)s” off the page, for this reason:")
    write_to(
        comment.author_sealed,
        subject=_("Your comment is not shown any more: %(round)s")
        % {"round": comment.proposal.round.title},
        text="\n\n".join(
            [
                said % {"title": comment.proposal.title},
                comment.reason,
                _("You wrote:"),
                comment.text,
                contact(comment.proposal.round),
            ]
        ),
    )


def _write(
    proposal: Proposal, subject: str, *paragraphs: str, about: Proposal | None = None
) -> None:
    link = settings.SITE_URL + (about or proposal).get_absolute_url()
    text = "\n\n".join([*paragraphs, link, contact(proposal.round)])
    write_to(proposal.author_sealed, subject=f"{subject}: {proposal.round.title}", text=text)
