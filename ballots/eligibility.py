"""Who may vote: age on a date and a place in the area, both frozen with the ballot."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ballots.errors import NotEligible
from ballots.models import Ballot


def check_age(ballot: Ballot, born: date) -> None:
    """Raises NotEligible with the rule and the day it would be met."""
    if age(born, ballot.age_on) >= ballot.minimum_age:
        return
    raise NotEligible(
        _("You must be %(age)d or over on %(day)s to vote. You will be %(age)d on %(birthday)s.")
        % {
            "age": ballot.minimum_age,
            "day": date_format(ballot.age_on, "j F Y"),
            "birthday": date_format(birthday(born, ballot.minimum_age), "j F Y"),
        }
    )


def check_area(ballot: Ballot, ward_code: str | None) -> None:
    """Raises NotEligible if the ward (GSS code, or None for nowhere here) has no vote in this ballot."""
    if ward_code not in ballot.strata:
        raise NotEligible(
            _(
                "This postcode is outside the area that votes here. Enter it on the home page to see what you can vote on."
            )
        )


def age(born: date, day: date) -> int:
    """Whole years on `day`. Somebody born on 29 February is a year older on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """The day somebody reaches `years`."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
