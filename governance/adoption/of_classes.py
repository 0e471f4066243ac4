"""What classes and their weights, ages and shares must be before a version is adopted."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.adoption.law import figure
from governance.adoption.obstacle import Obstacle
from governance.adoption.version import Version
from look.words import pounds
from members.models import Membership, StakeholderClass


def of_classes(version: Version) -> Iterator[Obstacle]:
    if not version.classes:
        yield Obstacle(_("There is no class of members yet: add at least one."), "classes")
    elif not sum(one.weight for one in version.classes if one.votes):
        yield Obstacle(
            _("No class that votes has a weight: the weights together must be more than nothing."),
            "classes",
        )
    for one in version.classes:
        for sentence in (*_weight(one), *_ages(one), *_shares(version, one)):
            yield Obstacle(sentence, "classes", one.code)
    yield from _vanished(version)


def _weight(one: StakeholderClass) -> Iterator[str]:
    if one.votes and not one.weight:
        yield _(
            "“%(name)s” votes but has no weight: give it one, or say that it does not vote."
        ) % {"name": one.name}


def _ages(one: StakeholderClass) -> Iterator[str]:
    ages = (one.minimum_age, one.maximum_age, one.consent_age)
    if not one.takes_people and any(age is not None for age in ages):
        yield _("“%(name)s” takes organisations only, which have no age: leave its ages out.") % {
            "name": one.name
        }
    elif one.consent_age is not None and (one.minimum_age or 0) >= one.consent_age:
        yield _(
            "“%(name)s” asks for consent below %(consent)s, but nobody that young can join: lower its youngest age or leave consent out."
        ) % {"name": one.name, "consent": one.consent_age}


def _shares(version: Version, one: StakeholderClass) -> Iterator[str]:
    most = one.maximum_shares
    if most is not None and most < one.minimum_shares:
        yield _("“%(name)s” asks for more shares than it allows.") % {"name": one.name}
    if not version.organisation.is_society or not one.shares_withdrawable:
        return
    price = one.share_price_pence
    limit = int(figure("withdrawable-shares-limit", version.on) * 100)
    if price and (most is None or most * price > limit):
        yield _(
            "“%(name)s” has withdrawable shares, of which nobody may hold more than %(limit)s: allow at most %(most)s shares."
        ) % {"name": one.name, "limit": pounds(limit), "most": f"{limit // price:,}"}


def _vanished(version: Version) -> Iterator[Obstacle]:
    """Members of a class that this version has not, and does not say where they go on."""
    known = {code for one in version.classes for code in one.codes}
    for code, people in _members_by_class(version).items():
        if code not in known:
            yield Obstacle(_without_a_class(_name_of(version, code), people), "classes")
    yield from _twice_continued(version)


def _without_a_class(name: str, people: int) -> str:
    return ngettext(
        "%(people)d member is in “%(name)s”, which this version does not have: say in which class they go on.",
        "%(people)d members are in “%(name)s”, which this version does not have: say in which class they go on.",
        people,
    ) % {"people": people, "name": name}


def _members_by_class(version: Version) -> dict[str, int]:
    staying = Membership.objects.filter(organisation=version.organisation).filter(
        Q(ceased_on=None) | Q(ceased_on__gt=version.on)
    )
    counted = staying.order_by("class_code").values("class_code").annotate(people=Count("pk"))
    return dict(counted.values_list("class_code", "people"))


def _name_of(version: Version, code: str) -> str:
    """What the latest version that had the class called it."""
    named = StakeholderClass.objects.filter(
        constitution__organisation=version.organisation, code=code
    ).order_by("-constitution__version")
    return named.values_list("name", flat=True).first() or code


def _twice_continued(version: Version) -> Iterator[Obstacle]:
    codes = [code for one in version.classes for code in one.codes]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Obstacle(
            _("The members of “%(name)s” go on in more than one class: choose one.")
            % {"name": _name_of(version, code)},
            "classes",
        )
