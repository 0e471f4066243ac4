"""Funds as open data: whose money it is, its strings, and where it is now."""

from typing import Any

import django_filters
from django.db.models import F, Q, QuerySet, Sum
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from funds import policies
from funds.models import AccountKind, Fund, FundState, Source, Use
from look.api_fields import MoneyField, money

SLUG = "[-a-zA-Z0-9_]{1,80}"
_SUMS = {
    "unallotted": AccountKind.FUND,
    "in_pots": AccountKind.POT,
    "in_projects": AccountKind.PROJECT,
    "paid": AccountKind.PAYEE,
    "written_back": AccountKind.WRITTEN_BACK,
}
_EXAMPLE = {
    "slug": "cil-larkmead",
    "name": "CIL Larkmead",
    "about": "",
    "source": "cil",
    "giver": "Developers in Larkmead",
    "state": "open",
    "closed_reason": "",
    "ward_codes": ["E05090001"],
    "purposes": ["play"],
    "use": "capital",
    "spend_by": "2029-03-31",
    "received": money(9_000_000),
    "unallotted": money(2_000_000),
    "in_pots": money(4_000_000),
    "in_projects": money(2_500_000),
    "paid": money(500_000),
    "written_back": money(0),
}


class FundSerializer(serializers.ModelSerializer[Fund]):
    """The sums add up: what was received is somewhere."""

    ward_codes = serializers.ListField(
        source="wards",
        child=serializers.CharField(max_length=9),
        help_text="GSS codes of the only wards where it may be spent; none means anywhere.",
    )
    purposes = serializers.ListField(
        child=serializers.CharField(max_length=40),
        help_text="Codes of the only things it may be spent on; none means anything.",
    )
    received = MoneyField(help_text="What came in, less what went back to the giver.")
    unallotted = MoneyField(help_text="What is in the fund itself.")
    in_pots = MoneyField(help_text="What is in pots that people decide on.")
    in_projects = MoneyField(help_text="What is set aside for projects.")
    paid = MoneyField(help_text="What was paid, less what was paid back.")
    written_back = MoneyField(help_text="What went to the council's reserves when it closed.")

    class Meta:
        model = Fund
        fields = [
            "slug",
            "name",
            "about",
            "source",
            "giver",
            "state",
            "closed_reason",
            "ward_codes",
            "purposes",
            "use",
            "spend_by",
            "received",
            *_SUMS,
        ]
        extra_kwargs = {
            "slug": {"help_text": "The name as it stands in addresses."},
            "name": {"help_text": "Name of the fund."},
            "about": {"help_text": "What the fund is about, or empty."},
            "source": {"help_text": "Where its money comes from."},
            "giver": {"help_text": "Who gives it."},
            "state": {"help_text": "A closed fund gives nothing more out."},
            "closed_reason": {"help_text": "Why it closed, or empty."},
            "use": {
                "help_text": "Capital buys or makes what lasts; revenue pays for what is used up."
            },
            "spend_by": {"help_text": "The last day to spend it, or null."},
        }


class FundFilter(django_filters.FilterSet):
    source = django_filters.ChoiceFilter(
        choices=Source.choices, help_text="Where the money comes from."
    )
    state = django_filters.ChoiceFilter(choices=FundState.choices, help_text="Open, or closed.")
    use = django_filters.ChoiceFilter(choices=Use.choices, help_text="Capital, revenue or either.")

    class Meta:
        model = Fund
        fields = ["source", "state", "use"]


@extend_schema(tags=["funds"])
@extend_schema_view(
    list=extend_schema(operation_id="list_funds", summary="Funds, by name"),
    retrieve=extend_schema(
        operation_id="get_fund",
        summary="One fund",
        parameters=[OpenApiParameter("slug", str, "path", description="The fund's slug.")],
        examples=[OpenApiExample("A fund with strings", value=_EXAMPLE)],
    ),
)
class FundViewSet(viewsets.ReadOnlyModelViewSet[Fund]):
    """Money with strings: where, for what, as what and until when it may be spent, and where it is now."""

    queryset = Fund.objects.none()
    serializer_class = FundSerializer
    filterset_class = FundFilter
    lookup_field = "slug"
    lookup_value_regex = SLUG

    def get_queryset(self) -> QuerySet[Fund, Any]:
        sums = {name: _sum(kind) for name, kind in _SUMS.items()}
        given = {"given": _sum(AccountKind.GIVER)}
        found = policies.published().annotate(**sums, **given)
        return found.annotate(received=-F("given")).order_by("name", "slug")


def _sum(kind: AccountKind) -> Sum:
    return Sum("entries__amount_pence", filter=Q(entries__account__kind=kind), default=0)
