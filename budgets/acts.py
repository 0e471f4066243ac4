"""The moves an officer can press on a round: when each is possible, what it says, what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots import declaring, opening, scheduling
from ballots.forms.acts import ExtendForm, NothingToSay, ReasonForm
from ballots.models import BallotState as S
from budgets.forms.phases import ClosingWordsForm
from budgets.life.publishing import close_round, publish
from budgets.models import BEFORE_THE_BALLOT, BudgetRound
from budgets.policies import Powers
from budgets.running import open_now, schedule_round
from members.models import Person

Answers = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """One move. `states` are those it is offered in; the verb itself decides, and may still refuse."""

    slug: str
    title: str | Promise
    button: str | Promise
    explanation: str | Promise
    only: str | Promise
    done: str | Promise
    states: frozenset[str]
    do: Callable[[BudgetRound, Person, Answers], object]
    form: type[forms.Form] = NothingToSay
    also: Callable[[BudgetRound], bool] = lambda _round: True
    warns: bool = False
    by_declarer: bool = False

    def allowed(self, powers: Powers) -> bool:
        return powers.declare if self.by_declarer else powers.manage

    def possible(self, budget_round: BudgetRound) -> bool:
        return budget_round.ballot.state in self.states and self.also(budget_round)

    def refusal(self, budget_round: BudgetRound) -> str:
        """Why it cannot be done now."""
        state = S(budget_round.ballot.state).label
        return _("This round is “%(state)s”. %(only)s") % {"state": state, "only": self.only}


ACTS = [
    Act(
        slug="publish",
        title=gettext_lazy("Make the round public"),
        button=gettext_lazy("Make the round public"),
        explanation=gettext_lazy(
            "Everybody sees the round and its dates, and the phases before the vote open at theirs. Dates can change afterwards, with a public reason. The vote itself stays a draft until you schedule it."
        ),
        only=gettext_lazy(
            "Only a draft with phases before the vote is made public, and only once."
        ),
        done=gettext_lazy("The round is public."),
        states=frozenset({S.DRAFT}),
        also=lambda r: (
            r.published_at is None and r.phases.filter(phase__in=BEFORE_THE_BALLOT).exists()
        ),
        do=lambda r, by, _a: publish(budget_round=r, by=by),
    ),
    Act(
        slug="schedule",
        title=gettext_lazy("Schedule the round"),
        button=gettext_lazy("Schedule the round"),
        explanation=gettext_lazy(
            "It will open by itself at its hour. Until then projects can still change, and you can take it back to draft."
        ),
        only=gettext_lazy("Only a draft can be scheduled."),
        done=gettext_lazy("The round is scheduled. It opens by itself."),
        states=frozenset({S.DRAFT}),
        do=lambda r, by, _a: schedule_round(budget_round=r, by=by),
    ),
    Act(
        slug="open",
        title=gettext_lazy("Open voting now"),
        button=gettext_lazy("Open voting now"),
        explanation=gettext_lazy(
            "Voting opens at once instead of at its hour. From then on the money, projects, costs, rule and dates cannot change."
        ),
        only=gettext_lazy("Only a scheduled round can be opened."),
        done=gettext_lazy("Voting is open."),
        states=frozenset({S.SCHEDULED}),
        do=lambda r, by, _a: open_now(budget_round=r, by=by),
    ),
    Act(
        slug="unschedule",
        title=gettext_lazy("Take the round back to draft"),
        button=gettext_lazy("Take it back to draft"),
        explanation=gettext_lazy("It will not open until it is scheduled again."),
        only=gettext_lazy("Only a scheduled round can go back to draft."),
        done=gettext_lazy("The round is a draft again."),
        states=frozenset({S.SCHEDULED}),
        do=lambda r, by, _a: scheduling.unschedule(r.ballot, by),
    ),
    Act(
        slug="suspend",
        title=gettext_lazy("Suspend voting"),
        button=gettext_lazy("Suspend voting"),
        explanation=gettext_lazy(
            "No vote is taken until you resume. Votes already cast stay in the box. The closing time does not move by itself."
        ),
        only=gettext_lazy("Voting can be suspended only while it is open."),
        done=gettext_lazy("Voting is suspended. The reason is on the voters’ page."),
        states=frozenset({S.OPEN}),
        form=ReasonForm,
        warns=True,
        do=lambda r, by, a: opening.suspend(r.ballot, by, a["reason"]),
    ),
    Act(
        slug="resume",
        title=gettext_lazy("Resume voting"),
        button=gettext_lazy("Resume voting"),
        explanation=gettext_lazy(
            "Votes are taken again until the close that was set. If people lost time, extend the vote as well."
        ),
        only=gettext_lazy("Only a suspended vote can be resumed."),
        done=gettext_lazy("Voting is open again."),
        states=frozenset({S.SUSPENDED}),
        do=lambda r, by, _a: opening.resume(r.ballot, by),
    ),
    Act(
        slug="extend",
        title=gettext_lazy("Extend voting"),
        button=gettext_lazy("Extend voting"),
        explanation=gettext_lazy(
            "The vote closes later for everybody. Voters who gave an e-mail address are told, with your reason."
        ),
        only=gettext_lazy("Only a vote that is open or suspended can be extended."),
        done=gettext_lazy("The vote closes later. Voters are being told."),
        states=frozenset({S.OPEN, S.SUSPENDED}),
        form=ExtendForm,
        do=lambda r, by, a: opening.extend(r.ballot, by, a["closes_at"], a["reason"]),
    ),
    Act(
        slug="cancel",
        title=gettext_lazy("Cancel the round"),
        button=gettext_lazy("Cancel the round for good"),
        explanation=gettext_lazy(
            "It ends without a result. Papers already cast are destroyed unread. This cannot be undone."
        ),
        only=gettext_lazy("It can be cancelled only before the papers are parted from the roll."),
        done=gettext_lazy("The round is cancelled. The reason is public."),
        states=frozenset({S.DRAFT, S.SCHEDULED, S.OPEN, S.SUSPENDED, S.CLOSED}),
        form=ReasonForm,
        warns=True,
        do=lambda r, by, a: scheduling.cancel(r.ballot, by, a["reason"]),
    ),
    Act(
        slug="close-round",
        title=gettext_lazy("Close the round"),
        button=gettext_lazy("Close the round for good"),
        explanation=gettext_lazy(
            "Everything is delivered and told. Its pages stay, and nothing more can be added. This cannot be undone."
        ),
        only=gettext_lazy("Only a round that is being delivered or evaluated can be closed."),
        done=gettext_lazy("The round is closed."),
        states=frozenset({S.DECLARED}),
        also=lambda r: r.decided_at is not None and r.closed_at is None,
        form=ClosingWordsForm,
        warns=True,
        do=lambda r, by, a: close_round(budget_round=r, by=by, closing_words=a["closing_words"]),
    ),
    Act(
        slug="supersede",
        title=gettext_lazy("Mark the result as superseded"),
        button=gettext_lazy("Mark it as superseded"),
        explanation=gettext_lazy(
            "Use this when a later vote or a court has replaced the result. It stays published, marked, with your reason."
        ),
        only=gettext_lazy("Only a declared result can be superseded."),
        done=gettext_lazy("The result is marked as superseded."),
        states=frozenset({S.DECLARED}),
        form=ReasonForm,
        warns=True,
        by_declarer=True,
        do=lambda r, by, a: declaring.supersede(r.ballot, by, a["reason"]),
    ),
]
BY_SLUG = {act.slug: act for act in ACTS}


def offered(budget_round: BudgetRound, powers: Powers) -> list[Act]:
    """What this person can press now."""
    return [act for act in ACTS if act.possible(budget_round) and act.allowed(powers)]
