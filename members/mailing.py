"""One letter to many people: into the outbox a batch in a transaction, so that being killed anywhere loses and repeats nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from members import outbox
from members.models import Mailing
from statute import clock

ROWS_AT_A_TIME = 200
M = TypeVar("M", bound=Mailing)


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str


@dataclass(frozen=True)
class Batch:
    """`reached` is the last of the rows that the addresses are of; `is_last` where no row follows."""

    addresses: list[str]
    reached: Any
    is_last: bool


def as_text(paragraphs: Iterable[str]) -> str:
    """The text of a letter. Empty paragraphs are left out."""
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


@transaction.atomic
def send_batch(
    mailing_id: int,
    among: QuerySet[M],
    letter: Callable[[M], Letter | None],
    following: Callable[[M, int], Batch],
) -> M:
    """Write to the next people, and keep how far that is, both or neither. Two workers at once take turns.

    `following` gives the batch after `mailing.reached`. It is finished after the last one, or once `letter` says that
    there is nothing true to write any more.
    """
    mailing = among.select_for_update(of=("self",)).get(pk=mailing_id)
    if mailing.finished_at is not None:
        return mailing
    written, batch = letter(mailing), following(mailing, ROWS_AT_A_TIME)
    if written is not None:
        _post(mailing, written, batch)
    if written is None or batch.is_last:
        mailing.finished_at = clock.now()
    mailing.save(update_fields=["letters", "reached", "finished_at"])
    return mailing


def _post(mailing: Mailing, written: Letter, batch: Batch) -> None:
    for address in batch.addresses:
        outbox.post(to=address, subject=written.subject, text=written.text)
    mailing.letters += len(batch.addresses)
    mailing.reached = batch.reached
