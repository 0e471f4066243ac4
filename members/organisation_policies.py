"""Who may do what with which organisation. An officer's page gets an organisation through these querysets alone.

Grants are guardian's, one row for a person or a group and one organisation. Administrators (superusers) hold
every grant. Two-person rule: whoever was personally given the register of an organisation, and so decides who is
on the roll, does not declare its results.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from members.models import (
    Organisation,
    OrganisationGroupGrant,
    OrganisationPersonGrant,
    Person,
)

KEEP, RETURN, SCRUTINISE = "keep_register", "return_elections", "scrutinise"
TAKE = "take_votes"
EVERY = frozenset({KEEP, RETURN, TAKE, SCRUTINISE})
Somebody = Person | AnonymousUser


@dataclass(frozen=True)
class Powers:
    """What one person may do with one organisation. `keeps` says that its register was given to this very person."""

    names: frozenset[str] = frozenset()
    keeps: bool = False

    @property
    def keep_register(self) -> bool:
        return KEEP in self.names

    @property
    def return_elections(self) -> bool:
        return RETURN in self.names and not self.keeps

    @property
    def take_votes(self) -> bool:
        """Take votes on paper and with help. Which desk it is, the first act there settles (`ballots.desks`)."""
        return TAKE in self.names or self.return_elections

    @property
    def send_letters(self) -> bool:
        """Order letters with codes and release their files, which takes two people."""
        return self.keep_register or self.return_elections

    @property
    def scrutinise(self) -> bool:
        """Any grant lets somebody watch: turnout and counts, never how anybody voted."""
        return bool(self.names)


def visible_to(person: Somebody) -> QuerySet[Organisation]:
    """The organisations on this person's desk: those with any grant, all of them for an administrator."""
    return _granted(person, EVERY)


def kept_by(person: Somebody) -> QuerySet[Organisation]:
    """Those whose registers and applications this person may see."""
    return _granted(person, frozenset({KEEP}))


def powers_over(person: Somebody, organisations: Iterable[Organisation]) -> dict[int, Powers]:
    """The powers over each, by the organisation's id, in two queries however many they are."""
    ids = [organisation.pk for organisation in organisations]
    if not _is_officer(person):
        return dict.fromkeys(ids, Powers())
    personal = _names_by_organisation(OrganisationPersonGrant.objects.filter(user=person), ids)
    shared = _names_by_organisation(OrganisationGroupGrant.objects.filter(group__user=person), ids)
    every = EVERY if person.is_superuser else frozenset()
    return {
        pk: Powers(frozenset(personal[pk] | shared[pk] | every), KEEP in personal[pk]) for pk in ids
    }


def powers(person: Somebody, organisation: Organisation) -> Powers:
    return powers_over(person, [organisation])[organisation.pk]


def can_make(person: Somebody) -> bool:
    return person.is_staff and person.has_perm("members.add_organisation")


def can_keep_register(person: Somebody, organisation: Organisation) -> bool:
    return powers(person, organisation).keep_register


def can_return_elections(person: Somebody, organisation: Organisation) -> bool:
    return powers(person, organisation).return_elections


def can_take_votes(person: Somebody, organisation: Organisation) -> bool:
    return powers(person, organisation).take_votes


def can_send_letters(person: Somebody, organisation: Organisation) -> bool:
    return powers(person, organisation).send_letters


def can_scrutinise(person: Somebody, organisation: Organisation) -> bool:
    return powers(person, organisation).scrutinise


def _is_officer(person: Somebody) -> bool:
    return isinstance(person, Person) and person.is_active and person.is_staff


def _granted(person: Somebody, names: frozenset[str]) -> QuerySet[Organisation]:
    if not _is_officer(person):
        return Organisation.objects.none()
    if person.is_superuser:
        return Organisation.objects.all()
    wanted = {"permission__codename__in": names}
    personal = OrganisationPersonGrant.objects.filter(user=person, **wanted)
    shared = OrganisationGroupGrant.objects.filter(group__user=person, **wanted)
    return Organisation.objects.filter(
        Q(pk__in=personal.values("content_object")) | Q(pk__in=shared.values("content_object"))
    )


def _names_by_organisation(grants: QuerySet[Any], ids: list[int]) -> dict[int, set[str]]:
    names: dict[int, set[str]] = defaultdict(set)
    rows = grants.filter(content_object__in=ids)
    for pk, name in rows.values_list("content_object", "permission__codename"):
        names[pk].add(name)
    return names
