"""The shape of a result."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from budgets.api import states
from budgets.api.fields import MomentField, Money, MoneyField, money
from budgets.api.outcome_serializers import CountSerializer, count_facts
from budgets.api.round_serializer import WardNameSerializer
from budgets.api.turnout_serializer import TurnoutSerializer, turnout_facts
from budgets.models import BudgetRound


class ResultSummarySerializer(serializers.ModelSerializer[BudgetRound]):
    """A declared result in a list."""

    round = serializers.SlugField(source="slug", help_text="Slug of the round.")
    ward = WardNameSerializer(help_text="Null for the whole council area.", allow_null=True)
    state = serializers.ChoiceField(
        source="ballot.state",
        choices=states.WITH_RESULT,
        help_text="Whether it stands or a later declaration took its place.",
    )
    declared_at = MomentField(
        source="ballot.declaration.declared_at", help_text="When it became public."
    )
    pot = MoneyField(source="ballot.pot_pence", help_text="The money that was decided on.")
    spent = serializers.SerializerMethodField(help_text="What the chosen projects cost.")
    chosen = serializers.SerializerMethodField(help_text="Numbers of the chosen projects.")
    papers = serializers.IntegerField(
        source="ballot.declaration.papers", help_text="Papers counted: one for each voter."
    )
    url = serializers.SerializerMethodField(help_text="Where the whole result is.")

    class Meta:
        model = BudgetRound
        fields = [
            "round",
            "title",
            "ward",
            "state",
            "declared_at",
            "pot",
            "spent",
            "chosen",
            "papers",
            "demonstration",
            "url",
        ]
        extra_kwargs = {
            "title": {"help_text": "Name of the round."},
            "demonstration": {"help_text": "True for an invented round that decides nothing."},
        }

    @extend_schema_field(MoneyField())
    def get_spent(self, budget_round: BudgetRound) -> Money:
        return money(self.main_outcome(budget_round)["spent"])

    @extend_schema_field(serializers.ListField(child=serializers.IntegerField()))
    def get_chosen(self, budget_round: BudgetRound) -> list[int]:
        return [int(number) for number in self.main_outcome(budget_round)["selected"]]

    @extend_schema_field(serializers.URLField())
    def get_url(self, budget_round: BudgetRound) -> Any:
        request = self.context["request"]
        return reverse("round-result", args=[budget_round.slug], request=request)

    @staticmethod
    def main_outcome(budget_round: BudgetRound) -> dict[str, Any]:
        """The counts come with the rule that decides first."""
        outcome: dict[str, Any] = budget_round.ballot.counts.all()[0].outcome
        return outcome


class ResultSerializer(ResultSummarySerializer):
    """A declared result in full: the count, who took part, and what proves it."""

    statement = serializers.CharField(
        source="ballot.declaration.statement", help_text="What the returning officer said."
    )
    declared_by = serializers.SerializerMethodField(help_text="The role of who declared it.")
    turnout = serializers.SerializerMethodField()
    count = serializers.SerializerMethodField(help_text="The count that decides.")
    other_count = serializers.SerializerMethodField(
        help_text="What another rule would have chosen, if that was allowed before the opening."
    )
    papers_root = serializers.CharField(
        source="ballot.papers_root",
        help_text="Merkle root of all papers (SHA-256, hexadecimal), on the record before counting.",
    )
    receipts_root = serializers.CharField(
        source="ballot.receipts_root",
        help_text="Merkle root of all receipts (SHA-256, hexadecimal), on the record before counting.",
    )
    links = serializers.SerializerMethodField(help_text="The evidence, page by page.")

    class Meta(ResultSummarySerializer.Meta):
        fields = [
            *ResultSummarySerializer.Meta.fields,
            "statement",
            "declared_by",
            "turnout",
            "count",
            "other_count",
            "papers_root",
            "receipts_root",
            "links",
        ]

    def get_declared_by(self, budget_round: BudgetRound) -> str:
        return "returning officer"

    @extend_schema_field(TurnoutSerializer)
    def get_turnout(self, budget_round: BudgetRound) -> dict[str, Any]:
        return turnout_facts(budget_round.ballot.declaration)

    @extend_schema_field(CountSerializer)
    def get_count(self, budget_round: BudgetRound) -> dict[str, Any]:
        main, *_others = budget_round.ballot.counts.all()
        return count_facts(main, list(budget_round.ballot.options.all()))

    @extend_schema_field(CountSerializer(allow_null=True))
    def get_other_count(self, budget_round: BudgetRound) -> dict[str, Any] | None:
        _main, *others = budget_round.ballot.counts.all()
        options = list(budget_round.ballot.options.all())
        return count_facts(others[0], options) if others else None

    @extend_schema_field(
        {
            "type": "object",
            "additionalProperties": {"type": "string", "format": "uri"},
            "required": ["round", "projects", "record", "decisions"],
        }
    )
    def get_links(self, budget_round: BudgetRound) -> dict[str, str]:
        request = self.context["request"]
        projects = reverse("project-list", request=request)
        decisions = reverse("decision-list", request=request)
        return {
            "round": reverse("round-detail", args=[budget_round.slug], request=request),
            "projects": f"{projects}?round={budget_round.slug}",
            "record": reverse("record:download", request=request),
            "decisions": f"{decisions}?round={budget_round.slug}",
        }
