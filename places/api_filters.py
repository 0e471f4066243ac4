"""The filter by ward that lists of several rooms share."""

from typing import Any

import django_filters
from django.core.validators import RegexValidator
from drf_spectacular.utils import extend_schema_field

_WARD_CODE = "[EWSN][0-9]{8}"
_WARD_WORDS = "GSS code of the ward. What concerns the whole area belongs to none."


@extend_schema_field({"type": "string", "pattern": f"^{_WARD_CODE}$", "description": _WARD_WORDS})
class WardFilter(django_filters.CharFilter):
    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(
            field_name,
            validators=[RegexValidator(rf"^{_WARD_CODE}\Z")],
            **kwargs,
        )
