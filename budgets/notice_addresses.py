"""Whom a notice may be written to, in the order of the keyed hashes of their addresses, which says nothing of when or how anybody voted."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Q, QuerySet

from ballots.models import RollEntry, Standing
from budgets.models import (
    BudgetRound,
    BudgetRoundGroupGrant,
    BudgetRoundPersonGrant,
    Notice,
)
from budgets.notice_letters import FOR_OFFICERS
from members.folding import fold_email
from members.models import Person
from members.seals import keyed

# An address as it was given, or sealed as the roll keeps it, under its keyed hash.
Addressed = tuple[bytes, str | bytes]


def following(notice: Notice, most: int) -> list[Addressed]:
    """The next addresses after `notice.reached`, each once however many entries it proved."""
    reached = bytes(notice.reached)
    if notice.kind in FOR_OFFICERS:
        later = (pair for pair in _officers(notice.round) if pair[0] > reached)
        return list(islice(later, most))
    rows = _voters(notice.round).filter(email_key__gt=reached)[:most]
    return [
        (bytes(key or b""), bytes(sealed or b""))
        for key, sealed in rows.values_list("email_key", "sealed_email")
    ]


def count(notice: Notice) -> int:
    if notice.kind in FOR_OFFICERS:
        return len(list(_officers(notice.round)))
    return _voters(notice.round).count()


def _voters(budget_round: BudgetRound) -> QuerySet[RollEntry]:
    """Those who proved an address when they voted. It stays on the roll after parting, tied to no paper."""
    return (
        RollEntry.objects.filter(
            ballot=budget_round.ballot_id, email_key__isnull=False, sealed_email__isnull=False
        )
        .exclude(standing=Standing.STRUCK)
        .order_by("email_key", "pk")
        .distinct("email_key")
    )


def _officers(budget_round: BudgetRound) -> Iterator[Addressed]:
    """Everybody on the staff with a part in the round. A demonstration's officers are invented and have no post."""
    if budget_round.demonstration:
        return
    personal = BudgetRoundPersonGrant.objects.filter(content_object=budget_round)
    shared = BudgetRoundGroupGrant.objects.filter(content_object=budget_round)
    people = Person.objects.filter(
        Q(pk__in=personal.values("user")) | Q(groups__in=shared.values("group")),
        is_staff=True,
        is_active=True,
    ).distinct()
    addresses = {keyed("email", fold_email(person.email)): person.email for person in people}
    yield from sorted(addresses.items())
