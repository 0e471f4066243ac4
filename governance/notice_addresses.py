"""Whom a notice is written to: everybody who may cast for an entry of the roll, or sign for a member, and by the register who has no account.

An address is written to once however many entries it stands for: at the first of them. Nothing here says who has voted.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db.models import Min, Q, Value
from django.db.models.functions import Coalesce, Lower, NullIf

from ballots.models import Ballot, RollEntry
from governance.electorate import electors
from governance.models import MemberNotice, Resolution
from members.mailing import Batch
from members.models import Membership, Person


def following(notice: MemberNotice, most: int) -> Batch:
    """The addresses of the next rows after `notice.reached`. As many statements whatever their number."""
    if notice.ballot is not None:
        return _of_roll(notice.ballot, notice.reached, most)
    assert notice.resolution is not None  # noqa: S101 -- a constraint of the table
    return _of_register(notice.resolution, notice.reached, most)


def _of_roll(ballot: Ballot, reached: int, most: int) -> Batch:
    standing = RollEntry.objects.standing().filter(ballot=ballot, pk__gt=reached)
    entries = list(standing.select_related("holder", "proxy").order_by("pk")[:most])
    found = _found(entries)
    earliest = _earliest(ballot, {address.lower() for _entry, address in found})
    last = entries[-1].pk if entries else reached
    return Batch(_each_once(found, earliest), last, len(entries) < most)


def _of_register(resolution: Resolution, reached: int, most: int) -> Batch:
    """The delegate of a member organisation, else the account that acts for the member, else the address in the register."""
    to = Coalesce("delegate__email", "person__email", NullIf("guardian_email", Value("")), "email")
    members = electors(resolution.rule.constitution, resolution.record_date).annotate(to=to)
    lines = list(members.filter(pk__gt=reached).order_by("pk").values_list("pk", "to")[:most])
    found = [(line, address) for line, address in lines if address]
    same = members.annotate(folded=Lower("to")).filter(
        folded__in=[address.lower() for _line, address in found]
    )
    first = same.order_by().values("folded").annotate(first=Min("pk"))
    earliest = dict(first.values_list("folded", "first"))
    last = lines[-1][0] if lines else reached
    return Batch(_each_once(found, earliest), last, len(lines) < most)


def _each_once(found: list[tuple[int, str]], earliest: dict[str, int]) -> list[str]:
    """Each address once, but for those that an earlier row has."""
    first = {
        address.lower(): address
        for row, address in found
        if earliest.get(address.lower(), row) == row
    }
    return list(first.values())


def _found(entries: Sequence[RollEntry]) -> list[tuple[int, str]]:
    """Each entry's number with each of its addresses."""
    without = [int(one.member_reference) for one in entries if _by_register(one)]
    lines = Membership.objects.in_bulk(without)
    return [
        (entry.pk, address)
        for entry in entries
        for address in [*_of_accounts(entry), *_of_line(lines, entry)]
        if address
    ]


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
