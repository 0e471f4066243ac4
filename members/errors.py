"""What can be refused here. Each carries the sentence the person reads; none carries what they typed."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class MemberError(Exception):
    """A refusal. `message` is translated and safe to show."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class WrongCode(MemberError):
    """The code is not the one sent, or none was sent; the sentence does not say which."""


class ExpiredCode(MemberError):
    """The right code, too late: its time is over, it was used, or it was guessed at too often."""


class PostFailed(MemberError):
    """The mail server did not take the message."""


class TooOften(MemberError):
    """A limit is spent. `wait_seconds` says when it is fresh again: never more than its period."""

    def __init__(self, wait_seconds: int) -> None:
        self.wait_seconds = wait_seconds
        minutes = max(1, -(-wait_seconds // 60))
        super().__init__(
            ngettext(
                "That has been tried too often. Wait %(minutes)d minute, then try again.",
                "That has been tried too often. Wait %(minutes)d minutes, then try again.",
                minutes,
            )
            % {"minutes": minutes}
        )


class TooManyCodes(TooOften):
    """More codes were asked for one address than anybody needs."""


def wrong_code() -> WrongCode:
    return WrongCode(
        _("That code is not right. Check the latest email we sent you, or ask for a new code.")
    )


def expired_code() -> ExpiredCode:
    return ExpiredCode(_("That code can no longer be used. Ask for a new one: it takes a moment."))


def post_failed(phone: str) -> PostFailed:
    return PostFailed(
        _("We could not send the email. Try again in a few minutes, or phone %(phone)s.")
        % {"phone": phone}
    )


class NotEligible(MemberError):
    """A class is not open to somebody. The sentence gives the rule and, where there is one, the day it is met.

    `field` is the answer it is about: "born", "postcode", "shares" …
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class AlreadyKnown(MemberError):
    """Somebody who proved the registered address is a member of the class already, or has applied."""
