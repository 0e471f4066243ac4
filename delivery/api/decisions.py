"""Published decisions as open data."""

from typing import Any

import django_filters
from django.db.models import (
    BooleanField,
    CharField,
    ExpressionWrapper,
    F,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from budgets import origins, policies
from budgets.api.filters import SLUG, RoundSlugFilter, WardFilter
from delivery import listing
from delivery.api import examples, states
from delivery.api.decision_serializers import DecisionSerializer, DecisionSummarySerializer
from delivery.models import Decision

_ID = OpenApiParameter("id", str, "path", description="The round's slug, a point, the version.")
_YES_NO = [("true", _("Yes")), ("false", _("No"))]


def yes_no(method: str, help_text: str) -> Any:
    """BooleanFilter takes any other word for "no filter"."""
    values = {"type": "string", "enum": ["true", "false"], "description": help_text}
    made = django_filters.TypedChoiceFilter(
        choices=_YES_NO, coerce=lambda word: word == "true", method=method, help_text=help_text
    )
    return extend_schema_field(values)(made)


class DecisionFilter(django_filters.FilterSet):
    round = RoundSlugFilter("round__slug")
    ward = WardFilter("round__ward__code")
    state = django_filters.ChoiceFilter(
        choices=states.DECISIONS, help_text="Whether it stands or was replaced."
    )
    departs = yes_no("departing", "Whether it departs from the residents' result anywhere.")
    open_to_call_in = yes_no("callable_now", "Whether scrutiny may call it in now.")

    class Meta:
        model = Decision
        fields = ["round", "ward", "state", "departs", "open_to_call_in"]

    def departing(self, rows: QuerySet[Decision], _name: str, wanted: bool) -> QuerySet[Decision]:
        return rows.filter(listing.DEPARTS) if wanted else rows.exclude(listing.DEPARTS)

    def callable_now(
        self, rows: QuerySet[Decision, Any], _name: str, wanted: bool
    ) -> QuerySet[Decision, Any]:
        return rows.filter(listing.CALLABLE) if wanted else rows.exclude(listing.CALLABLE)


@extend_schema(tags=["decisions"])
@extend_schema_view(
    list=extend_schema(
        operation_id="list_decisions", summary="Decisions on results, the newest first"
    ),
    retrieve=extend_schema(
        operation_id="get_decision",
        summary="One decision, project by project, with who decided",
        parameters=[_ID],
        examples=[OpenApiExample("A decision", value=examples.DECISION)],
    ),
)
class DecisionViewSet(viewsets.ReadOnlyModelViewSet[Decision]):
    """What was decided on a declared result, and where it departs from it. A replaced version stays and says so."""

    queryset = Decision.objects.none()
    filterset_class = DecisionFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_regex = rf"{SLUG}\.[0-9]{{1,4}}"

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Decision]]:
        return DecisionSummarySerializer if self.action == "list" else DecisionSerializer

    def get_queryset(self) -> QuerySet[Decision, Any]:
        rows = listing.with_sums(Decision.objects.public().filter(round__in=policies.published()))
        rows = rows.annotate(
            public_id=Concat(F("round__slug"), Value("."), Cast("version", CharField())),
            open_to_call_in=ExpressionWrapper(listing.CALLABLE, output_field=BooleanField()),
        ).select_related("round__ward", "call_in")
        rows = rows.defer("round__ward__boundary").order_by("-published_at", "-pk")
        return rows if self.action == "list" else rows.prefetch_related(*_PARTS)

    def get_object(self) -> Decision:
        self.found: Decision = super().get_object()
        return self.found

    def get_serializer_context(self) -> dict[str, Any]:
        found = getattr(self, "found", None)
        served = origins.priorities(found.round) if found else {}
        return {**super().get_serializer_context(), "priorities": served}


_PARTS = (
    "lines__project__option",
    "deciders__interests__project__option",
    "deciders__signature",
    "deciders__line_votes__line__project__option",
    "diversions",
)
