"""Declared results as open data. Before the declaration there is nothing here: not a number, not a name."""

from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework import mixins, viewsets

from ballots.models import Count, Option
from budgets import policies
from budgets.api import result_examples, states
from budgets.api.filters import SLUG, WardFilter, state_filter
from budgets.api.result_serializers import ResultSerializer, ResultSummarySerializer
from budgets.models import BudgetRound


class ResultFilter(django_filters.FilterSet):
    ward = WardFilter("ward__code")
    state = state_filter("ballot__state", states.WITH_RESULT)

    class Meta:
        model = BudgetRound
        fields = ["ward", "state"]


@extend_schema(tags=["results"])
@extend_schema_view(
    list=extend_schema(operation_id="list_results", summary="Declared results, the newest first"),
)
class ResultListViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[BudgetRound]):
    """What was chosen, for how much, by how many. A superseded result stays and says so."""

    queryset = BudgetRound.objects.none()
    serializer_class = ResultSummarySerializer
    filterset_class = ResultFilter

    def get_queryset(self) -> QuerySet[BudgetRound, Any]:
        return with_outcome(policies.declared()).order_by(
            "-ballot__declaration__declared_at", "slug"
        )


@extend_schema(tags=["results"])
@extend_schema_view(
    retrieve=extend_schema(
        operation_id="get_result",
        summary="One declared result, with why each project won or lost",
        parameters=[OpenApiParameter("slug", str, "path", description="The round's slug.")],
        examples=[OpenApiExample("A result", value=result_examples.RESULT)],
    ),
)
class ResultViewSet(mixins.RetrieveModelMixin, viewsets.GenericViewSet[BudgetRound]):
    """The declared outcome and its explanation, the turnout, and what proves both."""

    queryset = BudgetRound.objects.none()
    serializer_class = ResultSerializer
    lookup_field = "slug"
    lookup_value_regex = SLUG

    def get_queryset(self) -> QuerySet[BudgetRound, Any]:
        options = Prefetch("ballot__options", Option.objects.order_by("number"))
        return with_outcome(policies.declared()).prefetch_related(options)


def with_outcome(rounds: QuerySet[BudgetRound]) -> QuerySet[BudgetRound, Any]:
    """With declaration and counts, the one that decides first: as many statements for one as for many."""
    counts = Prefetch("ballot__counts", Count.objects.order_by("-main", "pk"))
    return rounds.select_related("ballot__declaration", "ward", "neighbourhood").prefetch_related(
        counts
    )
