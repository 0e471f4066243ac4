"""A real participatory-budgeting election, from its Pabulib file, lived through here.

Every vote goes through the casting function with a posted code of its own, so that an import tries the whole
house: roll, box, parting, count. The round is a demonstration and says so; nobody's name is in such a file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from ballots import points
from ballots.casting import PostedCode, cast, form_token
from ballots.closing import end_early
from ballots.codes import code_key, new_code
from ballots.models import Ballot, RollEntry
from ballots.opening import open_ballot
from ballots.scheduling import cancel, schedule
from ballots.tasks import reconcile_and_count
from budgets.errors import RoundError
from budgets.facts import ProjectFacts, RoundFacts
from budgets.making import make_round
from budgets.models import BudgetRound
from budgets.projects import add_projects
from members.models import Person
from places.models import Ward
from record.entries import SYSTEM
from statute import clock

if TYPE_CHECKING:
    from ballots.counting.pabulib import Pabulib

Progress = Callable[[int, int], None]
ENTRIES_AT_A_TIME = 2000
TITLE_LENGTH = 140
PENCE = 100
KINDS = {
    "approval": "approval",
    "choose-1": "single",
    "cumulative": "points",
    "ordinal": "order",
}
# The rules a file may declare, as settings of a ballot.
RULES: dict[str, dict[str, object]] = {
    "greedy": {"rule": "greedy"},
    "greedy-threshold": {"rule": "greedy"},
    "greedy-no-skip": {"rule": "greedy", "stop_at_first": True},
    "equalshares": {"rule": "equal-shares"},
    "equalshares/add1": {"rule": "equal-shares", "completion": "add1"},
}


@dataclass(frozen=True)
class Imported:
    """A counted round, how many votes were cast, how many blank papers the file held, and each project's number."""

    budget_round: BudgetRound
    votes: int
    blank: int
    number_of: dict[str, int]


def import_round(
    *, file: "Pabulib", name: str, ward: Ward | None, by: Person, progress: Progress
) -> Imported:
    """Make, open, vote, close and count the round of a file. Raises RoundError where the file asks for what is not built.

    `progress` is told votes cast and votes in all. Broken off, the round is cancelled and its papers are destroyed.
    """
    budget_round, number_of, papers = _make(file, name, ward, by)
    ballot = budget_round.ballot
    try:
        _vote(ballot, papers, by, progress)
    except BaseException:
        cancel(ballot, by, _("The import of the file was broken off."))
        raise
    reconcile_and_count(ballot.pk, SYSTEM.role, SYSTEM.id)
    ballot.refresh_from_db()
    return Imported(budget_round, len(papers), file.election.voters - len(papers), number_of)


def _vote(ballot: Ballot, papers: list[list[int]], by: Person, progress: Progress) -> None:
    schedule(ballot, by)
    open_ballot(ballot.pk)
    ballot.refresh_from_db()
    _cast_all(ballot, papers, progress)
    end_early(ballot.pk, SYSTEM, _("All votes of the imported file have been cast."))


@transaction.atomic
def _make(
    file: "Pabulib", name: str, ward: Ward | None, by: Person
) -> tuple[BudgetRound, dict[str, int], list[list[int]]]:
    budget_round = make_round(by=by, facts=_facts(file, name, ward))
    # Numbered as their ids sort as text, which is how the files' own tie rule reads them.
    rows = sorted(
        zip(file.projects, file.election.costs.tolist(), strict=True),
        key=lambda row: row[0]["project_id"],
    )
    add_projects(
        budget_round=budget_round, by=by, several=[_project(row, cost) for row, cost in rows]
    )
    number_of = {row["project_id"]: number for number, (row, _cost) in enumerate(rows, 1)}
    papers = [marks for marks in _papers(file, number_of) if marks]
    return budget_round, number_of, papers


def _facts(file: "Pabulib", name: str, ward: Ward | None) -> RoundFacts:
    meta, election = file.meta, file.election
    if meta.rule not in RULES:
        raise RoundError(
            _("The rule “%(rule)s” of the file is not one that a ballot here can have.")
            % {"rule": meta.rule}
        )
    if election.unit != PENCE:
        raise RoundError(_("The file has amounts finer than a hundredth of its currency."))
    if ward is None and not Ward.objects.exists():
        raise RoundError(_("There is no ward yet to hold a vote in. Import the boundaries first."))
    now = clock.now()
    return RoundFacts(
        title=name,
        question=_("What should %(place)s spend its money on?")
        % {"place": meta.values.get("district") or name},
        summary=_("Imported from a published file of a real vote. Amounts are in %(currency)s.")
        % {"currency": meta.currency},
        pot_pence=election.budget,
        opens_at=now - timedelta(minutes=1),
        closes_at=now + timedelta(days=30),
        ward=ward,
        **_method(file),  # type: ignore[arg-type]
        threshold=meta.threshold or None,
        roll_kind="frozen",
        accepted_proofs=("posted-code",),
        legal_basis=_("None: an import for demonstration and testing."),
        privacy_notice=_("The file names nobody."),
        contact_name=_("Participation team"),
        contact_phone="020 7946 0155",
        contact_email="participation@example.org",
        demonstration=True,
        **RULES[meta.rule],  # type: ignore[arg-type]
    )


def _method(file: "Pabulib") -> dict[str, object]:
    """The way to choose with its limits: those of the file, or what its papers come to where they are wider."""
    kind, limits = KINDS[file.meta.vote_type], file.meta.values
    if kind == "single":
        return {"kind": kind}
    if kind == "points":
        most = int(file.election.totals().max(initial=1))
        return {"kind": kind, "points_total": max(most, _number(limits.get("max_sum_points")))}
    if kind == "order":
        return {"kind": kind, "max_choices": _best(file)}
    return {"kind": kind, "max_choices": max(1, _longest(file))}


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _longest(file: "Pabulib") -> int:
    lengths = file.election.indptr[1:] - file.election.indptr[:-1]
    return int(lengths.max(initial=1))


def _best(file: "Pabulib") -> int:
    """What a first place is worth in the file."""
    given = file.election.points
    return int(given.max(initial=1)) if given is not None else 1


def _project(row: dict[str, str], cost: int) -> ProjectFacts:
    title = " ".join((row.get("name") or row["project_id"]).split())
    suffix = f" ({row['project_id']})"
    return ProjectFacts(
        title=title[: TITLE_LENGTH - len(suffix)] + suffix,
        cost_pence=cost,
        summary=title[:240],
        category=(row.get("category") or "").split(",")[0][:40],
        latitude=_degrees(row.get("latitude")),
        longitude=_degrees(row.get("longitude")),
    )


def _degrees(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _papers(file: "Pabulib", number_of: dict[str, int]) -> Iterator[list[int]]:
    """The marks of each voter of the file. Raises RoundError for points that are not those of any order."""
    election, kind = file.election, KINDS[file.meta.vote_type]
    numbers = [number_of[name] for name in election.ids]
    best = _best(file)
    for profile, weight in enumerate(election.weights.tolist()):
        part = slice(election.indptr[profile], election.indptr[profile + 1])
        named = [numbers[option] for option in election.indices[part].tolist()]
        if election.points is not None:
            given = dict(zip(named, election.points[part].tolist(), strict=True))
            named = _ordered(given, best) if kind == "order" else _pointed(given)
        for _voter in range(weight):
            yield named


def _pointed(given: dict[int, int]) -> list[int]:
    return list(points.flat({number: some for number, some in given.items() if some}))


def _ordered(given: dict[int, int], best: int) -> list[int]:
    order = sorted(given, key=lambda number: -given[number])
    if points.by_place(order, best) != given:
        raise RoundError(
            _(
                "An order of the file has other points than %(best)d for the 1st place, then one fewer."
            )
            % {"best": best}
        )
    return order


def _cast_all(ballot: Ballot, papers: list[list[int]], progress: Progress) -> None:
    for start in range(0, len(papers), ENTRIES_AT_A_TIME):
        batch = papers[start : start + ENTRIES_AT_A_TIME]
        codes = _enrol(ballot, start, len(batch))
        for place, (code, marks) in enumerate(zip(codes, batch, strict=True), start + 1):
            cast(ballot=ballot, voter=PostedCode(code), marks=marks, form_token=form_token())
            progress(place, len(papers))


def _enrol(ballot: Ballot, start: int, count: int) -> list[str]:
    """Entries for voters of the file, who have no name, each with a posted code."""
    codes = [new_code() for _ in range(count)]
    RollEntry.objects.bulk_create(
        RollEntry(
            ballot=ballot,
            name=_("Voter %(number)d of the file") % {"number": start + place},
            stratum=ballot.strata[0],
            code_key=code_key(ballot.pk, code),
        )
        for place, code in enumerate(codes, 1)
    )
    return codes
