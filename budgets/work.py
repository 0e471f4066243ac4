"""Today's work: what a round asks of a person, as a sentence with a date and one button."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import BallotState, RollKind
from budgets.desk import OnDesk
from budgets.models import ReadinessCode
from look import words
from members.models import Person
from statute.working_days import HolidaysUnknown, add_working_days


@dataclass(frozen=True)
class Work:
    """One thing to do by the end of `due`, a day in London."""

    due: date
    what: str
    why: str
    button: str
    href: str


@dataclass(frozen=True)
class Dated:
    """A piece of work as the page shows it."""

    work: Work
    when: str
    late: bool
    pressing: bool


Source = Callable[[list["OnDesk"]], Iterable["Work"]]
_SOURCES: list[Source] = []
# What a person is asked for by name, in whichever round.
Personal = Callable[[Person], Iterable["Work"]]
_PERSONAL: list[Personal] = []


def register(source: Source) -> Source:
    """A room that knows of more work in rounds adds it here: a constant number of statements for all rows."""
    _SOURCES.append(source)
    return source


def register_personal(source: Personal) -> Personal:
    """The same for work that hangs on the person and not on a part in a round."""
    _PERSONAL.append(source)
    return source


def todays_work(
    rows: list[OnDesk], today: date | None = None, person: Person | None = None
) -> list[Dated]:
    """Everything there is to do, the latest first."""
    day = today or timezone.localdate()
    own = [one for row in rows for one in work_of(row)]
    others = [one for source in _SOURCES for one in source(rows)]
    named = [one for source in _PERSONAL if person for one in source(person)]
    work = sorted([*own, *others, *named], key=lambda one: one.due)
    return [Dated(one, when(one.due, day), one.due < day, one.due <= day) for one in work]


def work_of(row: OnDesk) -> Iterator[Work]:
    state = row.round.ballot.state
    if row.powers.manage:
        if state == BallotState.DRAFT:
            yield from _of_a_draft(row)
        if state == BallotState.SCHEDULED:
            yield from _of_the_roll(row)
        if state == BallotState.SUSPENDED:
            yield _suspended(row)
    if row.powers.declare:
        yield from _of_the_declarer(row)


def when(due: date, today: date) -> str:
    """ "Late by 3 days", "Today", "Tomorrow", "Wednesday", "Monday 7 December"."""
    days = (due - today).days
    if days < 0:
        return ngettext("Late by %(days)d day", "Late by %(days)d days", -days) % {"days": -days}
    if days == 0:
        return _("Today by 5pm")
    if days == 1:
        return _("Tomorrow")
    return words.short_day(due)


def _of_a_draft(row: OnDesk) -> Iterator[Work]:
    before, name = _day(row.round.ballot.opens_at), row.round.title
    opens = _("Voting is to open at %(moment)s.") % {
        "moment": words.moment(row.round.ballot.opens_at)
    }
    ready = True
    if not row.round.demonstration and _number(row, "items_done") < len(ReadinessCode):
        ready = False
        done = {"done": _number(row, "items_done"), "all": len(ReadinessCode), "opens": opens}
        yield Work(
            before,
            _("Finish the checklist of %(round)s") % {"round": name},
            _("%(done)d of %(all)d items are done. %(opens)s") % done,
            _("Open the checklist"),
            _page(row, "checklist"),
        )
    if not _number(row, "project_count"):
        ready = False
        yield Work(
            before,
            _("Add the projects of %(round)s") % {"round": name},
            _("There is none yet. %(opens)s") % {"opens": opens},
            _("Add projects"),
            _page(row, "projects"),
        )
    if ready:
        yield Work(
            before,
            _("Schedule %(round)s") % {"round": name},
            _("It opens only once it is scheduled. %(opens)s") % {"opens": opens},
            _("Schedule"),
            reverse("officer:act", args=[row.round.slug, "schedule"]),
        )
    yield from _of_the_roll(row)


def _of_the_roll(row: OnDesk) -> Iterator[Work]:
    ballot, name = row.round.ballot, row.round.title
    if ballot.roll.kind == RollKind.DECLARED:
        return
    if not _number(row, "roll_size"):
        yield Work(
            _day(ballot.opens_at),
            _("Import the register of %(round)s") % {"round": name},
            _("Nobody is on the roll yet."),
            _("Import the register"),
            _page(row, "roll"),
        )
    elif "posted-code" in ballot.accepted_proofs and (people := _number(row, "without_code")):
        yield Work(
            _day(ballot.opens_at),
            _("Send the letters of %(round)s") % {"round": name},
            ngettext(
                "%(people)d person has no code yet.", "%(people)d people have no code yet.", people
            )
            % {"people": people},
            _("Order letters"),
            _page(row, "letters"),
        )


def _suspended(row: OnDesk) -> Work:
    closes = words.moment(row.round.ballot.closes_at)
    return Work(
        min(_day(row.now), _day(row.round.ballot.closes_at)),
        _("Decide how %(round)s goes on") % {"round": row.round.title},
        _("Voting is suspended: “%(reason)s” It closes at %(closes)s all the same.")
        % {"reason": row.round.ballot.suspended_reason, "closes": closes},
        _("Resume or extend"),
        _page(row, "round"),
    )


def _of_the_declarer(row: OnDesk) -> Iterator[Work]:
    ballot, name, waiting = row.round.ballot, row.round.title, _number(row, "waiting")
    due = next_working_day(ballot.closed_at or ballot.closes_at)
    before_parting = ballot.state in {BallotState.OPEN, BallotState.SUSPENDED, BallotState.CLOSED}
    if waiting and before_parting:
        yield Work(
            due,
            ngettext(
                "Decide on %(count)d vote that waits in %(round)s",
                "Decide on %(count)d votes that wait in %(round)s",
                waiting,
            )
            % {"count": waiting, "round": name},
            _("Each needs a reason. What they say stays unseen."),
            _("Decide"),
            _page(row, "reconcile"),
        )
    elif ballot.state in {BallotState.CLOSED, BallotState.RECONCILED}:
        yield Work(
            due,
            _("Reconcile and count %(round)s") % {"round": name},
            _("Voting closed at %(moment)s.") % {"moment": words.moment(ballot.closes_at)},
            _("Reconcile"),
            _page(row, "reconcile"),
        )
    elif ballot.state == BallotState.COUNTED:
        yield Work(
            due,
            _("Declare the result of %(round)s") % {"round": name},
            _("It is counted. Nobody else can see the outcome yet."),
            _("Declare the result"),
            _page(row, "declare"),
        )


def next_working_day(moment: datetime) -> date:
    try:
        return add_working_days(_day(moment), 1)
    except HolidaysUnknown:
        # A due date on a list must not depend on an import: the next day is the stricter reading.
        return _day(moment) + timedelta(days=1)


def _number(row: OnDesk, name: str) -> int:
    return int(getattr(row.round, name))


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def _page(row: OnDesk, view: str) -> str:
    return reverse(f"officer:{view}", args=[row.round.slug])
