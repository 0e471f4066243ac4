"""Ordering letters: who is to get one, in files of a bounded size; and a new one for somebody whose letter was lost or spoilt."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from ballots import codes
from ballots.claims import POSTED
from ballots.errors import NotAllowedNow
from ballots.letters import qr
from ballots.models import Ballot, Channel, Letter, LetterBatch, LetterKind, RollEntry, Standing
from ballots.models.letters import ON_THE_WAY
from ballots.moving import must_say_why
from members.models import Person
from record import entries
from statute import parameters

_FINAL = {Channel.PAPER, Channel.ASSISTED}


@dataclass(frozen=True)
class About:
    """What the letters say of the vote: its title, the plain address of its page, and whom to call."""

    title: str
    page_url: str
    phone: str


def without_letter(ballot: Ballot) -> QuerySet[RollEntry]:
    """People of the register who have no code and for whom none is on its way."""
    coming = Letter.objects.filter(batch__ballot=ballot, batch__state__in=ON_THE_WAY)
    return RollEntry.objects.filter(
        ballot=ballot, declared=False, standing=Standing.ACCEPTED, code_key=None
    ).exclude(pk__in=coming.values("entry"))


@transaction.atomic
def order(ballot: Ballot, by: Person, about: About, kind: str) -> list[LetterBatch]:
    """Order letters for everybody on the register who has none, in batches of at most `letters-in-a-file`.

    No code is issued yet: whoever makes a batch issues its codes with it. Raises NotAllowedNow.
    """
    locked = _locked(ballot)
    _check_about(about)
    people = list(without_letter(locked).order_by("pk").values_list("pk", flat=True))
    if not people:
        raise NotAllowedNow(_("Everybody on the register has a letter, or one is on its way."))
    size = int(parameters.value("letters-in-a-file"))
    made = [
        _batch(locked, by, about, kind, people[start : start + size])
        for start in range(0, len(people), size)
    ]
    _record(locked, by, "ballots.letters-ordered", {"letters": len(people), "files": len(made)})
    return made


@transaction.atomic
def replace(entry: RollEntry, by: Person, about: About, kind: str, reason: str) -> LetterBatch:
    """A new letter for one person; the code of the old one dies now. The reason is published, the name is not.

    Raises NotAllowedNow, also for somebody whose final vote is in.
    """
    why = must_say_why(reason)
    ballot = _locked(entry.ballot)
    _check_about(about)
    locked = RollEntry.objects.select_for_update().get(pk=entry.pk, ballot=ballot)
    _check_replaceable(locked)
    locked.code_key = None
    locked.save(update_fields=["code_key"])
    batch = _batch(ballot, by, about, kind, [locked.pk], reason=why)
    _record(ballot, by, "ballots.letter-replaced", {"batch": batch.number, "reason": why})
    return batch


def _locked(ballot: Ballot) -> Ballot:
    locked = Ballot.objects.select_for_update(no_key=True).get(pk=ballot.pk)
    codes.check_not_closed(locked)
    if POSTED not in locked.accepted_proofs:
        raise NotAllowedNow(_("This vote takes no codes from letters, so none are made."))
    return locked


def _check_about(about: About) -> None:
    qr.modules(about.page_url)
    if not settings.COUNCIL_ADDRESS:
        raise NotAllowedNow(
            _("No return address is set. The system’s operator sets COUNCIL_ADDRESS first.")
        )


def _check_replaceable(entry: RollEntry) -> None:
    if entry.declared or entry.standing != Standing.ACCEPTED:
        raise NotAllowedNow(_("Letters go to people on the register only."))
    if entry.channel in _FINAL:
        raise NotAllowedNow(
            _("A vote on paper or with help is in for this person, and that is final.")
        )
    if entry.letters.filter(batch__state__in=ON_THE_WAY).exists():
        raise NotAllowedNow(
            _("A letter for this person is on its way. Finish that batch or take it back first.")
        )


def _batch(
    ballot: Ballot,
    by: Person,
    about: About,
    kind: str,
    people: Sequence[int],
    *,
    reason: str = "",
) -> LetterBatch:
    last = ballot.letter_batches.aggregate(last=Max("number"))["last"] or 0
    batch = LetterBatch.objects.create(
        ballot=ballot,
        number=last + 1,
        kind=LetterKind(kind),
        title=about.title,
        page_url=about.page_url,
        phone=about.phone,
        size=len(people),
        reason=reason,
        ordered_by=by,
    )
    Letter.objects.bulk_create([Letter(batch=batch, entry_id=pk) for pk in people], 1000)
    return batch


def _record(ballot: Ballot, by: Person, action: str, payload: dict[str, str | int]) -> None:
    entries.write(
        actor=by.as_actor("officer"), action=action, subject=ballot.as_subject(), payload=payload
    )
