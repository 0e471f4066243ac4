"""Making the ballot of an election or of a resolution; rounds on money make their own (`budgets.making`)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db import transaction

from ballots.acting import acting
from ballots.answers import Answer
from ballots.counting.resolutions import ResolutionRule
from ballots.models import Ballot, CountingRule, Kind, Option, Roll, RollKind, TieRule
from ballots.tallies.ranking import LOT
from members.models import Person
from record import entries
from statute import parameters


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What every vote of members says. Moments are aware; `minimum_age` in years is reached on `age_on`."""

    question: str
    opens_at: datetime
    closes_at: datetime
    record_date: date
    minimum_age: int = 16
    age_on: date | None = None  # the record date, if nothing else is said
    accepted_proofs: tuple[str, ...] = ("sign-in", "posted-code")
    translations: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class BlockTerms:
    """One class in a resolution: its share of the result, and the most it may be of it (1/10 for ten per cent).

    `value` is the rateable value in whole pounds of each voter, for a dual majority.
    """

    code: str
    name: str
    weight: Fraction | None = None
    cap: Fraction | None = None
    value: int = 0

    def as_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "name": self.name,
            "weight": _text(self.weight),
            "cap": _text(self.cap),
            "value": self.value,
        }


@transaction.atomic
def draft_election(
    terms: Terms,
    *,
    candidates: Sequence[str],
    seats: int,
    strata: Sequence[str],
    by: Person | entries.Actor,
    most_ranked: int | None = None,
) -> Ballot:
    """A draft that ranks `candidates`, in their order on the paper, for `seats`; its roll is empty.

    `most_ranked` cuts long rankings short, by which a voter could be known once papers are published.
    """
    ballot = _make(
        terms,
        kind=Kind.RANKING,
        rule=CountingRule.SCOTTISH_STV,
        tie_rule=TieRule.STAGES_LOT,
        seats=seats,
        max_choices=most_ranked,
        strata=list(strata),
        rule_parameters={"lot": LOT},
    )
    _offer(ballot, candidates)
    _record(ballot, by, {"candidates": list(candidates), "seats": seats})
    return ballot


@transaction.atomic
def draft_resolution(
    terms: Terms,
    *,
    rule: ResolutionRule,
    blocks: Sequence[BlockTerms],
    by: Person | entries.Actor,
) -> Ballot:
    """A draft that is answered for, against or abstain, decided class by class; its roll is empty."""
    decided = {"rule": rule.as_dict(), "blocks": [block.as_dict() for block in blocks]}
    ballot = _make(
        terms,
        kind=Kind.RESOLUTION,
        rule=CountingRule.RESOLUTION,
        tie_rule=TieRule.NONE,
        strata=[block.code for block in blocks],
        rule_parameters=decided,
    )
    _offer(ballot, [str(answer.label) for answer in Answer])
    _record(ballot, by, decided)
    return ballot


def _make(terms: Terms, **values: Any) -> Ballot:
    ballot = Ballot.objects.create(
        question=terms.question,
        translations=terms.translations,
        opens_at=terms.opens_at,
        closes_at=terms.closes_at,
        who_may_vote=["member"],
        minimum_age=terms.minimum_age,
        age_on=terms.age_on or terms.record_date,
        accepted_proofs=list(terms.accepted_proofs),
        publishing_floor=int(parameters.value("publishing-floor")),
        **values,
    )
    Roll.objects.create(ballot=ballot, kind=RollKind.FROZEN, record_date=terms.record_date)
    return ballot


def _offer(ballot: Ballot, titles: Sequence[str]) -> None:
    Option.objects.bulk_create(
        Option(ballot=ballot, number=number, title=title)
        for number, title in enumerate(titles, start=1)
    )


def _record(ballot: Ballot, by: Person | entries.Actor, facts: dict[str, Any]) -> None:
    entries.write(
        actor=acting(by), action="ballots.drafted", subject=ballot.as_subject(), payload=facts
    )


def _text(fraction: Fraction | None) -> str | None:
    return None if fraction is None else str(fraction)
