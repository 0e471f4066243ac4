"""A small invented vote, counted by a round's own rule with the program that counts the real one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ballots import points
from ballots.counting import rules
from ballots.counting.election import Election
from ballots.counting.rules import Rule
from ballots.models import POINT_KINDS, Ballot, Kind
from budgets.explaining import explain
from look.tables import Column, Table
from look.words import pounds

POT = 100_000
COSTS = (60_000, 45_000, 30_000)
SWINGS, BENCHES, MURAL = 1, 2, 3
# What each of ten neighbours wants, the most wanted first.
_WANTED = {(SWINGS, BENCHES): 5, (BENCHES, SWINGS): 3, (MURAL, SWINGS): 2}
# The same where they tick what they like: six, five and four ticks.
_TICKED = {(SWINGS,): 4, (SWINGS, BENCHES): 2, (BENCHES,): 1, (BENCHES, MURAL): 2, (MURAL,): 2}
_ONE_EACH = {(SWINGS,): 6, (BENCHES,): 3, (MURAL,): 1}


@dataclass(frozen=True)
class Settings:
    """What of a ballot its example depends on."""

    kind: str
    rule: str
    completion: str
    stop: bool
    percent: int
    tie_rule: str
    places: int
    total: int
    most: int


def worked_example(ballot: Ballot) -> Table:
    """Three projects, ten voters and £1,000: what each project got, and what the rule makes of it."""
    sharing = ballot.rule == "equal-shares"
    total = ballot.points_total or 0
    settings = Settings(
        kind=ballot.kind,
        rule=ballot.rule,
        completion=ballot.completion if sharing else "none",
        stop=ballot.stop_at_first and not sharing,
        percent=ballot.threshold_percent or 0,
        tie_rule=ballot.tie_rule,
        places=ballot.max_choices or 0,
        total=total,
        most=ballot.most_points or total,
    )
    return _counted(settings, get_language() or "")


@lru_cache(maxsize=256)
def _counted(settings: Settings, _language: str) -> Table:
    outcome = rules.count(_election(settings), _rule(settings))
    by_points, by_cost = settings.kind in POINT_KINDS, settings.rule == "greedy-per-cost"
    order = sorted(outcome.explanation, key=lambda name: -outcome.explanation[name]["score"])
    return Table(
        caption=_caption(settings),
        caption_size="s",
        columns=[
            Column(_("Project")),
            Column(_("Cost"), numeric=True),
            Column(_("Points") if by_points else _("Votes"), numeric=True),
            *([Column(_for_each_pound(by_points), numeric=True)] if by_cost else []),
            Column(_("What happens")),
        ],
        rows=[_row(name, outcome.explanation[name], by_cost=by_cost) for name in order],
    )


def _caption(settings: Settings) -> str:
    values = {"pot": pounds(POT), "share": pounds(POT // 10)}
    if settings.rule == "equal-shares":
        return (
            _("Example: 10 people vote on %(pot)s, so that each share begins at %(share)s") % values
        )
    return _("Example: 10 people vote on %(pot)s") % values


def _for_each_pound(by_points: bool) -> str:
    hundred = {"hundred": pounds(10_000)}
    return (
        _("Points for each %(hundred)s") if by_points else _("Votes for each %(hundred)s")
    ) % hundred


def _row(name: str, facts: Mapping[str, object], *, by_cost: bool) -> list[object]:
    score, cost = int(str(facts["score"])), int(str(facts["cost"]))
    reason = explain(facts, _titles())
    return [
        _titles()[name],
        pounds(cost),
        score,
        *([f"{score * 10_000 / cost:.2f}"] if by_cost else []),
        " ".join(
            part
            for part in (
                _("Wins.") if facts["result"] == "won" else _("Does not win."),
                reason.sentence,
                reason.needed and f"{reason.needed}.",
            )
            if part
        ),
    ]


def _titles() -> dict[str, str]:
    return {str(SWINGS): _("Swings"), str(BENCHES): _("Benches"), str(MURAL): _("Mural")}


def _rule(settings: Settings) -> Rule:
    return Rule(
        rule=settings.rule,
        completion=settings.completion,
        stop_at_first_that_does_not_fit=settings.stop,
        threshold_percent=settings.percent,
        tie_rule=settings.tie_rule,
    )


def _election(settings: Settings) -> Election:
    ids = [str(number) for number in (SWINGS, BENCHES, MURAL)]
    if settings.kind not in POINT_KINDS:
        return Election.from_tally(ids, COSTS, POT, _choices(settings))
    tally: Counter[tuple[tuple[int, ...], tuple[int, ...]]] = Counter()
    for wanted, voters in _WANTED.items():
        given = {number: n for number, n in sorted(_given(settings, wanted).items()) if n}
        tally[tuple(number - 1 for number in given), tuple(given.values())] += voters
    return Election.from_scores(ids, COSTS, POT, tally)


def _choices(settings: Settings) -> dict[tuple[int, ...], int]:
    one_each = settings.kind == Kind.SINGLE or settings.places == 1
    papers = _ONE_EACH if one_each else _TICKED
    return {tuple(number - 1 for number in paper): voters for paper, voters in papers.items()}


def _given(settings: Settings, wanted: tuple[int, ...]) -> dict[int, int]:
    """Of points two thirds go to what somebody wants most, as far as they may, and the rest to the next."""
    if settings.kind == Kind.ORDER:
        return points.by_place(wanted[: settings.places], settings.places)
    first = min(settings.most, -(-2 * settings.total // 3))
    return dict(zip(wanted, (first, min(settings.most, settings.total - first)), strict=True))


def what_a_voter_gives(ballot: Ballot) -> str:
    """How a paper becomes points, before the rule is told: a sentence, or nothing where papers give none."""
    if ballot.kind == Kind.POINTS:
        return _("The points that people give are added up.")
    if ballot.kind == Kind.ORDER:
        most = ballot.max_choices or 1
        return ngettext(
            "Your 1st choice gets %(most)d point.",
            "Your 1st choice gets %(most)d points, the next one fewer, and on down to 1.",
            most,
        ) % {"most": most}
    return ""
