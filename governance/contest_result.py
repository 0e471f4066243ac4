"""The declared count of a contest, read in the same few statements whatever its size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from ballots.models import Ballot, Count, Declaration
from ballots.publishing import Publishable, publishable
from governance.models import Contest
from record.models import RecordEntry

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Stage:
    """One stage of the count. Candidates are numbers on the ballot, as text; votes are exact, to five decimals.

    `given` says what each candidate, or nobody (None), got from `of` in it.
    """

    number: int
    event: str
    of: str | None
    votes: Mapping[str, Decimal]
    given: Mapping[str | None, Decimal]
    elected: Sequence[str]
    without_quota: Sequence[str]
    excluded: str | None
    exhausted: Decimal
    rounding: Decimal

    @property
    def non_transferable(self) -> Decimal:
        return self.exhausted + self.rounding


@dataclass(frozen=True)
class Line:
    """One candidate's way through the count: the stages in which they were elected or taken out, if any."""

    number: str
    name: str
    elected_at: int | None
    out_at: int | None

    def stands_at(self, stage: int) -> bool:
        """Whether their votes are still theirs at the end of a stage."""
        return self.out_at is None or stage <= self.out_at


@dataclass(frozen=True)
class ContestResult:
    """What was declared."""

    contest: Contest
    ballot: Ballot
    declaration: Declaration
    count: Count
    names: Mapping[str, str]
    withdrawn: Sequence[tuple[str, str]]
    publishable: Publishable
    entries: Mapping[str, RecordEntry]

    @property
    def outcome(self) -> Mapping[str, Any]:
        outcome: Mapping[str, Any] = self.count.outcome
        return outcome

    @property
    def quota(self) -> int:
        return int(self.outcome["quota"])

    @property
    def elected(self) -> list[str]:
        """The names, in order of election."""
        return [self.names[number] for number in self.outcome["elected"]]

    @cached_property
    def stages(self) -> list[Stage]:
        return [_stage(facts) for facts in self.outcome["stages"]]

    @cached_property
    def lines(self) -> list[Line]:
        """The elected in their order, then the others, who lasted longest first."""
        elected = {number: stage.number for stage in self.stages for number in stage.elected}
        out = {stage.excluded: stage.number for stage in self.stages if stage.excluded}
        last = self.stages[-1]
        order = list(self.outcome["elected"])
        others = [number for number in last.votes if number not in elected]
        others.sort(key=lambda one: (-out.get(one, len(self.stages) + 1), -last.votes[one], one))
        return [
            Line(one, self.names[one], elected.get(one), out.get(one)) for one in [*order, *others]
        ]


def read(contest: Contest) -> ContestResult:
    """The result of a contest whose ballot was declared.

    Raises Declaration.DoesNotExist for any other: a count is nobody's to see before.
    """
    ballot = contest.ballot
    if ballot is None:
        raise Declaration.DoesNotExist
    declaration = ballot.declaration
    options = list(ballot.options.all())
    return ContestResult(
        contest=contest,
        ballot=ballot,
        declaration=declaration,
        count=ballot.counts.get(main=True),
        names={str(one.number): one.title for one in options},
        withdrawn=[(one.title, one.withdrawn_reason) for one in options if one.withdrawn_at],
        publishable=publishable(ballot),
        entries=_entries(ballot),
    )


def _entries(ballot: Ballot) -> dict[str, RecordEntry]:
    """The ballot's entries in the public record by their action, the last of each."""
    about = ballot.as_subject()
    found = RecordEntry.objects.filter(subject_kind=about.kind, subject_id=about.id)
    return {entry.action: entry for entry in found.order_by("sequence")}


def _stage(facts: Mapping[str, Any]) -> Stage:
    given: dict[str | None, Decimal] = {}
    for transfer in facts["transfers"]:
        given[transfer["to"]] = given.get(transfer["to"], NOTHING) + Decimal(transfer["votes"])
    return Stage(
        number=facts["stage"],
        event=facts["event"],
        of=facts["of"],
        votes={number: Decimal(votes) for number, votes in facts["votes"].items()},
        given=given,
        elected=facts["elected"],
        without_quota=facts["without_quota"],
        excluded=facts["excluded"],
        exhausted=Decimal(facts["exhausted"]),
        rounding=Decimal(facts["rounding"]),
    )
