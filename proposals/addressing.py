"""A letter to whoever proposed something: its form, and the addresses that they can open without an account."""

from django.conf import settings
from django.urls import reverse

from agenda.letters import contact
from agenda.participants import write_to
from proposals.models import Proposal


def write(proposal: Proposal, subject: str, *paragraphs: str, link: str = "") -> None:
    """An e-mail to the author, sealed until it is sent after the commit. `link` stands for the public page."""
    text = "\n\n".join([*paragraphs, link or public_page(proposal), contact(proposal.round)])
    write_to(proposal.author_sealed, subject=f"{subject}: {proposal.round.title}", text=text)


def public_page(proposal: Proposal) -> str:
    """Its page for everybody, or the round's where it never had one."""
    shown = proposal if proposal.published_at else proposal.round
    return settings.SITE_URL + shown.get_absolute_url()


def ask_for_link(proposal: Proposal) -> str:
    """Where somebody has a link to what they proposed e-mailed to them."""
    return settings.SITE_URL + reverse("proposals:again", args=[proposal.round.slug])
