"""What can be done with an election as a whole."""

from django.utils.translation import gettext_lazy as _

from ballots.forms.acts import ReasonForm
from governance import calling, settling
from governance.calling import LaterHours
from governance.forms.election_moves import PostponeForm
from governance.models import Election
from governance.models import ElectionState as S
from governance.moves import Move

MOVES: list[Move[Election]] = [
    Move(
        slug="call",
        title=_("Call the election"),
        explanation=_(
            "It becomes public at once. Members can stand between the hours that were set. From then on only its hours can move, and only later."
        ),
        done=_("The election is called. It is public."),
        states=frozenset({S.DRAFT}),
        do=lambda election, by, _said: calling.call(election, by),
    ),
    Move(
        slug="settle",
        title=_("Settle the candidates"),
        explanation=_(
            "Who stands is fixed. Where no more people stand than there are seats, they are elected without a ballot. The others get their ballot and their roll: who was a member on the record date."
        ),
        done=_("The candidates are settled."),
        states=frozenset({S.CALLED}),
        by_returner=True,
        do=lambda election, by, _said: settling.settle(election, by),
    ),
    Move(
        slug="postpone",
        title=_("Move its hours later"),
        explanation=_(
            "Use this when too few people stand, or something went wrong. No hour can be earlier than members were told."
        ),
        done=_("The hours are moved. The reason is on the election’s page."),
        states=frozenset({S.CALLED}),
        form=PostponeForm,
        initial=lambda election: {
            name: getattr(election, name)
            for name in ("nominations_close_at", "opens_at", "closes_at")
        },
        do=lambda election, by, said: calling.postpone(
            election,
            by,
            LaterHours(said["nominations_close_at"], said["opens_at"], said["closes_at"]),
            said["reason"],
        ),
    ),
    Move(
        slug="cancel",
        title=_("Cancel the election"),
        explanation=_(
            "It ends without a result. Papers already cast are destroyed unread. This cannot be undone."
        ),
        done=_("The election is cancelled. The reason is public."),
        states=frozenset({S.DRAFT, S.CALLED, S.SETTLED}),
        form=ReasonForm,
        warns=True,
        do=lambda election, by, said: calling.cancel(election, by, said["reason"]),
    ),
]
BY_SLUG = {one.slug: one for one in MOVES}
