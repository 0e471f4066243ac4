"""Who may join a class, by the rules in force on the day: the rule, and the day on which it would be met."""

from datetime import date

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from look import words
from members.ages import age_on, birthday
from members.errors import NotEligible
from members.models import Need, StakeholderClass
from places import lookup
from places.lookup import Kind
from places.models import Ward
from statute import parameters


def check_age(stakeholder_class: StakeholderClass, born: date, day: date) -> None:
    """Raises NotEligible. `day` is the day of the application."""
    least, most = stakeholder_class.minimum_age, stakeholder_class.maximum_age
    years = age_on(born, day)
    if least is not None and years < least:
        raise NotEligible(
            _(
                "The group “%(group)s” is for people aged %(age)d or over. By this date of birth that is on %(birthday)s: apply from that day."
            )
            % {
                "group": stakeholder_class.name,
                "age": least,
                "birthday": words.day(birthday(born, least)),
            },
            "born",
        )
    if most is not None and years > most:
        raise NotEligible(
            _(
                "The group “%(group)s” is for people aged %(age)d or under. By this date of birth that ended on %(birthday)s. Look at the other groups."
            )
            % {
                "group": stakeholder_class.name,
                "age": most,
                "birthday": words.day(birthday(born, most + 1)),
            },
            "born",
        )


def needs_consent(stakeholder_class: StakeholderClass, born: date, day: date) -> bool:
    """Whether a parent or guardian must agree."""
    consent_age = stakeholder_class.consent_age
    return consent_age is not None and age_on(born, day) < consent_age


def check_child(name: str, born: date, day: date) -> None:
    """A parent applies for a child, not for a grown-up. Raises NotEligible."""
    if age_on(born, day) >= int(parameters.value("age-of-majority", day)):
        raise NotEligible(
            _(
                "%(name)s is grown up by this date of birth, and applies without you. Correct the date if it is wrong."
            )
            % {"name": name},
            "born",
        )


def ward_of(stakeholder_class: StakeholderClass, postcode: str) -> str:
    """The ward's code ("" outside the council's area). Raises NotEligible where the class needs a home in its area."""
    found = lookup.find(postcode)
    if found.kind == Kind.MISTYPED:
        raise NotEligible(found.sentence, "postcode")
    code = found.ward.code if found.ward else ""
    wanted = stakeholder_class.area_codes
    needed = bool(wanted) or Need.ADDRESS_IN_AREA in stakeholder_class.needs
    if needed and not (code in wanted if wanted else code):
        raise NotEligible(_outside(stakeholder_class, found.postcode, found.ward), "postcode")
    return code


def check_shares(stakeholder_class: StakeholderClass, shares: int, day: date) -> None:
    """Raises NotEligible where the number is not one the rules, or the Act, allow."""
    least, most = stakeholder_class.minimum_shares, _most_shares(stakeholder_class, day)
    if shares < least:
        raise NotEligible(
            ngettext(
                "A member of %(group)s holds at least %(number)d share.",
                "A member of %(group)s holds at least %(number)d shares.",
                least,
            )
            % {"group": stakeholder_class.name, "number": least},
            "shares",
        )
    if most is not None and shares > most:
        raise NotEligible(
            ngettext(
                "A member of %(group)s holds %(number)s share at most.",
                "A member of %(group)s holds %(number)s shares at most.",
                most,
            )
            % {"group": stakeholder_class.name, "number": f"{most:,}"},
            "shares",
        )


def _most_shares(stakeholder_class: StakeholderClass, day: date) -> int | None:
    """What the rules allow, and of withdrawable shares no more than the Act does."""
    price, most = stakeholder_class.share_price_pence, stakeholder_class.maximum_shares
    if not price:
        return 0
    if not stakeholder_class.shares_withdrawable:
        return most
    allowed = int(parameters.value("withdrawable-shares-limit", day)) * 100 // price
    return allowed if most is None else min(most, allowed)


def _outside(stakeholder_class: StakeholderClass, postcode: str, ward: Ward | None) -> str:
    where = (
        _("%(postcode)s is in %(ward)s.") % {"postcode": postcode, "ward": ward.name}
        if ward
        else _("%(postcode)s is not in this council’s area, as far as we know.")
        % {"postcode": postcode}
    )
    rule = _("The group “%(group)s” is for people who live in %(area)s.") % {
        "group": stakeholder_class.name,
        "area": area_in_words(stakeholder_class),
    }
    return f"{rule} {where} " + _("If you move there, apply from the day you live there.")


def area_in_words(stakeholder_class: StakeholderClass) -> str:
    """ "Larkmead or Rookery"; the council's area where the rules name no ward."""
    names = sorted(
        set(
            Ward.objects.filter(code__in=stakeholder_class.area_codes).values_list(
                "name", flat=True
            )
        )
    )
    return get_text_list(names, _("or")) if names else _("this council’s area")
