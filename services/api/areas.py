"""What splits and broken down budgets share: areas with what falls to each."""

from typing import Any

import django_filters
from rest_framework import serializers

from look.api_fields import MoneyField
from services.models import AreaKind

_KINDS = "Wards, or neighbourhoods."


def kind_filter() -> Any:
    return django_filters.ChoiceFilter(choices=AreaKind.choices, help_text=_KINDS)


class AreaShareSerializer(serializers.Serializer[Any]):
    """An area with its people as they were counted then, and its share."""

    code = serializers.CharField(
        help_text="GSS code of the ward, or the council's code of the neighbourhood."
    )
    name = serializers.CharField(help_text="Name of the area.")
    people = serializers.IntegerField(help_text="How many people lived there.")
    amount = MoneyField(source="pence", help_text="What falls to it.")
