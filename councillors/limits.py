"""How little and how much one grant may be: rules of the council, as they are on the day."""

from datetime import date

from django.utils.translation import gettext as _

from councillors.errors import CouncillorError
from look.words import pounds
from statute import parameters


def least_pence(on: date) -> int:
    return int(parameters.value("councillor-grant-minimum", on) * 100)


def most_pence(on: date, *, pooled: bool) -> int:
    code = "ward-pool-grant-maximum" if pooled else "councillor-grant-maximum"
    return int(parameters.value(code, on) * 100)


def check_sum(pence: int, on: date, *, pooled: bool) -> None:
    """Raises CouncillorError."""
    least, most = least_pence(on), most_pence(on, pooled=pooled)
    if not least <= pence <= most:
        raise CouncillorError(
            _("A grant is between %(least)s and %(most)s. Enter an amount in between.")
            % {"least": pounds(least), "most": pounds(most)},
            "pence",
        )
