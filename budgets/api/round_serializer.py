from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from ballots.models import Ballot, Completion, Pot
from budgets import methods
from budgets.api import states
from budgets.api.fields import MomentField, MoneyField
from budgets.life.phases import life_with
from budgets.models import BudgetRound, Phase, RoundPhase
from places.models import Neighbourhood, Ward

_DECLARED = dict(states.WITH_RESULT)


class WardNameSerializer(serializers.ModelSerializer[Ward]):
    class Meta:
        model = Ward
        fields = ["code", "name"]
        extra_kwargs = {
            "code": {"help_text": "GSS code."},
            "name": {"help_text": "Name of the ward."},
        }


class NeighbourhoodNameSerializer(serializers.ModelSerializer[Neighbourhood]):
    class Meta:
        model = Neighbourhood
        fields = ["code", "name"]
        extra_kwargs = {
            "code": {"help_text": "The council's own code."},
            "name": {"help_text": "Name of the neighbourhood."},
        }


class RoundPhaseSerializer(serializers.ModelSerializer[RoundPhase]):
    opens_at = MomentField(help_text="When it begins.")
    closes_at = MomentField(help_text="When it ends.")

    class Meta:
        model = RoundPhase
        fields = ["phase", "opens_at", "closes_at"]
        extra_kwargs = {"phase": {"help_text": "Which phase it is."}}


class PotSerializer(serializers.ModelSerializer[Pot]):
    """A part of the money with projects of its own, counted by itself."""

    sum = MoneyField(source="pence", help_text="What it holds.")
    area_codes = serializers.ListField(
        source="strata",
        child=serializers.CharField(max_length=40),
        help_text="GSS codes of the wards whose people choose from it; empty where everybody does.",
    )

    class Meta:
        model = Pot
        fields = ["number", "name", "sum", "max_choices", "area_codes"]
        extra_kwargs = {
            "number": {"help_text": "Its place on the paper, from 1."},
            "name": {"help_text": "As voters read it."},
            "max_choices": {
                "help_text": "The most of its projects on one paper; null where the round's own limit holds in it."
            },
        }


class VotingSerializer(serializers.ModelSerializer[Ballot]):
    """How people vote, and who may."""

    kind = serializers.ChoiceField(choices=methods.KINDS, help_text="How a paper is marked.")
    area_codes = serializers.ListField(
        source="strata",
        child=serializers.CharField(max_length=40),
        help_text="GSS codes of the wards whose people may vote, or the code of the neighbourhood.",
    )
    pots = PotSerializer(many=True, help_text="Empty where all the money is in one.")

    class Meta:
        model = Ballot
        fields = [
            "kind",
            "max_choices",
            "points_total",
            "most_points",
            "who_may_vote",
            "minimum_age",
            "age_on",
            "area_codes",
            "pots",
            "accepted_proofs",
        ]
        extra_kwargs = {
            "max_choices": {"help_text": "The most projects on one paper; null where none is set."},
            "points_total": {"help_text": "Points each voter shares out; null for another kind."},
            "most_points": {
                "help_text": "The most points from one voter to one project; null where none is set."
            },
            "who_may_vote": {"help_text": "Any one of these connections is enough."},
            "minimum_age": {"help_text": "In years, reached on `age_on`."},
            "age_on": {"help_text": "The day on which the age is reckoned."},
            "accepted_proofs": {"help_text": "How a voter may prove who they are."},
        }


class CountingSerializer(serializers.ModelSerializer[Ballot]):
    """How the papers are counted, published before the first is cast."""

    rule = serializers.ChoiceField(choices=methods.RULES, help_text="The counting rule.")
    completion = serializers.ChoiceField(
        choices=Completion.choices, help_text="What equal shares does with what is left."
    )
    tie_rule = serializers.ChoiceField(
        choices=methods.TIE_RULES, help_text="What decides where two come out equal."
    )

    class Meta:
        model = Ballot
        fields = [
            "rule",
            "completion",
            "stop_at_first",
            "threshold",
            "threshold_percent",
            "tie_rule",
        ]
        extra_kwargs = {
            "stop_at_first": {"help_text": "Whether counting ends at the first that does not fit."},
            "threshold": {
                "help_text": "The fewest votes that win, or points where papers give points; null where none is set."
            },
            "threshold_percent": {
                "help_text": "The smallest part of all voters who must choose a project, in per cent; null where none is set."
            },
        }


class RoundSerializer(serializers.ModelSerializer[BudgetRound]):
    """A sum of money and the people who decide on it."""

    ward = WardNameSerializer(
        help_text="Null for the whole council area and for a neighbourhood.", allow_null=True
    )
    neighbourhood = NeighbourhoodNameSerializer(
        help_text="The neighbourhood whose people decide; null elsewhere.", allow_null=True
    )
    phase = serializers.SerializerMethodField(help_text="What the round is in.")
    phases = RoundPhaseSerializer(many=True, help_text="The phases planned around its vote.")
    question = serializers.CharField(source="ballot.question", help_text="As it is on the paper.")
    state = serializers.ChoiceField(
        source="ballot.state",
        choices=states.PUBLIC,
        help_text="Where the round stands.",
    )
    open_now = serializers.BooleanField(help_text="Whether votes are taken at this moment.")
    pot = MoneyField(source="ballot.pot_pence", help_text="The money that is decided on.")
    opens_at = MomentField(source="ballot.opens_at", help_text="When voting opens.")
    closes_at = MomentField(source="ballot.closes_at", help_text="When voting closes.")
    extended_reason = serializers.CharField(
        source="ballot.extended_reason", help_text="Why the close was moved, if it was."
    )
    suspended_reason = serializers.CharField(
        source="ballot.suspended_reason", help_text="Why voting was suspended last, if it was."
    )
    cancelled_reason = serializers.CharField(
        source="ballot.cancelled_reason", help_text="Why the round was cancelled, if it was."
    )
    voting = VotingSerializer(source="ballot")
    counting = CountingSerializer(source="ballot")
    projects = serializers.SerializerMethodField(help_text="Where its projects are.")
    result = serializers.SerializerMethodField(help_text="Where its result is, once declared.")

    class Meta:
        model = BudgetRound
        fields = [
            "slug",
            "title",
            "summary",
            "ward",
            "neighbourhood",
            "question",
            "phase",
            "phases",
            "state",
            "open_now",
            "pot",
            "opens_at",
            "closes_at",
            "extended_reason",
            "suspended_reason",
            "cancelled_reason",
            "voting",
            "counting",
            "legal_basis",
            "languages",
            "translations",
            "demonstration",
            "projects",
            "result",
        ]
        extra_kwargs = {
            "slug": {"help_text": "The round's lasting name in addresses."},
            "title": {"help_text": "Name of the round."},
            "summary": {"help_text": "What it is about, in a few sentences."},
            "legal_basis": {"help_text": "The law that the council acts under."},
            "languages": {"help_text": "Languages that the round is told in besides English."},
            "translations": {"help_text": "Title and summary by language."},
            "demonstration": {"help_text": "True for an invented round that decides nothing."},
        }

    @extend_schema_field(serializers.ChoiceField(choices=Phase.choices))
    def get_phase(self, budget_round: BudgetRound) -> str:
        """From the rows that came with the round, at the clock of the same statement."""
        return life_with(budget_round, budget_round.phases.all(), budget_round.read_at).phase.value  # type: ignore[attr-defined]

    @extend_schema_field(serializers.URLField())
    def get_projects(self, budget_round: BudgetRound) -> str:
        page: str = reverse("project-list", request=self.context["request"])
        return f"{page}?round={budget_round.slug}"

    @extend_schema_field(serializers.URLField(allow_null=True))
    def get_result(self, budget_round: BudgetRound) -> Any:
        if budget_round.ballot.state not in _DECLARED:
            return None
        request = self.context["request"]
        return reverse("round-result", args=[budget_round.slug], request=request)
