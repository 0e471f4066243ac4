"""Whom a notice of a vote is written to: everybody who may cast for an entry of the roll, and by the register who has no account.

An address is written to once however many entries it stands for: at the first of them. Nothing here says who has voted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q
from django.db.models.functions import Lower

from ballots.models import Ballot, RollEntry
from members.models import Membership, Person


def entries_after(ballot: Ballot, reached: int, most: int) -> list[RollEntry]:
    """The next entries of the roll in its order."""
    standing = RollEntry.objects.standing().filter(ballot=ballot, pk__gt=reached)
    return list(standing.select_related("holder", "proxy").order_by("pk")[:most])


def addresses(ballot: Ballot, entries: Sequence[RollEntry]) -> list[str]:
    """Of these entries, but for those that an earlier entry has. Four statements whatever their number."""
    found = _found(entries)
    earliest = _earliest(ballot, {address for _entry, address in found})
    return list(
        dict.fromkeys(address for entry, address in found if earliest.get(address, entry) == entry)
    )


def _found(entries: Iterable[RollEntry]) -> list[tuple[int, str]]:
    """Each entry's number with each of its addresses."""
    listed = list(entries)
    without = [int(one.member_reference) for one in listed if _by_register(one)]
    lines = Membership.objects.in_bulk(without)
    pairs = [
        (entry.pk, address)
        for entry in listed
        for address in [*_of_accounts(entry), *_of_line(lines, entry)]
    ]
    return [(entry, address.lower()) for entry, address in pairs if address]


def _by_register(entry: RollEntry) -> bool:
    return entry.holder_id is None and entry.member_reference.isdecimal()


def _of_accounts(entry: RollEntry) -> Iterator[str]:
    for person in (entry.holder, entry.proxy):
        if person is not None and person.is_active:
            yield person.email


def _of_line(lines: dict[int, Membership], entry: RollEntry) -> list[str]:
    """A child's parent or guardian is written to, never the child."""
    line = lines.get(int(entry.member_reference)) if _by_register(entry) else None
    return [line.guardian_email or line.email] if line is not None else []


def _earliest(ballot: Ballot, wanted: set[str]) -> dict[str, int]:
    """The first entry of the roll that each address belongs to."""
    seen: dict[str, list[int]] = defaultdict(list)
    standing = RollEntry.objects.standing().filter(ballot=ballot)
    people = dict(
        Person.objects.annotate(lower=Lower("email"))
        .filter(lower__in=wanted, is_active=True)
        .values_list("pk", "lower")
    )
    held = standing.filter(Q(holder__in=people) | Q(proxy__in=people))
    for pk, *accounts in held.values_list("pk", "holder", "proxy"):
        for account in accounts:
            if account in people:
                seen[people[account]].append(pk)
    lines = _lines(wanted)
    unheld = standing.filter(holder=None, member_reference__in=lines)
    for pk, reference in unheld.values_list("pk", "member_reference"):
        seen[lines[reference]].append(pk)
    return {address: min(entries) for address, entries in seen.items()}


def _lines(wanted: set[str]) -> dict[str, str]:
    """The address of each line of a register that has one of these, by the line's number as the roll keeps it."""
    own, guardians = Lower("email"), Lower("guardian_email")
    rows = Membership.objects.annotate(own=own, guardian=guardians).filter(
        Q(guardian__in=wanted) | Q(guardian="", own__in=wanted)
    )
    return {
        str(pk): guardian or own for pk, guardian, own in rows.values_list("pk", "guardian", "own")
    }
