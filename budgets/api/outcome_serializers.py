"""A count as open data: what came out, and the facts of why for every project."""

from collections.abc import Sequence
from typing import Any

from rest_framework import serializers

from ballots.counting.outcome import MONEY
from ballots.models import Count, Option
from budgets.api.fields import MoneyField, money, pounds


class CountedProjectSerializer(serializers.Serializer[dict[str, Any]]):
    """What became of one project."""

    number = serializers.IntegerField(help_text="Number on the ballot.")
    title = serializers.CharField(help_text="As it was on the paper.")
    cost = MoneyField(help_text="What it costs.")
    votes = serializers.IntegerField(help_text="Papers that were marked for it.")
    funded = serializers.BooleanField(help_text="Whether it was chosen.")
    why = serializers.CharField(help_text="A code for the reason, such as does-not-fit.")
    facts = serializers.DictField(
        help_text="The figures behind the reason. Amounts of money are text in pounds."
    )


class CountedPotSerializer(serializers.Serializer[dict[str, Any]]):
    """What one pot came to."""

    number = serializers.IntegerField(help_text="Its place on the paper.")
    name = serializers.CharField(help_text="As voters read it.")
    sum = MoneyField(help_text="What it holds.")
    spent = MoneyField(help_text="What its chosen projects cost together.")
    voters = serializers.IntegerField(help_text="Papers that name something in it.")
    chosen = serializers.ListField(
        child=serializers.IntegerField(), help_text="Numbers of its chosen projects."
    )
    input_digest = serializers.CharField(help_text="SHA-256 of what was counted.")


class CountSerializer(serializers.Serializer[dict[str, Any]]):
    """One rule applied to all papers."""

    rule = serializers.CharField(help_text="The counting rule.")
    completion = serializers.CharField(help_text="What was done with what was left.")
    settings = serializers.DictField(help_text="The settings of the rule.")
    spent = MoneyField(help_text="What the chosen projects cost together.")
    voters = serializers.IntegerField(help_text="Papers counted.")
    projects = CountedProjectSerializer(many=True, help_text="Each project that was counted.")
    pots = CountedPotSerializer(
        many=True, help_text="Each counted by itself; empty where all the money is in one."
    )
    ties = serializers.ListField(
        child=serializers.DictField(), help_text="Each use of the tie rule."
    )
    certified = serializers.BooleanField(
        help_text="True: every close comparison was decided in exact fractions."
    )
    input_digest = serializers.CharField(help_text="SHA-256 of what was counted.")
    version = serializers.CharField(help_text="Version of the counting program.")


def count_facts(count: Count, options: Sequence[Option]) -> dict[str, Any]:
    """The values of CountSerializer. A withdrawn project was not counted and is left out."""
    outcome = count.outcome
    chosen, reasons = set(outcome["selected"]), outcome["explanation"]
    counted = [option for option in options if str(option.number) in reasons]
    return {
        "rule": outcome["rule"],
        "completion": outcome["completion"],
        "settings": outcome["settings"],
        "spent": money(outcome["spent"]),
        "voters": outcome["voters"],
        "projects": [_project(option, reasons[str(option.number)], chosen) for option in counted],
        "pots": [_pot(pot) for pot in outcome.get("pots", [])],
        "ties": in_pounds(outcome["ties"]),
        "certified": outcome["certified"],
        "input_digest": outcome["input_digest"],
        "version": outcome["version"],
    }


def _pot(outcome: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": outcome["number"],
        "name": outcome["name"],
        "sum": money(outcome["budget"]),
        "spent": money(outcome["spent"]),
        "voters": outcome["voters"],
        "chosen": [int(number) for number in outcome["selected"]],
        "input_digest": outcome["input_digest"],
    }


def _project(option: Option, reason: dict[str, Any], chosen: set[str]) -> dict[str, Any]:
    told = {"votes", "why", "cost", "result"}
    return {
        "number": option.number,
        "title": option.title,
        "cost": money(option.cost),
        "votes": reason["votes"],
        "funded": str(option.number) in chosen,
        "why": reason["why"],
        "facts": in_pounds({name: fact for name, fact in reason.items() if name not in told}),
    }


def in_pounds(facts: Any, name: str = "") -> Any:
    """The same facts with every amount of money as text: counts are made in pence."""
    if isinstance(facts, dict):
        return {key: in_pounds(value, key) for key, value in facts.items()}
    if isinstance(facts, list):
        return [in_pounds(value, name) for value in facts]
    is_number = isinstance(facts, int | float) and not isinstance(facts, bool)
    return pounds(facts) if name in MONEY and is_number else facts
