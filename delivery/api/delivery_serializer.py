"""The shape of a funded project on its way."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from budgets.api.fields import MomentField, Money, MoneyField, money
from delivery.api import states
from delivery.models import DeliveryProject, Milestone, Photo


class MilestoneSerializer(serializers.ModelSerializer[Milestone]):
    """A step."""

    planned = MoneyField(source="planned_pence", help_text="What is to be spent on it.")
    late = serializers.SerializerMethodField(
        help_text="Whether its day is past and it not reached."
    )

    class Meta:
        model = Milestone
        fields = ["title", "planned_on", "first_planned_on", "planned", "reached_on", "late"]
        extra_kwargs = {
            "title": {"help_text": "What is to be reached."},
            "planned_on": {"help_text": "By which day."},
            "first_planned_on": {"help_text": "The day that was promised first."},
            "reached_on": {"help_text": "When it was reached, or null."},
        }

    def get_late(self, step: Milestone) -> bool:
        return not step.delivery.has_ended and step.is_late(self.context["today"])


class PictureSerializer(serializers.ModelSerializer[Photo]):
    picture = serializers.ImageField(help_text="Address of the picture.")

    class Meta:
        model = Photo
        fields = ["picture", "alt", "taken_on"]
        extra_kwargs = {
            "alt": {"help_text": "What it shows, in words."},
            "taken_on": {"help_text": "The day it was taken."},
        }


class SpentSerializer(serializers.Serializer[dict[str, Any]]):
    """What the ledger says, against the plan of the steps."""

    committed = MoneyField(help_text="Committed of the round's pot.")
    planned_by_now = MoneyField(help_text="Planned to be spent on steps up to today.")
    paid = MoneyField(help_text="Paid so far, without what payees paid back.")
    waiting = MoneyField(help_text="Asked for and not paid yet.")
    handed_back = MoneyField(help_text="Not spent, and gone back to its funds.")


class DeliverySerializer(serializers.ModelSerializer[DeliveryProject]):
    """A funded project on its way."""

    id = serializers.CharField(
        source="public_id", help_text="The round's slug, a point, the number on the ballot."
    )
    round = serializers.SlugField(source="round.slug", help_text="The round it was funded in.")
    number = serializers.IntegerField(
        source="project.option.number", help_text="Number on the ballot."
    )
    title = serializers.CharField(
        source="project.option.title", help_text="As it was on the paper."
    )
    state = serializers.ChoiceField(choices=states.PROJECTS, help_text="How far it is.")
    runner_kind = serializers.ChoiceField(
        choices=states.RUNNERS, allow_blank=True, help_text="What kind of body carries it out."
    )
    agreed = MoneyField(source="agreed_pence", help_text="What was decided.")
    spent = serializers.SerializerMethodField(help_text="Its money against the plan.")
    flags = serializers.SerializerMethodField(
        help_text="late: a step is past its day; moved: a step got another day; stopped."
    )
    began_at = MomentField(allow_null=True, help_text="When work began, or null.")
    ended_at = MomentField(allow_null=True, help_text="When it was finished or stopped, or null.")
    milestones = MilestoneSerializer(many=True, help_text="Its steps.")
    pictures = PictureSerializer(source="photos", many=True, help_text="Pictures of it.")

    class Meta:
        model = DeliveryProject
        fields = [
            "id",
            "round",
            "number",
            "title",
            "state",
            "runner_kind",
            "runner",
            "agreed",
            "spent",
            "flags",
            "began_at",
            "ended_at",
            "stopped_reason",
            "milestones",
            "pictures",
        ]
        extra_kwargs = {
            "runner": {"help_text": "Who carries it out."},
            "stopped_reason": {"help_text": "Why it was stopped, if it was."},
        }

    @extend_schema_field(SpentSerializer)
    def get_spent(self, project: DeliveryProject) -> dict[str, Money]:
        found = self.context["spent"][project.pk]
        by_now = [
            one.planned_pence
            for one in project.milestones.all()
            if one.planned_on <= self.context["today"]
        ]
        return {
            "committed": money(found.committed),
            "planned_by_now": money(sum(by_now)),
            "paid": money(found.paid),
            "waiting": money(found.waiting),
            "handed_back": money(found.handed_back),
        }

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=states.FLAGS)))
    def get_flags(self, project: DeliveryProject) -> list[str]:
        steps, today = list(project.milestones.all()), self.context["today"]
        late = not project.has_ended and any(one.is_late(today) for one in steps)
        facts = (late, any(one.has_moved for one in steps), project.state == "stopped")
        return [flag for flag, holds in zip(states.FLAGS, facts, strict=True) if holds]
