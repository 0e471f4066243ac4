"""Budget rounds as open data."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework import viewsets

from budgets import policies
from budgets.api import examples
from budgets.api.filters import SLUG, WardFilter, state_filter
from budgets.api.round_serializer import RoundSerializer
from budgets.models import BudgetRound


class RoundFilter(django_filters.FilterSet):
    ward = WardFilter("ward__code")
    state = state_filter("ballot__state")
    # BooleanFilter takes any other word for "no filter".
    open_now = django_filters.TypedChoiceFilter(
        choices=[("true", _("Yes")), ("false", _("No"))],
        coerce=lambda word: word == "true",
        help_text="Whether votes are taken at this moment.",
    )

    class Meta:
        model = BudgetRound
        fields = ["ward", "state", "open_now"]


@extend_schema(tags=["rounds"])
@extend_schema_view(
    list=extend_schema(operation_id="list_rounds", summary="Budget rounds, the newest close first"),
    retrieve=extend_schema(
        operation_id="get_round",
        summary="One budget round",
        parameters=[OpenApiParameter("slug", str, "path", description="The round's slug.")],
        examples=[OpenApiExample("A round that is open", value=examples.ROUND)],
    ),
)
class RoundViewSet(viewsets.ReadOnlyModelViewSet[BudgetRound]):
    """What is decided, with which money, by whom, from when to when, and under which rules."""

    queryset = BudgetRound.objects.none()
    serializer_class = RoundSerializer
    filterset_class = RoundFilter
    lookup_field = "slug"
    lookup_value_regex = SLUG

    def get_queryset(self) -> QuerySet[BudgetRound, Any]:
        rounds = policies.open_now_marked(policies.published())
        rounds = rounds.select_related("ballot", "ward", "neighbourhood").prefetch_related(
            "phases", "ballot__pots"
        )
        return rounds.annotate(read_at=Now()).order_by("-ballot__closes_at", "slug")
