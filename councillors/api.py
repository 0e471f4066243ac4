"""Grants from councillors' local budgets as open data."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from councillors import grants_file
from councillors.models import GRANTED, GrantRequest, RequestState
from look.api_fields import Money, MoneyField, money
from places.api_filters import WardFilter
from places.models import Ward

STATES = [choice for choice in RequestState.choices if choice[0] in GRANTED]
_EXAMPLE = {
    "id": 41,
    "state": "paid",
    "title": "Football goals",
    "description": "Two small goals for Saturday mornings.",
    "purpose": "play",
    "group_name": "Larkmead Juniors",
    "group_id": "GB-CHC-1234567",
    "ward": {"code": "E05090001", "name": "Larkmead"},
    "asked": money(50_000),
    "granted": money(50_000),
    "matched": money(25_000),
    "paid": money(75_000),
    "came_back": money(0),
    "decided_on": "2026-11-20",
    "decided_by": ["Cllr Ada Lovell"],
}


class GrantWardSerializer(serializers.ModelSerializer[Ward]):
    class Meta:
        model = Ward
        fields = ["code", "name"]
        extra_kwargs = {
            "code": {"help_text": "GSS code."},
            "name": {"help_text": "Name of the ward."},
        }


class GrantSerializer(serializers.ModelSerializer[GrantRequest]):
    """What is public of a grant: never who is written to, nor who runs the group."""

    state = serializers.ChoiceField(choices=STATES, help_text="How far the grant is.")
    title = serializers.CharField(source="what_for", help_text="What the money is for.")
    purpose = serializers.CharField(source="purpose.code", help_text="Code of what it belongs to.")
    group_id = serializers.CharField(
        source="org_id", help_text="Identifier of the group by org-id.guide, or empty."
    )
    ward = GrantWardSerializer(help_text="Whose people it is for.")
    asked = MoneyField(source="pence", help_text="What the group asked for.")
    granted = MoneyField(source="granted_pence", help_text="What councillors gave.")
    matched = serializers.SerializerMethodField(help_text="What a partner added.")
    paid = serializers.SerializerMethodField(help_text="What was paid, both together.")
    came_back = MoneyField(help_text="What the group did not spend and paid back.")
    decided_on = serializers.SerializerMethodField(help_text="The day of the decision.")
    decided_by = serializers.SerializerMethodField(help_text="The councillors who said yes.")

    class Meta:
        model = GrantRequest
        fields = list(_EXAMPLE)
        extra_kwargs = {
            "id": {"help_text": "Number of the request."},
            "description": {"help_text": "What the group does with it."},
            "group_name": {"help_text": "Name of the group."},
        }

    @extend_schema_field(MoneyField())
    def get_matched(self, one: GrantRequest) -> Money:
        return money(grants_file.matched_pence(one))

    @extend_schema_field(MoneyField())
    def get_paid(self, one: GrantRequest) -> Money:
        return money(grants_file.disbursed_pence(one))

    @extend_schema_field({"type": "string", "format": "date"})
    def get_decided_on(self, one: GrantRequest) -> str:
        return timezone.localdate(one.decided_at).isoformat()

    @extend_schema_field({"type": "array", "items": {"type": "string"}})
    def get_decided_by(self, one: GrantRequest) -> list[str]:
        return grants_file.decided_by(one)


class GrantFilter(django_filters.FilterSet):
    ward = WardFilter("ward__code")
    state = django_filters.ChoiceFilter(choices=STATES, help_text="How far the grant is.")

    class Meta:
        model = GrantRequest
        fields = ["ward", "state"]


@extend_schema(tags=["grants"])
@extend_schema_view(
    list=extend_schema(operation_id="list_grants", summary="Councillors' grants, the newest first"),
    retrieve=extend_schema(
        operation_id="get_grant",
        summary="One grant",
        parameters=[OpenApiParameter("id", int, "path", description="Number of the request.")],
        examples=[OpenApiExample("A grant that is paid", value=_EXAMPLE)],
    ),
)
class GrantViewSet(viewsets.ReadOnlyModelViewSet[GrantRequest]):
    """Grants that stand, from councillors' local budgets and ward pools. Called off, declined or waiting ones are not here."""

    queryset = GrantRequest.objects.none()
    serializer_class = GrantSerializer
    filterset_class = GrantFilter
    lookup_value_regex = "[0-9]{1,9}"

    def get_queryset(self) -> QuerySet[GrantRequest, Any]:
        return grants_file.granted().order_by("-pk")
