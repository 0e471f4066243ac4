"""What a returning officer can do with a vote of members while it runs."""

from django.utils.translation import gettext_lazy as _

from ballots import opening
from ballots.forms.acts import ExtendForm, ReasonForm
from ballots.models import Ballot
from ballots.models import BallotState as S
from governance.moves import Move

MOVES: list[Move[Ballot]] = [
    Move(
        slug="suspend",
        title=_("Suspend voting"),
        explanation=_(
            "No vote is taken until you resume. Votes that were cast stay. The close does not move."
        ),
        done=_("Voting is suspended."),
        states=frozenset({S.OPEN}),
        form=ReasonForm,
        do=lambda ballot, by, said: opening.suspend(ballot, by, said["reason"]),
        warns=True,
        by_returner=True,
    ),
    Move(
        slug="resume",
        title=_("Resume voting"),
        explanation=_("Members can vote again until the close they were told."),
        done=_("Voting goes on."),
        states=frozenset({S.SUSPENDED}),
        do=lambda ballot, by, _said: opening.resume(ballot, by),
        by_returner=True,
    ),
    Move(
        slug="extend",
        title=_("Extend voting"),
        explanation=_("The close moves later, never earlier. The reason is published."),
        done=_("Voting is extended."),
        states=frozenset({S.OPEN, S.SUSPENDED}),
        form=ExtendForm,
        initial=lambda ballot: {"closes_at": ballot.closes_at},
        do=lambda ballot, by, said: opening.extend(ballot, by, said["closes_at"], said["reason"]),
        by_returner=True,
    ),
]
BY_SLUG = {one.slug: one for one in MOVES}
