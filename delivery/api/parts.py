"""What a decision is made of, as open data: lines, those who decided, diverted money, the call-in."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from budgets.api.fields import MomentField, MoneyField
from delivery.api import states
from delivery.models import CallIn, Decider, DecisionLine, Diversion, Interest, LineVote


class LineSerializer(serializers.ModelSerializer[DecisionLine]):
    """One project: what residents decided and what was decided on it, side by side."""

    number = serializers.IntegerField(
        source="project.option.number", help_text="Number on the ballot."
    )
    title = serializers.CharField(
        source="project.option.title", help_text="As it was on the paper."
    )
    residents = MoneyField(
        source="residents_pence", help_text="Its cost where residents chose it, else nothing."
    )
    funded = MoneyField(source="funded_pence", help_text="What was decided; nothing is not funded.")
    departs = serializers.BooleanField(help_text="Whether the two differ.")
    agenda = serializers.SerializerMethodField(
        help_text="The priority of the agenda that it serves, in a sentence, or that it serves none."
    )

    class Meta:
        model = DecisionLine
        fields = ["number", "title", "residents", "funded", "departs", "reason", "agenda"]
        extra_kwargs = {"reason": {"help_text": "The public reason of a departure."}}

    def get_agenda(self, line: DecisionLine) -> str:
        found = self.context["priorities"].get(line.project_id)
        return str(found.said) if found else ""


class InterestSerializer(serializers.ModelSerializer[Interest]):
    project = serializers.IntegerField(
        source="project.option.number",
        allow_null=True,
        default=None,
        help_text="Number of the project it is in; null for the decision as a whole.",
    )

    class Meta:
        model = Interest
        fields = ["about", "project", "disqualifying"]
        extra_kwargs = {
            "about": {"help_text": "What it is."},
            "disqualifying": {"help_text": "Whether it left them no vote."},
        }


class LineVoteSerializer(serializers.ModelSerializer[LineVote]):
    number = serializers.IntegerField(
        source="line.project.option.number", help_text="Number on the ballot."
    )
    vote = serializers.ChoiceField(choices=states.LINE_VOTES, help_text="How they voted on it.")

    class Meta:
        model = LineVote
        fields = ["number", "vote"]


class DeciderSerializer(serializers.ModelSerializer[Decider]):
    """One of those who decided, in public."""

    vote = serializers.ChoiceField(
        choices=states.VOTES, help_text="Their vote, where it was one on every line."
    )
    interests = InterestSerializer(many=True, help_text="What they declared.")
    signed_at = serializers.SerializerMethodField(
        help_text="When they signed here; null where an officer wrote it down from minutes."
    )
    votes = LineVoteSerializer(source="line_votes", many=True, help_text="Line by line, if signed.")

    class Meta:
        model = Decider
        fields = [
            "name",
            "office",
            "lead",
            "vote",
            "note",
            "before_referral",
            "interests",
            "signed_at",
            "votes",
        ]
        extra_kwargs = {
            "name": {"help_text": "As the public reads it."},
            "office": {"help_text": "In which they decided."},
            "lead": {"help_text": "Whether they are the lead member."},
            "note": {"help_text": "What they wanted noted."},
            "before_referral": {"help_text": "True of a vote before it was referred elsewhere."},
        }

    @extend_schema_field(MomentField(allow_null=True))
    def get_signed_at(self, decider: Decider) -> Any:
        signature = getattr(decider, "signature", None)
        return MomentField().to_representation(signature.signed_at) if signature else None


class DiversionSerializer(serializers.ModelSerializer[Diversion]):
    """Money of another programme that was moved into the round."""

    amount = MoneyField(source="amount_pence", help_text="How much.")

    class Meta:
        model = Diversion
        fields = ["programme", "amount", "consultation"]
        extra_kwargs = {
            "programme": {"help_text": "From which programme."},
            "consultation": {"help_text": "Who was asked before, and what they said."},
        }


class CallInSerializer(serializers.ModelSerializer[CallIn]):
    """Scrutiny's hold on the decision, and what came of it."""

    made_at = MomentField(help_text="When it was called in.")
    outcome = serializers.ChoiceField(choices=states.OUTCOMES, help_text="What came of it.")
    resolved_at = MomentField(allow_null=True, help_text="When it was resolved, or null.")
    members = serializers.ListField(
        child=serializers.CharField(max_length=140), help_text="The councillors who asked for it."
    )

    class Meta:
        model = CallIn
        fields = ["members", "reason", "made_at", "outcome", "outcome_reason", "resolved_at"]
        extra_kwargs = {
            "reason": {"help_text": "Why."},
            "outcome_reason": {"help_text": "What scrutiny found."},
        }
