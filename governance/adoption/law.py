"""The law's figures for a version."""

from datetime import date
from decimal import Decimal

from statute import parameters


def figure(code: str, on: date) -> Decimal:
    """The figure in force on the version's first day; rules older than every figure known here are held to today's.

    Raises parameters.NotInForce where there is none today either.
    """
    try:
        return parameters.value(code, on)
    except parameters.NotInForce:
        return parameters.value(code)
