"""Asking residents what changed, and keeping what they say."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from budgets.errors import RoundError
from budgets.life.taking_part import hold_open
from budgets.models import BudgetRound, Phase
from delivery.errors import DeliveryError
from delivery.models import ProblemState, Question, Response, Score
from members.models import Person
from members.seals import keyed
from record import entries


def first_questions() -> list[str]:
    """What a round asks until an officer changes it."""
    return [
        _("Is your neighbourhood better for what was built?"),
        _("Were the projects what residents had chosen?"),
        _("Could people like you take part?"),
        _("Would you take part again?"),
    ]


@transaction.atomic
def ask(*, budget_round: BudgetRound, by: Person, questions: Sequence[str]) -> None:
    """Set the questions of a round, in order; until the first answer they may change. Raises DeliveryError."""
    locked = BudgetRound.objects.select_for_update().get(pk=budget_round.pk)
    wanted = [one.strip() for one in questions if one.strip()]
    if not wanted:
        raise DeliveryError(_("Ask at least one question."), "questions")
    if locked.responses.exists():
        raise DeliveryError(_("People have answered: the questions stay as they read them."))
    locked.questions.all().delete()
    Question.objects.bulk_create(
        Question(round=locked, position=place, words=one) for place, one in enumerate(wanted, 1)
    )
    _record(locked, by, "delivery.questions-set", questions=wanted)


@transaction.atomic
def answer(
    *,
    budget_round: BudgetRound,
    scores: Mapping[int, int],
    words: str = "",
    person: Person | None = None,
) -> Response:
    """Keep one resident's answers, by the question's id; those of a proven address count once. Raises DeliveryError."""
    try:
        life = hold_open(budget_round, Phase.EVALUATION)
    except RoundError as shut:
        raise DeliveryError(shut.message) from shut
    if not scores:
        raise DeliveryError(_("Answer at least one question."))
    made = _once(budget_round, words.strip(), person, timezone.localdate(life.now))
    Score.objects.bulk_create(
        Score(response=made, question_id=pk, score=score) for pk, score in scores.items()
    )
    return made


@transaction.atomic
def read_words(*, response: Response, by: Person, show: bool) -> None:
    """Show somebody's words, or leave them out. Raises DeliveryError where that was decided."""
    row = (
        Response.objects.select_for_update(of=("self",)).select_related("round").get(pk=response.pk)
    )
    state = ProblemState.SHOWN if show else ProblemState.HIDDEN
    if row.words_state in {state, ProblemState.HIDDEN}:
        raise DeliveryError(_("These words were read already."))
    row.words_state = state
    row.save(update_fields=["words_state"])
    _record(row.round, by, f"delivery.words-{state}")


def _once(budget_round: BudgetRound, words: str, person: Person | None, day: date) -> Response:
    key = keyed("evaluation", f"{budget_round.pk}|{person.email.lower()}") if person else None
    try:
        with transaction.atomic():
            return Response.objects.create(round=budget_round, key=key, words=words, made_on=day)
    except IntegrityError as twice:
        raise DeliveryError(
            _("You have answered already. Each address counts once, and what you said is kept.")
        ) from twice


def _record(budget_round: BudgetRound, by: Person, action: str, **facts: object) -> None:
    entries.write(
        actor=by.as_actor("officer"),
        action=action,
        subject=budget_round.as_subject(),
        payload=facts,
    )
