"""The page where a voter checks the choices, shows who they are and casts: what stands on it, and how it is drawn."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from ballots import points
from ballots.forms.proof import EmailedForm, LetterForm
from ballots.models import Ballot
from ballots.sealed_choices import SealedChoices, seal
from budgets import choosing, marked, reviewing
from budgets.choosing import Listed, Wish
from budgets.forms.proof import DetailsForm
from budgets.models import BudgetRound
from budgets.parts import parts, pots_for
from budgets.tray import tray

POSTED, EMAILED = "posted-code", "emailed-code"
DETAILS_ID = "details_%s"


@dataclass
class Desk:
    """The sealed choices and whichever forms are on the page; `problem` belongs to none of them.

    `by_email`: of two ways, the page opens the one with details.
    """

    sealed: SealedChoices
    letter: LetterForm | None = None
    emailed: EmailedForm | None = None
    details: DetailsForm | None = None
    by_email: bool = False
    problem: str = ""

    @property
    def problems(self) -> list[dict[str, str]]:
        return [{"text": self.problem, "target": ""}] if self.problem else []


def fresh_desk(budget_round: BudgetRound, sealed: SealedChoices, *, by_email: bool = False) -> Desk:
    """Both ways to show who one is, as far as the round accepts them; the letter first."""
    accepted = budget_round.ballot.accepted_proofs
    return Desk(
        sealed,
        letter=LetterForm() if POSTED in accepted else None,
        details=_details(budget_round, sealed) if EMAILED in accepted else None,
        by_email=by_email,
    )


def desk_of(
    budget_round: BudgetRound,
    sealed: SealedChoices,
    *,
    letter: LetterForm | None = None,
    emailed: EmailedForm | None = None,
) -> Desk:
    """The desk of somebody in the middle of proving: with a code sent, that is all there is to type."""
    if sealed.extra.get("email") and letter is None:
        return Desk(sealed, emailed=emailed or emailed_form(sealed))
    desk = fresh_desk(budget_round, sealed)
    desk.letter = letter or desk.letter
    return desk


def _details(budget_round: BudgetRound, sealed: SealedChoices) -> DetailsForm:
    known: dict[str, Any] = {**sealed.extra, "born": _born(sealed)}
    return DetailsForm(ballot=budget_round.ballot, initial=known, auto_id=DETAILS_ID)


def _born(sealed: SealedChoices) -> date | None:
    text = sealed.extra.get("born")
    return date.fromisoformat(text) if text else None


def emailed_form(sealed: SealedChoices, typed: QueryDict | None = None) -> EmailedForm:
    return EmailedForm(typed, sent_to=_sent_to(sealed))


def _sent_to(sealed: SealedChoices) -> str:
    return _(
        "6 numbers. We sent it to %(email)s. It works until %(until)s, and you can ask for a new one at any time."
    ) % {"email": sealed.extra["email"], "until": sealed.extra["until"]}


def _by_pot(ballot: Ballot, chosen: list[Listed], wish: Wish, area: str) -> dict[str, Any]:
    """What was chosen, pot by pot, and the names of the pots of which nothing was."""
    found = parts(ballot, pots_for(ballot, area or None), chosen, wish)
    return {
        "parts": [part for part in found if part.chosen],
        "left_out": [part.title for part in found if part.pot and not part.chosen],
    }


def page(
    request: HttpRequest,
    budget_round: BudgetRound,
    desk: Desk,
    projects: Collection[Listed] | None = None,
) -> HttpResponse:
    """The page with what is on the desk. `projects` spares reading them again."""
    sealed, ballot = desk.sealed, budget_round.ballot
    projects = projects or choosing.projects_of(budget_round, sealed.extra.get("language", ""))
    chosen = choosing.chosen(projects, points.named(ballot, sealed.marks))
    wish = marked.wish_of(ballot, sealed.marks, sealed.extra.get("language", ""))
    context = {
        "budget_round": budget_round,
        "ballot": ballot,
        "desk": desk,
        "chosen": chosen,
        "given": reviewing.lines(ballot, chosen, sealed.marks),
        "tray": tray(ballot, chosen, wish),
        **_by_pot(ballot, chosen, wish, sealed.extra.get("area", "")),
        "sealed": seal(ballot.pk, sealed.marks, sealed.form_token, sealed.extra),
        "born": _born(sealed),
    }
    return render(request, "voting/check.html", context)
