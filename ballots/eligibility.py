"""Who may vote: age on a date and a place in the area, both frozen with the ballot."""

from collections.abc import Sequence
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


def check_area(ballot: Ballot, codes: Sequence[str]) -> str:
    """The one of these areas (codes of a ward and a neighbourhood) that votes here. Raises NotEligible if none does."""
    voting = [code for code in codes if code in ballot.strata]
    if not voting:
        raise NotEligible(
            _(
                "This postcode is outside the area that votes here. Enter it on the home page to see what you can vote on."
            )
        )
    return voting[0]


def age(born: date, day: date) -> int:
    """Whole years on `day`. Somebody born on 29 February is a year older on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """The day somebody reaches `years`."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
