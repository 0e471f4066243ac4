"""What we write to the authors of comments. Sealed until it is sent, and sent after the commit."""

from django.utils.translation import gettext as _

from agenda.letters import contact
from agenda.participants import write_to
from proposals.models import Comment


def hidden(comment: Comment) -> None:
    """With what they wrote: it is on no page any more."""
    about = comment.proposal
    said = _("We took your comment on “%(title)s” off the page, for this reason:")
    subject = _("Your comment is not shown any more: %(round)s") % {"round": about.round.title}
    paragraphs = [
        said % {"title": about.title},
        comment.reason,
        _("You wrote:"),
        comment.text,
        contact(about.round),
    ]
    write_to(comment.author_sealed, subject=subject, text="\n\n".join(paragraphs))
