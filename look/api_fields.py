"""Values as the interface writes them: money as text with its currency, moments in UTC."""

from datetime import UTC
from decimal import Decimal
from typing import Any, TypedDict

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

CURRENCY = "GBP"


class Money(TypedDict):
    amount: str
    currency: str


def money(pence: int) -> Money:
    """1420000 pence are {"amount": "14200.00", "currency": "GBP"}."""
    return {"amount": pounds(pence), "currency": CURRENCY}


def pounds(pence: float) -> str:
    return f"{Decimal(str(pence)) / 100:.2f}"


@extend_schema_field(
    {
        "type": "object",
        "required": ["amount", "currency"],
        "properties": {
            "amount": {"type": "string", "pattern": r"^-?[0-9]+\.[0-9]{2}$"},
            "currency": {"type": "string", "enum": [CURRENCY]},
        },
        "example": {"amount": "14200.00", "currency": CURRENCY},
    }
)
class MoneyField(serializers.Field[int, int, Money, int]):
    """Whole pence in the database."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: int) -> Money:
        return money(value)


class MomentField(serializers.DateTimeField):
    """ISO 8601 in UTC, whatever time the pages show."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, default_timezone=UTC, **kwargs)
