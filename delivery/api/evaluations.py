"""What residents said of a round, in numbers that name nobody, and what was learned."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import mixins, serializers, viewsets

from budgets import policies
from budgets.api.fields import MomentField
from budgets.api.filters import SLUG
from budgets.models import BudgetRound
from delivery.api import examples
from delivery.heard import Heard, Numbers, heard
from delivery.models import Learned


@extend_schema_field(
    {
        "type": "object",
        "additionalProperties": {"type": "integer", "nullable": True},
        "description": "How many gave each score. Null is a number too small to be published.",
    }
)
class _Given(serializers.DictField):
    pass


class QuestionSerializer(serializers.Serializer[Numbers]):
    words = serializers.CharField(help_text="What was asked.")
    people = serializers.IntegerField(
        allow_null=True, help_text="People who answered it; null where too few."
    )
    mean = serializers.FloatField(
        allow_null=True, help_text="From 1, not at all, to 5, very much; null where too few."
    )
    given = _Given()


class LearnedSerializer(serializers.ModelSerializer[Learned]):
    published_at = MomentField(help_text="When it was published.")

    class Meta:
        model = Learned
        fields = ["worked", "failed", "learned", "published_at"]
        extra_kwargs = {
            "worked": {"help_text": "What worked."},
            "failed": {"help_text": "What failed."},
            "learned": {"help_text": "What was learned."},
        }


class EvaluationSerializer(serializers.Serializer[dict[str, Any]]):
    """Answers are no vote: whoever wishes may answer."""

    round = serializers.SlugField(help_text="Slug of the round.")
    people = serializers.IntegerField(help_text="People who answered.")
    signed_in = serializers.IntegerField(help_text="Those of them who signed in.")
    fewest_shown = serializers.IntegerField(help_text="From so many answers on numbers are shown.")
    questions = QuestionSerializer(many=True, help_text="Every question with its answers.")
    learned = LearnedSerializer(allow_null=True, help_text="The officers' account, or null.")


@extend_schema(tags=["evaluations"])
@extend_schema_view(
    retrieve=extend_schema(
        operation_id="get_evaluation",
        summary="What residents said of a round, and what was learned",
        parameters=[OpenApiParameter("slug", str, "path", description="The round's slug.")],
        examples=[OpenApiExample("An evaluation", value=examples.EVALUATION)],
    ),
)
class EvaluationViewSet(mixins.RetrieveModelMixin, viewsets.GenericViewSet[BudgetRound]):
    """Of every round whose residents are asked something, or of which something was learned."""

    queryset = BudgetRound.objects.none()
    serializer_class = EvaluationSerializer  # type: ignore[assignment] # shows what was made of the round
    lookup_field = "slug"
    lookup_value_regex = SLUG

    def get_queryset(self) -> QuerySet[BudgetRound, Any]:
        rounds = policies.published().select_related("learned").prefetch_related("questions")
        return rounds.filter(pk__in=policies.published().exclude(questions=None).values("pk"))

    def get_object(self) -> Any:
        found: BudgetRound = super().get_object()
        return _facts(found, heard(found, list(found.questions.all())))


def _facts(budget_round: BudgetRound, found: Heard) -> dict[str, Any]:
    return {
        "round": budget_round.slug,
        "people": found.people,
        "signed_in": found.proven,
        "fewest_shown": found.floor,
        "questions": found.numbers,
        "learned": getattr(budget_round, "learned", None),
    }
