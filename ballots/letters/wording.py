"""What a letter says, in the order it is read. Plain English; the same words for every voter of a ballot."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Paragraph:
    """`number` is set for the steps; `bold` for a heading."""

    text: str
    bold: bool = False
    number: int | None = None


@dataclass(frozen=True)
class Sheet:
    """What is the same on every letter of a batch. `address` is the page of the vote, without query or fragment."""

    title: str
    question: str
    address: str
    phone: str
    closes: str


def label() -> str:
    return _("Your voting code")


def scan() -> str:
    return _("Point your phone’s camera at the square to open the page. Then type your code.")


def return_line() -> str:
    """Seen through the window, so that the letter comes back unopened."""
    return _("Return to: %(address)s") % {"address": settings.COUNCIL_ADDRESS}


def council() -> str:
    return f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}"


def help_line(phone: str) -> str:
    return _("Help: %(phone)s, %(hours)s") % {
        "phone": phone,
        "hours": settings.COUNCIL_PHONE_HOURS,
    }


def paragraphs(sheet: Sheet) -> list[Paragraph]:
    shown = sheet.address.removeprefix("https://").removeprefix("http://").rstrip("/")
    return [
        Paragraph(_("You can vote until %(closes)s.") % {"closes": sheet.closes}, bold=True),
        Paragraph(_("How to vote online"), bold=True),
        Paragraph(_("Go to %(address)s") % {"address": shown}, number=1),
        Paragraph(_("Choose what you want."), number=2),
        Paragraph(
            _("Type the code from this letter. Spaces and small letters are fine."), number=3
        ),
        Paragraph(
            _(
                "You need no email address and no account. You can change your vote with the same code until voting closes."
            )
        ),
        Paragraph(_("No internet, or you would like help?"), bold=True),
        Paragraph(
            _(
                "Call %(phone)s, %(hours)s. We can help you to vote in person, or tell you how to vote on paper. A vote on paper or with help is final."
            )
            % {"phone": sheet.phone, "hours": settings.COUNCIL_PHONE_HOURS}
        ),
        Paragraph(_("Keep the code to yourself"), bold=True),
        Paragraph(
            _(
                "It is for the person named above and nobody else. We keep no copy and never ask for it by phone or email. If it is lost, call us: you get a new one, and the old one stops working."
            )
        ),
        Paragraph(_("Not for you?"), bold=True),
        Paragraph(
            _(
                "If this person does not live here, please do not use the code. Write “not at this address” on the envelope and put it into a post box."
            )
        ),
    ]
