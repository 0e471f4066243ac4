"""Values as the interface writes them: those of every room."""

from look.api_fields import CURRENCY, MomentField, Money, MoneyField, money, pounds

__all__ = ["CURRENCY", "MomentField", "Money", "MoneyField", "money", "pounds"]
