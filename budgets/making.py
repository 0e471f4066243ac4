"""Making a round and changing it while it is a draft: round, ballot and roll in one transaction."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm

from ballots.models import CHOICE_KINDS, Ballot, BallotState, Roll
from budgets.errors import RoundError
from budgets.facts import RoundFacts
from budgets.life.planning import check_plan, plan_micro
from budgets.models import BudgetRound
from budgets.round_rules import check_facts
from members.models import Person
from places.models import Ward
from record import entries

_OF_THE_BALLOT = [
    "question", "kind", "max_choices", "points_total", "most_points", "pot_pence", "rule", "completion",
    "stop_at_first", "threshold", "threshold_percent", "tie_rule", "publishing_floor",
    "other_rule_published", "opens_at", "closes_at", "who_may_vote", "minimum_age", "accepted_proofs",
]  # fmt: skip
_OF_THE_ROUND = [
    "title", "summary", "ward", "neighbourhood", "legal_basis", "privacy_notice", "contact_name", "contact_phone",
    "contact_email", "languages", "micro",
]  # fmt: skip


@transaction.atomic
def make_round(*, by: Person, facts: RoundFacts) -> BudgetRound:
    """A new draft round with its ballot and an empty roll; whoever makes it may run it, not declare it.

    Raises RoundError where the facts do not fit together.
    """
    check_facts(facts)
    ballot = Ballot.objects.create(**_ballot_values(facts))
    Roll.objects.create(ballot=ballot, kind=facts.roll_kind, record_date=facts.record_date)
    made = BudgetRound.objects.create(
        ballot=ballot,
        slug=_free_slug(facts.title),
        demonstration=facts.demonstration,
        **_round_values(facts),
    )
    assign_perm("manage_round", by, made)
    if facts.micro:
        plan_micro(budget_round=made, by=by)
    entries.write(
        actor=by.as_actor("officer"),
        action="budgets.round-made",
        subject=made.as_subject(),
        payload=_public_facts(made, facts),
    )
    return made


@transaction.atomic
def change_round(*, budget_round: BudgetRound, by: Person, facts: RoundFacts) -> BudgetRound:
    """The draft with new facts. Raises RoundError once it is scheduled, or where the facts do not fit."""
    check_facts(facts)
    ballot = Ballot.objects.select_for_update().get(pk=budget_round.ballot_id)
    if ballot.state != BallotState.DRAFT:
        raise RoundError(
            _(
                "Only a draft can be changed. Take the round back to draft first, if it is scheduled."
            )
        )
    _check_costs(ballot, facts.pot_pence)
    if ballot.has_pots and facts.kind not in CHOICE_KINDS:
        raise RoundError(_("This round has pots: take them away before you choose this."), "kind")
    _assign(ballot, _ballot_values(facts))
    _assign(budget_round, _round_values(facts))
    Roll.objects.filter(ballot=ballot).update(kind=facts.roll_kind, record_date=facts.record_date)
    if facts.micro and budget_round.published_at is None:
        plan_micro(budget_round=budget_round, by=by)
    check_plan(budget_round)
    entries.write(
        actor=by.as_actor("officer"),
        action="budgets.round-changed",
        subject=budget_round.as_subject(),
        payload=_public_facts(budget_round, facts),
    )
    return budget_round


def facts_of(budget_round: BudgetRound) -> RoundFacts:
    """The facts a round stands on now, to be changed and given back to `change_round`."""
    ballot, roll = budget_round.ballot, budget_round.ballot.roll
    values: dict[str, Any] = {name: getattr(ballot, name) for name in _OF_THE_BALLOT}
    values |= {name: getattr(budget_round, name) for name in _OF_THE_ROUND}
    for name in ("who_may_vote", "accepted_proofs", "languages"):
        values[name] = tuple(values[name])
    return RoundFacts(
        **values,
        age_on=ballot.age_on,
        roll_kind=roll.kind,
        record_date=roll.record_date,
        translations=_joined(ballot.translations, budget_round.translations),
        demonstration=budget_round.demonstration,
    )


def _ballot_values(facts: RoundFacts) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(facts, name) for name in _OF_THE_BALLOT}
    values["who_may_vote"] = list(facts.who_may_vote)
    values["accepted_proofs"] = list(facts.accepted_proofs)
    values["age_on"] = facts.age_on or facts.closes_at.date()
    values["strata"] = _area_codes(facts)
    values["translations"] = _picked(facts, ["question"])
    return values


def _round_values(facts: RoundFacts) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(facts, name) for name in _OF_THE_ROUND}
    values["languages"] = list(facts.languages)
    values["translations"] = _picked(facts, ["title", "summary"])
    return values


def _assign(row: Ballot | BudgetRound, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def _area_codes(facts: RoundFacts) -> list[str]:
    if area := facts.ward or facts.neighbourhood:
        return [area.code]
    newest = Ward.objects.order_by("-vintage").values("vintage")[:1]
    return list(Ward.objects.filter(vintage__in=newest).values_list("code", flat=True))


def _picked(facts: RoundFacts, names: list[str]) -> dict[str, dict[str, str]]:
    picked = {
        code: {name: texts[name] for name in names if texts.get(name)}
        for code, texts in facts.translations.items()
        if code in facts.languages
    }
    return {code: texts for code, texts in picked.items() if texts}


def _joined(*parts: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    joined: dict[str, dict[str, str]] = {}
    for part in parts:
        for code, texts in part.items():
            joined.setdefault(code, {}).update(texts)
    return joined


def _check_costs(ballot: Ballot, pot_pence: int) -> None:
    if too_dear := ballot.options.filter(cost_pence__gt=pot_pence).first():
        raise RoundError(
            _("“%(title)s” costs more than that. Change its cost first.")
            % {"title": too_dear.title},
            "pot_pence",
        )


def _free_slug(title: str) -> str:
    stem = slugify(title)[:70] or "round"
    taken = set(BudgetRound.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)


def _public_facts(budget_round: BudgetRound, facts: RoundFacts) -> dict[str, Any]:
    """The rules voters will be held to. The privacy notice is long and public on its own page."""
    rules = {
        name: value
        for name, value in asdict(facts).items()
        if name not in {"privacy_notice", "translations", "ward", "neighbourhood", "title"}
    }
    rules |= {name: rules[name].isoformat() for name in ("opens_at", "closes_at")}
    for name in ("age_on", "record_date"):
        rules[name] = rules[name].isoformat() if rules[name] else None
    return {**rules, "ballot": budget_round.ballot_id, "areas": budget_round.ballot.strata}
