"""Handing waiting e-mail to the mail server: the row goes when the server has taken the message.

Without a mail server the row waits, longer each time. A message is sent at least once: a worker killed
between the server's answer and its own commit sends it again.
"""

import json
import logging
import smtplib
from datetime import timedelta
from enum import Enum, auto

from cryptography.fernet import InvalidToken
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models.functions import Now

from members.models import OutgoingPost
from members.seals import unseal

MAX_TRIES = 20  # about three days
PURPOSE = "outbox"
log = logging.getLogger(__name__)


class Outcome(Enum):
    """What became of one message; UNREACHABLE says that trying the next one now is of no use."""

    SENT = auto()
    NOT_THERE = auto()
    REFUSED = auto()
    UNREACHABLE = auto()


def send(post_id: int, mail: BaseEmailBackend | None = None) -> Outcome:
    """Send one message now, unless it is gone or another worker has it."""
    with transaction.atomic():
        waiting = (
            OutgoingPost.objects.select_for_update(skip_locked=True).filter(pk=post_id).first()
        )
        if waiting is None:
            return Outcome.NOT_THERE
        outcome = _hand_over(waiting, mail or get_connection())
        if outcome is Outcome.SENT:
            waiting.delete()
        else:
            _put_off(waiting)
    return outcome


def send_due(limit: int = 500) -> int:
    """Send what is due, oldest first, over one connection; returns how many the server took."""
    due = OutgoingPost.objects.filter(next_try_at__lte=Now()).order_by("next_try_at")
    waiting = list(due.values_list("pk", flat=True)[:limit])
    if not waiting:
        return 0
    try:
        with get_connection() as mail:
            return _send_each(waiting, mail)
    except (smtplib.SMTPException, OSError) as failure:
        log.warning("mail_server_unreachable", extra={"failure": type(failure).__name__})
        return 0


def pause(tries: int) -> timedelta:
    """How long to wait after the given number of tries: 1, 2, 4 … minutes, at most 6 hours."""
    return timedelta(minutes=min(2 ** (tries - 1), 360))


def _send_each(waiting: list[int], mail: BaseEmailBackend) -> int:
    sent = 0
    for post_id in waiting:
        outcome = send(post_id, mail)
        sent += outcome is Outcome.SENT
        if outcome is Outcome.UNREACHABLE:
            break
    return sent


def _hand_over(waiting: OutgoingPost, mail: BaseEmailBackend) -> Outcome:
    try:
        letter = json.loads(unseal(bytes(waiting.sealed), PURPOSE))
        message = EmailMessage(
            letter["subject"], letter["text"], to=[letter["to"]], connection=mail
        )
        message.send()
    except (
        smtplib.SMTPConnectError,
        smtplib.SMTPServerDisconnected,
        smtplib.SMTPAuthenticationError,
    ):
        return Outcome.UNREACHABLE
    except (smtplib.SMTPException, ValueError, InvalidToken):
        return Outcome.REFUSED
    except OSError:
        return Outcome.UNREACHABLE
    return Outcome.SENT


def _put_off(waiting: OutgoingPost) -> None:
    waiting.tries += 1
    if waiting.tries >= MAX_TRIES:
        log.error("post_given_up", extra={"post": waiting.pk, "tries": waiting.tries})
        waiting.delete()
        return
    waiting.next_try_at = Now() + pause(waiting.tries)
    waiting.save(update_fields=["tries", "next_try_at"])
