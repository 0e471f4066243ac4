"""Filters that several lists share. A value of the wrong form is refused, an unknown one finds nothing."""

from typing import Any

import django_filters
from django.core.validators import RegexValidator
from drf_spectacular.utils import extend_schema_field

from budgets.api import states
from places.api_filters import WardFilter

__all__ = ["SLUG", "RoundSlugFilter", "WardFilter", "state_filter"]

SLUG = "[-a-zA-Z0-9_]{1,80}"


@extend_schema_field(
    {"type": "string", "pattern": f"^{SLUG}$", "description": "Slug of the round."}
)
class RoundSlugFilter(django_filters.CharFilter):
    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(
            field_name,
            validators=[RegexValidator(rf"^{SLUG}\Z")],
            **kwargs,
        )


def state_filter(field_name: str, choices: list[tuple[str, Any]] = states.PUBLIC) -> Any:
    return django_filters.ChoiceFilter(
        field_name=field_name, choices=choices, help_text="Where the round stands."
    )
