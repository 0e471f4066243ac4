"""What residents answered, in numbers that name nobody."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from ballots.turnout import hide_small
from budgets.models import BudgetRound
from delivery.models import Question, Score
from look.tables import Column, Table
from statute import parameters

_SCALE = (5, 4, 3, 2, 1)


@dataclass(frozen=True)
class Heard:
    """All answers to a round's questions. `enough` says that they are so many that none stands out."""

    people: int
    proven: int
    floor: int
    # Each question with its average in hundredths, and the average as written.
    averages: list[tuple[str, int, str]]
    table: Table
    numbers: "list[Numbers]"

    @property
    def enough(self) -> bool:
        return self.people >= self.floor


@dataclass(frozen=True)
class Numbers:
    """One question's answers: None for what is too few to show."""

    words: str
    people: int | None
    mean: float | None
    # How many gave each score, from 5 to 1.
    given: dict[int, int | None]


def heard(budget_round: BudgetRound, questions: Sequence[Question]) -> Heard:
    """Four statements."""
    responses = budget_round.responses
    people, proven = responses.count(), responses.exclude(key=None).count()
    floor = int(parameters.value("small-cell"))
    counts = _counts(budget_round)
    shown = [one for one in questions if sum(counts[one.pk].values()) >= floor]
    return Heard(
        people,
        proven,
        floor,
        [(one.words, round(100 * _mean(counts[one.pk])), _said(counts[one.pk])) for one in shown],
        _table(questions, counts, floor),
        [_numbers(one, counts[one.pk], floor) for one in questions],
    )


def _numbers(question: Question, counts: Counter[int], floor: int) -> Numbers:
    people = sum(counts.values())
    if people < floor:
        return Numbers(question.words, None, None, dict.fromkeys(_SCALE))
    hidden = _hidden(counts, floor)
    given = {score: hidden.get(str(score), 0) for score in _SCALE}
    return Numbers(question.words, people, round(_mean(counts), 2), given)


def _hidden(counts: Counter[int], floor: int) -> dict[str, int | None]:
    given = {str(score): counts[score] for score in _SCALE if counts[score]}
    return hide_small(given.items(), floor)


def _counts(budget_round: BudgetRound) -> dict[int, Counter[int]]:
    rows = Score.objects.filter(response__round=budget_round).order_by()
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for pk, score, people in rows.values_list("question", "score").annotate(people=Count("pk")):
        found[pk][score] = people
    return found


def _mean(counts: Counter[int]) -> float:
    return sum(score * people for score, people in counts.items()) / sum(counts.values())


def _said(counts: Counter[int]) -> str:
    return _("%(mean).1f of 5") % {"mean": _mean(counts)}


def _table(questions: Sequence[Question], counts: dict[int, Counter[int]], floor: int) -> Table:
    heads = [_("5, very much"), "4", "3", "2", _("1, not at all")]
    return Table(
        caption=_("How many people gave each answer"),
        stack=False,
        columns=[
            Column(_("Question")),
            Column(_("People"), numeric=True),
            *(Column(one, numeric=True) for one in heads),
        ],
        rows=[[one.words, *_row(counts[one.pk], floor)] for one in questions],
    )


def _row(counts: Counter[int], floor: int) -> list[str]:
    people = sum(counts.values())
    return [_cell(people if people >= floor else None), *_cells(counts, floor)]


def _cells(counts: Counter[int], floor: int) -> list[str]:
    """Small numbers are left out, and so is whatever would betray them."""
    if sum(counts.values()) < floor:
        return [_("too few to show")] * len(_SCALE)
    hidden = _hidden(counts, floor)
    return [_cell(hidden.get(str(score), 0)) for score in _SCALE]


def _cell(people: int | None) -> str:
    return _("few") if people is None else f"{people:,}"
