"""Projects as open data: what people vote on."""

from typing import Any

import django_filters
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from budgets import policies
from budgets.api import examples
from budgets.api.fields import MomentField, MoneyField
from budgets.api.filters import SLUG, RoundSlugFilter, WardFilter, state_filter
from budgets.models import Project

_ID = OpenApiParameter(
    "id", str, "path", description="The round's slug, a point, the number on the ballot."
)


class ProjectSerializer(serializers.ModelSerializer[Project]):
    """One thing that a paper can be marked for."""

    id = serializers.CharField(
        source="public_id", help_text="The round's slug, a point, the number on the ballot."
    )
    round = serializers.SlugField(source="round.slug", help_text="The round it belongs to.")
    number = serializers.IntegerField(source="option.number", help_text="Number on the ballot.")
    title = serializers.CharField(source="option.title", help_text="As it is on the paper.")
    pot = serializers.CharField(
        source="option.pot.name",
        default=None,
        help_text="The pot that would pay for it; null where all the money is in one.",
    )
    cost = MoneyField(source="option.cost_pence", help_text="What it would cost.")
    picture = serializers.ImageField(allow_null=True, help_text="Address of a picture, or null.")
    withdrawn_at = MomentField(
        source="option.withdrawn_at", allow_null=True, help_text="When it left the ballot, or null."
    )
    withdrawn_reason = serializers.CharField(
        source="option.withdrawn_reason", help_text="Why it left the ballot, if it did."
    )

    class Meta:
        model = Project
        fields = [
            "id",
            "round",
            "number",
            "title",
            "pot",
            "cost",
            "summary",
            "description",
            "place",
            "latitude",
            "longitude",
            "category",
            "picture",
            "picture_alt",
            "translations",
            "withdrawn_at",
            "withdrawn_reason",
        ]
        extra_kwargs = {
            "summary": {"help_text": "One sentence on what it is."},
            "description": {"help_text": "More about it."},
            "place": {"help_text": "Where it would be, in words."},
            "latitude": {"help_text": "WGS 84, or null."},
            "longitude": {"help_text": "WGS 84, or null."},
            "category": {"help_text": "What kind of project it is."},
            "picture_alt": {"help_text": "What the picture shows, in words."},
            "translations": {"help_text": "Title, summary, description and place by language."},
        }


class ProjectFilter(django_filters.FilterSet):
    round = RoundSlugFilter("round__slug")
    ward = WardFilter("round__ward__code")
    state = state_filter("round__ballot__state")

    class Meta:
        model = Project
        fields = ["round", "ward", "state"]


@extend_schema(tags=["projects"])
@extend_schema_view(
    list=extend_schema(
        operation_id="list_projects", summary="Projects, round by round, in the ballot's order"
    ),
    retrieve=extend_schema(
        operation_id="get_project",
        summary="One project",
        parameters=[_ID],
        examples=[OpenApiExample("A project", value=examples.PROJECT)],
    ),
)
class ProjectViewSet(viewsets.ReadOnlyModelViewSet[Project]):
    """Title, cost and number are frozen when voting opens; a withdrawn project stays, with the reason."""

    queryset = Project.objects.none()
    serializer_class = ProjectSerializer
    filterset_class = ProjectFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_regex = rf"{SLUG}\.[0-9]{{1,5}}"

    def get_queryset(self) -> QuerySet[Project, Any]:
        projects = Project.objects.filter(round__in=policies.published())
        number = Cast("option__number", CharField())
        return (
            projects.select_related("round", "option__pot")
            .annotate(public_id=Concat(F("round__slug"), Value("."), number))
            .order_by("round__slug", "option__number")
        )
