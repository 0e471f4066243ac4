"""The shape of a published decision."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from budgets.api.fields import MomentField, MoneyField
from budgets.api.round_serializer import WardNameSerializer
from delivery.api import states
from delivery.api.parts import (
    CallInSerializer,
    DeciderSerializer,
    DiversionSerializer,
    LineSerializer,
)
from delivery.models import Decision
from delivery.shown import digest_of_deciders


class DecisionSummarySerializer(serializers.ModelSerializer[Decision]):
    """A published decision in a list."""

    id = serializers.CharField(
        source="public_id", help_text="The round's slug, a point, the version."
    )
    round = serializers.SlugField(source="round.slug", help_text="The round it decides on.")
    title = serializers.CharField(source="round.title", help_text="Name of the round.")
    ward = WardNameSerializer(
        source="round.ward", allow_null=True, help_text="Null for more than one ward."
    )
    state = serializers.ChoiceField(
        choices=states.DECISIONS, help_text="Whether it stands or a later one took its place."
    )
    way = serializers.ChoiceField(
        choices=states.WAYS, help_text="Signed by those who decided, or written down from minutes."
    )
    decided_on = serializers.DateField(
        source="made_on", help_text="Day of the last signature, or of the meeting."
    )
    published_at = MomentField(help_text="When it became public.")
    power = serializers.CharField(source="power_name", help_text="The power it was decided under.")
    law = serializers.CharField(source="citation", help_text="Its law and delegation.")
    rule = serializers.ChoiceField(choices=states.RULES, help_text="Where they do not agree.")
    call_in_ends_at = MomentField(
        allow_null=True, help_text="End of scrutiny's period; null where there is none."
    )
    open_to_call_in = serializers.BooleanField(help_text="Whether it may be called in now.")
    call_in_outcome = serializers.ChoiceField(
        source="call_in.outcome",
        choices=states.OUTCOMES,
        allow_null=True,
        default=None,
        help_text="What came of its call-in; null where it was not called in.",
    )
    departures = serializers.IntegerField(help_text="Projects decided otherwise than by residents.")
    agreed = MoneyField(help_text="What is funded in all.")
    url = serializers.SerializerMethodField(help_text="Where the whole decision is.")

    class Meta:
        model = Decision
        fields = [
            "id",
            "round",
            "title",
            "ward",
            "version",
            "state",
            "way",
            "minute",
            "minutes_reason",
            "decided_on",
            "published_at",
            "power",
            "law",
            "rule",
            "call_in_ends_at",
            "open_to_call_in",
            "call_in_outcome",
            "departures",
            "agreed",
            "url",
        ]
        extra_kwargs = {
            "version": {"help_text": "1, and one more after each referral by scrutiny."},
            "minute": {"help_text": "Where it is minuted."},
            "minutes_reason": {"help_text": "Why it was decided at a meeting and not signed here."},
        }

    @extend_schema_field(serializers.URLField())
    def get_url(self, decision: Decision) -> Any:
        found: str = decision.public_id  # type: ignore[attr-defined]
        return reverse("decision-detail", args=[found], request=self.context["request"])


class DecisionSerializer(DecisionSummarySerializer):
    """A published decision in full."""

    lines = LineSerializer(many=True, help_text="Every project of the ballot.")
    deciders = DeciderSerializer(many=True, help_text="Who decided, and how.")
    diversions = DiversionSerializer(many=True, help_text="Money moved here.")
    call_in = CallInSerializer(
        allow_null=True, default=None, help_text="Scrutiny's hold on it, or null."
    )
    digest = serializers.SerializerMethodField(
        help_text="SHA-256 of the text that was signed (hexadecimal); empty where nobody signed."
    )
    signed_text = serializers.SerializerMethodField(
        help_text="Where that text is, byte for byte; null where nobody signed."
    )

    class Meta(DecisionSummarySerializer.Meta):
        fields = [
            *DecisionSummarySerializer.Meta.fields,
            "statement",
            "alternatives",
            "lines",
            "deciders",
            "diversions",
            "call_in",
            "digest",
            "signed_text",
        ]
        extra_kwargs = {
            **DecisionSummarySerializer.Meta.extra_kwargs,
            "statement": {"help_text": "What those who decided say to residents."},
            "alternatives": {"help_text": "Other options they looked at."},
        }

    def get_digest(self, decision: Decision) -> str:
        return digest_of_deciders(decision.deciders.all())

    @extend_schema_field(serializers.URLField(allow_null=True))
    def get_signed_text(self, decision: Decision) -> Any:
        if not decision.is_signed:
            return None
        place = [decision.round.slug, decision.version]
        return reverse("delivery:signed-text", args=place, request=self.context["request"])
