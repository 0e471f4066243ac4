"""How a resolution ends: by a declared ballot, by signatures, or by a postal count that is brought in."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ballots.counting.resolutions import Block, ResolutionOutcome, count_resolution
from governance import constituting
from governance.counted_by import rule_of
from governance.electorate import electors
from governance.errors import GovernanceError
from governance.models import Channel, PostalCount, Resolution, ResolutionState
from governance.resolving import lock, move
from governance.signing import signatures_of
from governance.two_persons import must_be_another
from members.models import Person
from record import entries
from statute import clock

MEMBERS = "members"


@transaction.atomic
def take_declared(ballot_id: int) -> None:
    """A declared ballot decides its resolution. Doing it again does nothing."""
    found = Resolution.objects.filter(ballot=ballot_id).first()
    if found is None:
        return
    resolution = lock(found)
    if resolution.state != ResolutionState.CALLED or resolution.ballot is None:
        return
    _end(resolution, resolution.ballot.counts.get(main=True).outcome, None)


@transaction.atomic
def count_signatures(resolution: Resolution, by: Person) -> None:
    """Decide by the share of all members who signed. Before the end only where enough have signed already.

    Raises GovernanceError, also for whoever called the resolution.
    """
    locked = lock(resolution)
    if locked.channel != Channel.SIGNATURES or locked.state != ResolutionState.CALLED:
        raise GovernanceError(_("No signatures are being collected for this resolution."))
    must_be_another(locked, by)
    outcome = _counted_signatures(locked)
    if not outcome.passed and clock.now() < locked.closes_at:
        raise GovernanceError(_("Too few members have signed so far, and the collection goes on."))
    _end(locked, outcome.as_dict(), by)
    resolution.refresh_from_db()


@transaction.atomic
def bring_in_postal_count(*, resolution: Resolution, by: Person, count: PostalCount) -> None:
    """Decide by the figures of a count held elsewhere. Raises GovernanceError where they cannot be right."""
    locked = lock(resolution)
    if locked.channel != Channel.POSTAL_COUNT or locked.state != ResolutionState.CALLED:
        raise GovernanceError(_("This resolution is not decided by a postal count."))
    must_be_another(locked, by)
    _check_figures(count)
    count.resolution = locked
    count.save(force_insert=True)
    _end(locked, postal_outcome(locked, count), by)
    resolution.refresh_from_db()


def postal_outcome(resolution: Resolution, count: PostalCount) -> dict[str, object]:
    """The head-count of the postal votes and, under a dual majority, their rateable value beside it.

    The figures come as sums, so value is counted as a block of its own: a pound is a voter in it.
    """
    rule = rule_of(resolution)
    heads = Block(
        MEMBERS, str(_("Voters")), None, count.roll, count.votes_for, count.votes_against, 0
    )
    plain = type(rule)(**{**vars(rule), "method": "head-count"})
    outcome = count_resolution([heads], plain)
    if rule.method != "dual":
        return outcome.as_dict()
    value = Block(
        MEMBERS,
        str(_("Rateable value")),
        None,
        count.roll_value or count.value_for + count.value_against,
        count.value_for,
        count.value_against,
        0,
    )
    valued = count_resolution(
        [value], type(rule)(**{**vars(rule), "method": "head-count", "quorum_number": 0})
    )
    return _both(outcome, valued)


def _both(heads: ResolutionOutcome, value: ResolutionOutcome) -> dict[str, object]:
    passed = heads.passed and value.passed
    missed = [dict(reason) for reason in heads.reasons if not heads.passed]
    missed += [{**reason, "code": "value-missed"} for reason in value.reasons if not value.passed]
    whole = heads.as_dict()
    return {
        **whole,
        "passed": passed,
        "reasons": missed or whole["reasons"],
        "value_share": value.as_dict()["share"],
    }


def _check_figures(count: PostalCount) -> None:
    if count.votes_for + count.votes_against + count.rejected > count.roll:
        raise GovernanceError(_("There are more votes than voters on the roll."), "roll")
    if count.roll_value and count.value_for + count.value_against > count.roll_value:
        raise GovernanceError(
            _("The rateable value that voted is more than the roll has."), "roll_value"
        )


def _counted_signatures(resolution: Resolution) -> ResolutionOutcome:
    roll = electors(resolution.rule.constitution, resolution.record_date).count()
    block = Block(MEMBERS, str(_("Members")), None, roll, signatures_of(resolution), 0, 0)
    rule = rule_of(resolution)
    of_all = type(rule)(**{**vars(rule), "method": "head-count", "of_all_members": True})
    return count_resolution([block], of_all)


def _end(resolution: Resolution, outcome: dict[str, object], by: Person | None) -> None:
    resolution.outcome, resolution.decided_at = outcome, clock.now()
    passed = bool(outcome["passed"])
    move(
        resolution,
        ResolutionState.PASSED if passed else ResolutionState.FAILED,
        by,
        "governance.resolution-passed" if passed else "governance.resolution-failed",
    )
    if passed and not resolution.indicative and not resolution.is_first_of_two:
        _adopt(resolution)


def _adopt(resolution: Resolution) -> None:
    """New rules govern from the day after they were decided. The decision stands even where they cannot be adopted as they are.

    Of two meetings the second puts in force what the first decided on.
    """
    proposal = resolution.first or resolution
    if proposal.adopts is None or resolution.decided_at is None:
        return
    try:
        with transaction.atomic():
            constituting.adopt(
                proposal.adopts,
                entries.SYSTEM,
                timezone.localdate(resolution.decided_at) + timedelta(days=1),
                f"{_('Resolution')}: {resolution.title}",
                proposal.adopts_seal,
            )
    except GovernanceError as obstacle:
        entries.write(
            actor=entries.SYSTEM,
            action="governance.adoption-waits",
            subject=resolution.as_subject(),
            payload={"obstacle": " ".join(obstacle.message.split())},
        )
