"""One-time codes that prove that somebody reads an e-mail address, for one purpose (`scope`).

A page that acts on the proof uses `proved`: the act and the use of the code are one transaction, so a
refused act leaves the code as it was, and the same act sent twice passes twice.

    with emailed_codes.proved(email=email, code=code, scope=f"ballot:{ballot.pk}", use=str(form_token)):
        vote = cast(…)

A code is sent at once, by this process: it never passes through the broker or the outbox.
"""

import hmac
import logging
import secrets
import smtplib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection, transaction
from django.template.loader import render_to_string

from members import limits
from members.errors import TooManyCodes, TooOften, expired_code, post_failed, wrong_code
from members.folding import fold_email
from members.models import EmailChallenge
from members.seals import keyed
from statute import parameters

MAX_WRONG_TRIES = 5
log = logging.getLogger(__name__)

# One row for each address and scope: a new code takes the place of the older one, also in a race.
_PUT = """
    INSERT INTO members_emailchallenge (id, scope, email_key, code_key, expires_at, wrong_tries)
    VALUES (%s, %s, %s, %s, clock_timestamp() + make_interval(mins => %s), 0)
    ON CONFLICT (scope, email_key) DO UPDATE SET
        id = EXCLUDED.id, code_key = EXCLUDED.code_key, expires_at = EXCLUDED.expires_at,
        wrong_tries = 0, used_for = NULL
    RETURNING expires_at
"""
_FIND = """
    SELECT id, code_key, used_for, wrong_tries < %s AND expires_at > clock_timestamp()
    FROM members_emailchallenge WHERE scope = %s AND email_key = %s FOR UPDATE
"""
_COUNT_WRONG = "UPDATE members_emailchallenge SET wrong_tries = wrong_tries + 1 WHERE id = %s"
# Waits for another transaction using the same code, then sees what became of it.
_USE = """
    UPDATE members_emailchallenge SET used_for = %s
    WHERE id = %s AND (used_for IS NULL OR used_for = %s)
"""


class Proof(NamedTuple):
    """A code that was right: which challenge, and the keyed hash of the act it is for."""

    challenge: uuid.UUID
    use: bytes


class _Found(NamedTuple):
    id: uuid.UUID
    code_key: bytes
    used_for: bytes | None
    live: bool


def send(
    *, email: str, scope: str, subject_line: str, minutes: int | None = None
) -> EmailChallenge:
    """E-mail a new code, good for `minutes`; older ones of the same address and scope are void.

    Without `minutes` it is good for as long as the parameter "emailed-code-minutes" says. One SQL statement.
    Raises PostFailed (the older code stays good) and TooManyCodes.
    """
    if minutes is None:
        minutes = int(parameters.value("emailed-code-minutes"))
    email_key = keyed("email", fold_email(email))
    _spend(email_key, scope)
    code = f"{secrets.randbelow(1_000_000):06}"
    challenge_id = uuid.uuid4()
    _post(email, code, subject_line, minutes)
    code_key = _code_key(code, scope, email_key)
    with connection.cursor() as cursor:
        cursor.execute(_PUT, [challenge_id, scope, email_key, code_key, minutes])
        expires_at = cursor.fetchone()[0]
    return EmailChallenge(
        id=challenge_id, scope=scope, email_key=email_key, code_key=code_key, expires_at=expires_at
    )


def check(*, email: str, code: str, scope: str, use: str = "", consume: bool = True) -> Proof:
    """Check a code, and with `consume` use it up. Raises WrongCode and ExpiredCode.

    At most two SQL statements, in a transaction of its own: called inside another, a wrong try would
    not be counted if that one failed, so that is refused with RuntimeError.
    `use` names the act: a used code is still right for the same act.
    """
    email_key = keyed("email", fold_email(email))
    given = _code_key(_digits(code), scope, email_key)
    purpose = keyed("use", use or uuid.uuid4().hex)
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(_FIND, [MAX_WRONG_TRIES, scope, email_key])
        row = cursor.fetchone()
        found = _Found(*row) if row else None
        right = hmac.compare_digest(bytes(found.code_key) if found else bytes(32), given)
        good = right and found is not None and _may_use(found, purpose)
        if found and not right:
            cursor.execute(_COUNT_WRONG, [found.id])
        elif found and good and consume:
            cursor.execute(_USE, [purpose, found.id, purpose])
    if not found or not right:
        raise wrong_code()
    if not good:
        raise expired_code()
    return Proof(found.id, purpose)


def consume(proof: Proof) -> None:
    """Use the code up in the caller's transaction. Raises ExpiredCode if another act used it meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(_USE, [proof.use, proof.challenge, proof.use])
        if cursor.rowcount != 1:
            raise expired_code()


@contextmanager
def proved(*, email: str, code: str, scope: str, use: str) -> Iterator[Proof]:
    """Check a code and run the block in one transaction with its use: both happen or neither.

    Raises WrongCode and ExpiredCode; of two different acts with one code at once, one wins.
    """
    proof = check(email=email, code=code, scope=scope, use=use, consume=False)
    with transaction.atomic():
        consume(proof)
        yield proof


def forget_old() -> int:
    """Delete the challenges that ran out more than a day ago; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM members_emailchallenge WHERE expires_at < clock_timestamp() - interval '1 day'"
        )
        return int(cursor.rowcount)


def _may_use(found: _Found, purpose: bytes) -> bool:
    if found.used_for is not None:
        return hmac.compare_digest(bytes(found.used_for), purpose)
    return found.live


def _digits(code: str) -> str:
    return "".join(c for c in code if c.isalnum()).casefold()


def _code_key(code: str, scope: str, email_key: bytes) -> bytes:
    return keyed("emailed-code", f"{scope}|{email_key.hex()}|{code}")


def _spend(email_key: bytes, scope: str) -> None:
    try:
        limits.spend(
            "emailed-codes",
            f"{scope}|{email_key.hex()}",
            int(parameters.value("emailed-codes-per-hour")),
            60 * 60,
        )
    except TooOften as refusal:
        raise TooManyCodes(refusal.wait_seconds) from None


def _post(email: str, code: str, subject_line: str, minutes: int) -> None:
    text = render_to_string(
        "members/email/code.txt",
        {
            "code": f"{code[:3]} {code[3:]}",
            "purpose": subject_line,
            "minutes": minutes,
            "council": f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}",
            "phone": settings.COUNCIL_PHONE,
            "phone_hours": settings.COUNCIL_PHONE_HOURS,
        },
    )
    try:
        send_mail(" ".join(subject_line.split()), text, None, [email])
    except (smtplib.SMTPException, OSError, ValueError) as failure:
        # The failure's own text may quote the address.
        log.warning("code_not_sent", extra={"failure": type(failure).__name__})
        raise post_failed(settings.COUNCIL_PHONE) from None
