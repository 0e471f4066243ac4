"""The questions of appraisals: the council's list, of which each round has a copy that its officers edit."""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budgets.errors import RoundError
from budgets.models import BudgetRound
from look.reading import plain
from members.models import Person
from proposals.models import Question, QuestionKind
from record import entries

Lists = Mapping[str, Sequence[str]]
_LONGEST = 240
# What a council begins with that has no list of its own yet.
FIRST: dict[str, list[object]] = {
    QuestionKind.FEASIBILITY: [
        gettext_lazy("Does the council own the land, or does its owner agree?"),
        gettext_lazy("Is it allowed: planning, highways, licences, listed buildings?"),
        gettext_lazy("Can it be done within a year of the decision?"),
        gettext_lazy("Is there somebody to run and look after it?"),
        gettext_lazy("Is it something the council may spend this money on?"),
    ],
    QuestionKind.EQUALITY: [
        gettext_lazy("Can people who use wheelchairs, or do not see or hear well, use it?"),
        gettext_lazy("Is it open to every group that the Equality Act 2010 protects?"),
    ],
    QuestionKind.CARBON: [
        gettext_lazy("Does it lower emissions, or at least not add to them?"),
        gettext_lazy("Does it make the place better able to bear heat and heavy rain?"),
    ],
}


def of_round(budget_round: BudgetRound) -> list[Question]:
    """The round's own list; until it is edited, or a case is taken, a copy of the council's is made here."""
    mine = Question.objects.filter(round=budget_round)
    return list(mine) or _copied(budget_round)


@transaction.atomic
def change(*, budget_round: BudgetRound, by: Person, lists: Lists) -> list[Question]:
    """The round's list as its officers want it. Raises RoundError for one that was answered and would be lost."""
    BudgetRound.objects.select_for_update(no_key=True).get(pk=budget_round.pk)
    kept = _keep(budget_round, lists)
    entries.write(
        actor=by.as_actor("officer"),
        action="proposals.questions-changed",
        subject=budget_round.as_subject(),
        payload={"how_many": len(kept)},
    )
    return kept


@transaction.atomic
def keep_for_council(*, budget_round: BudgetRound, by: Person, lists: Lists) -> None:
    """Rounds to come begin with this list."""
    _keep(None, lists)
    entries.write(
        actor=by.as_actor("officer"),
        action="proposals.questions-kept",
        subject=budget_round.as_subject(),
    )


def _keep(budget_round: BudgetRound | None, lists: Lists) -> list[Question]:
    wanted = [
        (kind, said)
        for kind in QuestionKind
        for text in lists.get(kind, ())
        if (said := plain(text))
    ]
    if not wanted:
        raise RoundError(_("Keep at least one question."))
    if any(len(text) > _LONGEST for _kind, text in wanted):
        raise RoundError(_("A question has at most %(most)d characters.") % {"most": _LONGEST})
    if len(set(wanted)) < len(wanted):
        raise RoundError(_("The same question is there twice."))
    known = {(one.kind, one.text): one for one in Question.objects.filter(round=budget_round)}
    _remove([one for key, one in known.items() if key not in wanted])
    _check_every_kind({kind for kind, _text in wanted})
    return [
        _placed(budget_round, known.get((kind, text)), kind, text, place)
        for place, (kind, text) in enumerate(wanted, 1)
    ]


def _check_every_kind(kept: Collection[str]) -> None:
    """Equality and carbon are asked in every appraisal; in which words, a round decides."""
    for kind in QuestionKind:
        if kind not in kept:
            raise RoundError(
                _("Keep at least one question under “%(kind)s”.") % {"kind": kind.label}
            )


def _remove(gone: list[Question]) -> None:
    for question in gone:
        if question.answers.exists():
            raise RoundError(
                _("“%(text)s” was answered in a case already: keep it as it is.")
                % {"text": question.text}
            )
        question.delete()


def _placed(
    budget_round: BudgetRound | None, known: Question | None, kind: str, text: str, place: int
) -> Question:
    question = known or Question(round=budget_round, kind=kind, text=text)
    question.position = place
    question.save()
    return question


@transaction.atomic
def _copied(budget_round: BudgetRound) -> list[Question]:
    BudgetRound.objects.select_for_update(no_key=True).get(pk=budget_round.pk)
    if mine := list(Question.objects.filter(round=budget_round)):
        return mine
    councils = list(Question.objects.filter(round=None).values_list("kind", "text"))
    first = [(kind, str(text)) for kind, texts in FIRST.items() for text in texts]
    return Question.objects.bulk_create(
        Question(round=budget_round, kind=kind, text=text, position=place)
        for place, (kind, text) in enumerate(councils or first, 1)
    )
