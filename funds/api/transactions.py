"""The ledger as open data: every movement of money with both its sides."""

from typing import Any

import django_filters
from django.core.validators import RegexValidator
from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from funds.api.funds import SLUG
from funds.models import AccountKind, Entry, Ground, Transaction, TransactionKind
from look.api_fields import MomentField, MoneyField, money

_EXAMPLE = {
    "number": 812,
    "kind": "paid",
    "ground": "purchase",
    "reason": "First twenty trees",
    "happened_on": "2026-11-20",
    "written_at": "2026-11-20T14:02:11Z",
    "entries": [
        {"account": "project:12.3", "title": "Sixty street trees", "where": "project", "fund": "council-core", "amount": money(-50_000)},
        {"account": "payee:forge-builders-ltd", "title": "Forge Builders Ltd", "where": "payee", "fund": "council-core", "amount": money(50_000)},
    ],
}  # fmt: skip


class EntrySerializer(serializers.ModelSerializer[Entry]):
    """One side: below nought where the money came from."""

    account = serializers.CharField(source="account.code", help_text="Code of the account.")
    title = serializers.CharField(
        source="account.title", help_text="Name of the account. Private persons share one."
    )
    where = serializers.ChoiceField(
        source="account.kind", choices=AccountKind.choices, help_text="What kind of account it is."
    )
    fund = serializers.CharField(
        source="fund.slug", help_text="Slug of the fund whose money it is."
    )
    amount = MoneyField(source="amount_pence", help_text="Below nought where it came from.")

    class Meta:
        model = Entry
        fields = ["account", "title", "where", "fund", "amount"]


class TransactionSerializer(serializers.ModelSerializer[Transaction]):
    number = serializers.IntegerField(source="pk", help_text="Its number in the ledger.")
    ground = serializers.ChoiceField(
        source="payment.ground",
        choices=Ground.choices,
        allow_null=True,
        default=None,
        help_text="Of a payment: why it is made, and so why it is tested for subsidy or not. Else null.",
    )
    reason = serializers.CharField(source="words", help_text="What it was for.")
    written_at = MomentField(source="made_at", help_text="When it was written in the ledger.")
    entries = EntrySerializer(
        many=True, help_text="Its sides: of each fund two, which add up to nothing."
    )

    class Meta:
        model = Transaction
        fields = ["number", "kind", "ground", "reason", "happened_on", "written_at", "entries"]
        extra_kwargs = {
            "kind": {"help_text": "How the money moved."},
            "happened_on": {"help_text": "The day on the bank's or the decision's paper."},
        }


@extend_schema_field({"type": "string", "pattern": f"^{SLUG}$", "description": "Slug of the fund."})
class FundSlugFilter(django_filters.CharFilter):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            "entries__fund__slug",
            validators=[RegexValidator(rf"^{SLUG}\Z")],
            distinct=True,
            **kwargs,
        )


class TransactionFilter(django_filters.FilterSet):
    fund = FundSlugFilter()
    kind = django_filters.ChoiceFilter(
        choices=TransactionKind.choices, help_text="How the money moved."
    )

    class Meta:
        model = Transaction
        fields = ["fund", "kind"]


@extend_schema(tags=["transactions"])
@extend_schema_view(
    list=extend_schema(
        operation_id="list_transactions", summary="Movements of money, the newest first"
    ),
    retrieve=extend_schema(
        operation_id="get_transaction",
        summary="One movement of money",
        parameters=[OpenApiParameter("id", int, "path", description="Its number in the ledger.")],
        examples=[OpenApiExample("A payment", value=_EXAMPLE)],
    ),
)
class TransactionViewSet(viewsets.ReadOnlyModelViewSet[Transaction]):
    """Nothing in the ledger is ever changed or taken out. The sum of an account's entries is what it holds."""

    queryset = Transaction.objects.none()
    serializer_class = TransactionSerializer
    filterset_class = TransactionFilter
    lookup_value_regex = "[0-9]{1,9}"

    def get_queryset(self) -> QuerySet[Transaction, Any]:
        sides = Entry.objects.select_related("account", "fund")
        rows = Transaction.objects.select_related("payment")
        return rows.prefetch_related(Prefetch("entries", sides)).order_by("-pk")
