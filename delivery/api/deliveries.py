"""Funded projects on their way, as open data: their steps, their money against the plan, what is late."""

from typing import Any

import django_filters
from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework import viewsets

from budgets import policies
from budgets.api.filters import SLUG, RoundSlugFilter, WardFilter
from delivery import spending
from delivery.api import examples, states
from delivery.api.decisions import yes_no
from delivery.api.delivery_serializer import DeliverySerializer
from delivery.models import DeliveryProject, Milestone
from delivery.models.project import ENDED
from delivery.spending import Spent

_ID = OpenApiParameter(
    "id", str, "path", description="The round's slug, a point, the number on the ballot."
)


class DeliveryFilter(django_filters.FilterSet):
    round = RoundSlugFilter("round__slug")
    ward = WardFilter("round__ward__code")
    state = django_filters.ChoiceFilter(choices=states.PROJECTS, help_text="How far it is.")
    late = yes_no("being_late", "Whether a step is past its day.")

    class Meta:
        model = DeliveryProject
        fields = ["round", "ward", "state", "late"]

    def being_late(
        self, rows: QuerySet[DeliveryProject], _name: str, wanted: bool
    ) -> QuerySet[DeliveryProject]:
        past = Milestone.objects.filter(
            delivery=OuterRef("pk"), reached_on=None, planned_on__lt=timezone.localdate()
        ).exclude(delivery__state__in=ENDED)
        return rows.filter(Exists(past)) if wanted else rows.exclude(Exists(past))


@extend_schema(tags=["deliveries"])
@extend_schema_view(
    list=extend_schema(
        operation_id="list_deliveries", summary="Funded projects on their way, round by round"
    ),
    retrieve=extend_schema(
        operation_id="get_delivery",
        summary="One project on its way",
        parameters=[_ID],
        examples=[OpenApiExample("A project on its way", value=examples.DELIVERY)],
    ),
)
class DeliveryViewSet(viewsets.ReadOnlyModelViewSet[DeliveryProject]):
    """From the day its money was committed. The first promise of a step stays when its day moves."""

    queryset = DeliveryProject.objects.none()
    serializer_class = DeliverySerializer
    filterset_class = DeliveryFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_regex = rf"{SLUG}\.[0-9]{{1,5}}"
    # By the project's id; read for the page that is sent, in two statements.
    spent: dict[int, Spent] = {}

    def get_queryset(self) -> QuerySet[DeliveryProject, Any]:
        number = Cast("project__option__number", CharField())
        rows = DeliveryProject.objects.filter(round__in=policies.published())
        return (
            rows.select_related("round", "line", "project__option")
            .prefetch_related("milestones", "photos")
            .annotate(public_id=Concat(F("round__slug"), Value("."), number))
            .order_by("round__slug", "project__option__number")
        )

    def paginate_queryset(self, queryset: Any) -> Any:
        page = super().paginate_queryset(queryset)
        self.spent = spending.of_projects(page or [])
        return page

    def get_object(self) -> DeliveryProject:
        found: DeliveryProject = super().get_object()
        self.spent = spending.of_projects([found])
        return found

    def get_serializer_context(self) -> dict[str, Any]:
        return {
            **super().get_serializer_context(),
            "spent": self.spent,
            "today": timezone.localdate(),
        }
