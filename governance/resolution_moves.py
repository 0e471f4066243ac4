"""What officers can do with a resolution: the secretary calls and withdraws it, the returning officer counts signatures."""

from django.utils.translation import gettext_lazy as _

from ballots.forms.acts import ReasonForm
from governance import convening, deciding, resolving
from governance.forms.meetings import HoldForm
from governance.models import Channel, Meeting, Resolution
from governance.models import MeetingState as M
from governance.models import ResolutionState as R
from governance.moves import Move

CALL: Move[Resolution] = Move(
    slug="call",
    title=_("Call the resolution"),
    explanation=_(
        "Its words and its rule are fixed, the members of the record date are put on the roll, and the vote opens by itself at its hour. "
        "Whoever calls it cannot declare its result."
    ),
    done=_("The resolution is called."),
    states=frozenset({R.DRAFT}),
    do=lambda resolution, by, _said: resolving.call(resolution, by),
)
WITHDRAW: Move[Resolution] = Move(
    slug="withdraw",
    title=_("Withdraw the resolution"),
    explanation=_(
        "It ends without a decision. Votes that were cast are destroyed unread. A called one stays public with your reason."
    ),
    done=_("The resolution is withdrawn."),
    states=frozenset({R.DRAFT, R.CALLED}),
    form=ReasonForm,
    do=lambda resolution, by, said: resolving.withdraw(resolution, by, said["reason"]),
    warns=True,
)
COUNT: Move[Resolution] = Move(
    slug="count",
    title=_("Count the signatures"),
    explanation=_(
        "If enough members have signed, it passes now. If not, it can only be counted, and fail, once the time for signing is over."
    ),
    done=_("The signatures are counted."),
    states=frozenset({R.CALLED}),
    do=lambda resolution, by, _said: deciding.count_signatures(resolution, by),
    by_returner=True,
)
MEETING_MOVES: list[Move[Meeting]] = [
    Move(
        slug="call",
        title=_("Give notice of the meeting"),
        explanation=_("It becomes public. What members have notice of is not changed any more."),
        done=_("Notice is given."),
        states=frozenset({M.DRAFT}),
        do=lambda meeting, by, _said: convening.call(meeting, by),
    ),
    Move(
        slug="hold",
        title=_("Enter attendance and minutes"),
        explanation=_("They become public as you write them. Name members only where they agreed."),
        done=_("Attendance and minutes are kept."),
        states=frozenset({M.CALLED}),
        form=HoldForm,
        do=lambda meeting, by, said: convening.hold(
            meeting, by, said["attendance"], said["minutes"]
        ),
    ),
    Move(
        slug="cancel",
        title=_("Cancel the meeting"),
        explanation=_("It stays public as cancelled, with your reason."),
        done=_("The meeting is cancelled."),
        states=frozenset({M.DRAFT, M.CALLED}),
        form=ReasonForm,
        do=lambda meeting, by, said: convening.cancel(meeting, by, said["reason"]),
        warns=True,
    ),
]
MEETING_BY_SLUG = {one.slug: one for one in MEETING_MOVES}


def moves_of(resolution: Resolution) -> list[Move[Resolution]]:
    """Those that make sense for how it is decided."""
    return [CALL, *([COUNT] if resolution.channel == Channel.SIGNATURES else []), WITHDRAW]
