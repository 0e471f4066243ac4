"""Outgoing e-mail that may wait: kept sealed in the database until the mail server has taken it.

The broker carries only the row's number. Without a broker the beat's `send_waiting_post` finds the row.
"""

import json
import logging
from functools import partial

from django.db import transaction
from kombu.exceptions import OperationalError

from members.delivery import PURPOSE
from members.models import OutgoingPost
from members.seals import seal
from members.tasks import send_post

log = logging.getLogger(__name__)


def post(*, to: str, subject: str, text: str) -> None:
    """Have a plain-text e-mail sent once the surrounding transaction commits. Never fails on mail or broker."""
    sealed = seal(
        json.dumps({"to": to, "subject": " ".join(subject.split()), "text": text}), PURPOSE
    )
    waiting = OutgoingPost.objects.create(sealed=sealed)
    transaction.on_commit(partial(_queue, waiting.pk))


def _queue(post_id: int) -> None:
    try:
        send_post.apply_async([post_id], retry=False)
    except (OperationalError, OSError):
        log.warning("post_left_for_the_beat", extra={"post": post_id})
