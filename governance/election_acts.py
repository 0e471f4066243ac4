"""What can be done with an election as a whole."""

from django.utils.translation import gettext_lazy

from governance import calling, settling
from governance.acts import Act
from governance.calling import LaterHours
from governance.forms.election_acts import PostponeForm, ReasonForm
from governance.models import Election
from governance.models import ElectionState as S

ACTS: list[Act[Election]] = [
    Act(
        slug="call",
        title=gettext_lazy("Call the election"),
        explanation=gettext_lazy(
            "It becomes public at once. Members can stand between the hours that were set. From then on only its hours can move, and only later."
        ),
        only=gettext_lazy("Only a draft can be called."),
        done=gettext_lazy("The election is called. It is public."),
        states=frozenset({S.DRAFT}),
        may=lambda powers: powers.keep_register,
        do=lambda election, by, _answers: calling.call(election, by),
    ),
    Act(
        slug="settle",
        title=gettext_lazy("Settle the candidates"),
        explanation=gettext_lazy(
            "Who stands is fixed. Where no more people stand than there are seats, they are elected without a ballot. The others get their ballot and their roll: who was a member on the record date."
        ),
        only=gettext_lazy("Candidates are settled once, after nominations close."),
        done=gettext_lazy("The candidates are settled."),
        states=frozenset({S.CALLED}),
        may=lambda powers: powers.return_elections,
        do=lambda election, by, _answers: settling.settle(election, by),
    ),
    Act(
        slug="postpone",
        title=gettext_lazy("Move its hours later"),
        explanation=gettext_lazy(
            "Use this when too few people stand, or something went wrong. No hour can be earlier than members were told."
        ),
        only=gettext_lazy("Its hours can move only until the candidates are settled."),
        done=gettext_lazy("The hours are moved. The reason is on the election’s page."),
        states=frozenset({S.CALLED}),
        may=lambda powers: powers.keep_register,
        form=PostponeForm,
        initial=lambda election: {
            name: getattr(election, name)
            for name in ("nominations_close_at", "opens_at", "closes_at")
        },
        do=lambda election, by, answers: calling.postpone(
            election,
            by,
            LaterHours(answers["nominations_close_at"], answers["opens_at"], answers["closes_at"]),
            answers["reason"],
        ),
    ),
    Act(
        slug="cancel",
        title=gettext_lazy("Cancel the election"),
        explanation=gettext_lazy(
            "It ends without a result. Papers already cast are destroyed unread. This cannot be undone."
        ),
        only=gettext_lazy("It can be cancelled only before it is over."),
        done=gettext_lazy("The election is cancelled. The reason is public."),
        states=frozenset({S.DRAFT, S.CALLED, S.SETTLED}),
        may=lambda powers: powers.keep_register,
        form=ReasonForm,
        warns=True,
        do=lambda election, by, answers: calling.cancel(election, by, answers["reason"]),
    ),
]
BY_SLUG = {act.slug: act for act in ACTS}
