"""What can be done with the vote of one contest while it runs."""

from django.utils.translation import gettext_lazy

from ballots import opening
from ballots.models import Ballot
from ballots.models import BallotState as S
from governance.acts import Act
from governance.forms.election_acts import ExtendForm, ReasonForm

ACTS: list[Act[Ballot]] = [
    Act(
        slug="suspend",
        title=gettext_lazy("Suspend voting"),
        explanation=gettext_lazy(
            "No vote is taken until you resume. Votes already cast stay in the box. The closing time does not move by itself."
        ),
        only=gettext_lazy("Voting can be suspended only while it is open."),
        done=gettext_lazy("Voting is suspended. The reason is on the election’s page."),
        states=frozenset({S.OPEN}),
        may=lambda powers: powers.keep_register,
        form=ReasonForm,
        warns=True,
        do=lambda ballot, by, answers: opening.suspend(ballot, by, answers["reason"]),
    ),
    Act(
        slug="resume",
        title=gettext_lazy("Resume voting"),
        explanation=gettext_lazy(
            "Votes are taken again until the close that was set. If people lost time, extend the vote as well."
        ),
        only=gettext_lazy("Only a suspended vote can be resumed."),
        done=gettext_lazy("Voting is open again."),
        states=frozenset({S.SUSPENDED}),
        may=lambda powers: powers.keep_register,
        do=lambda ballot, by, _answers: opening.resume(ballot, by),
    ),
    Act(
        slug="extend",
        title=gettext_lazy("Extend voting"),
        explanation=gettext_lazy("The vote of this contest closes later for everybody."),
        only=gettext_lazy("Only a vote that is open or suspended can be extended."),
        done=gettext_lazy("The vote closes later. The reason is public."),
        states=frozenset({S.OPEN, S.SUSPENDED}),
        may=lambda powers: powers.keep_register,
        form=ExtendForm,
        initial=lambda ballot: {"closes_at": ballot.closes_at},
        do=lambda ballot, by, answers: opening.extend(
            ballot, by, answers["closes_at"], answers["reason"]
        ),
    ),
]
BY_SLUG = {act.slug: act for act in ACTS}
