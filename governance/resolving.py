"""A resolution from draft to called: its words, its rule, its roll and its vote."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ballots import scheduling
from ballots.drafting import Terms, draft_resolution
from ballots.enrolling import enrol_members
from ballots.models import Ballot
from governance import drafting, parts
from governance.calling import said, slug_for
from governance.counted_by import blocks_of, rule_of, voting_classes
from governance.electorate import current_codes, electors
from governance.errors import GovernanceError, ballots_refusals_told
from governance.models import (
    Channel,
    Meeting,
    Resolution,
    ResolutionRule,
    ResolutionState,
)
from governance.models.resolution import RESOLUTION_MOVES
from governance.resolution_checks import check_can_be_called, check_draft
from governance.settling import roll_voter
from members.models import Constitution, Organisation, Person
from record import entries
from statute import parameters

ROLL_BATCH = 1000


@dataclass(frozen=True)
class ResolutionFacts:
    """What an officer says of a resolution. `rule_code` is a rule of the constitution in force on the record date."""

    title: str
    text: str
    rule_code: str
    record_date: date
    opens_at: datetime
    closes_at: datetime
    accepted_proofs: tuple[str, ...]
    why: str = ""
    what_follows: str = ""
    channel: str = Channel.BALLOT
    indicative: bool = False
    proxies_allowed: bool = False
    meeting: Meeting | None = None
    first: Resolution | None = None
    adopts: Constitution | None = None


@transaction.atomic
def make_resolution(
    *, organisation: Organisation, by: Person, facts: ResolutionFacts
) -> Resolution:
    """A draft. Raises GovernanceError where no rules are in force on the record date or they lack the rule."""
    resolution = Resolution(
        organisation=organisation,
        slug=slug_for(organisation.resolutions.all(), facts.title, "resolution"),
        made_by=by,
    )
    _take(resolution, facts)
    resolution.save()
    _record(resolution, by, "governance.resolution-made", rule=resolution.rule.name)
    return resolution


@transaction.atomic
def change_resolution(*, resolution: Resolution, by: Person, facts: ResolutionFacts) -> Resolution:
    """Change a draft. Raises GovernanceError once it is called."""
    locked = lock(resolution)
    if locked.state != ResolutionState.DRAFT:
        raise GovernanceError(
            _("This resolution was called: its words and its rule stay as members were told.")
        )
    _take(locked, facts)
    locked.save()
    _record(locked, by, "governance.resolution-changed")
    return locked


def call(resolution: Resolution, by: Person) -> None:
    """Fix the words, put the members of the record date on the roll, and schedule the vote. Raises GovernanceError.

    By signatures or a postal count there is no ballot: the members are those of the record date all the same.
    """
    with transaction.atomic():
        locked = lock(resolution)
        check_can_be_called(locked)
        locked.called_by = by
        if locked.adopts is not None:
            locked.adopts_seal = parts.seal(drafting.locked(locked.adopts))
        locked.save(update_fields=["called_by", "adopts_seal"])
        move(locked, ResolutionState.CALLED, by, "governance.resolution-called")
        if locked.channel == Channel.BALLOT:
            _hold_a_vote(locked, by)
    resolution.refresh_from_db()


def withdraw(resolution: Resolution, by: Person, reason: str) -> None:
    """End it without a decision, with a public reason; an open vote is cancelled unread."""
    why = said(reason)
    with transaction.atomic():
        locked = lock(resolution)
        if locked.ballot is not None:
            with ballots_refusals_told():
                scheduling.cancel(locked.ballot, by, why)
        locked.withdrawn_reason = why
        locked.save(update_fields=["withdrawn_reason"])
        move(locked, ResolutionState.WITHDRAWN, by, "governance.resolution-withdrawn", reason=why)
    resolution.refresh_from_db()


def lock(resolution: Resolution) -> Resolution:
    found = Resolution.objects.select_related("rule__constitution", "first", "meeting", "ballot")
    return found.select_for_update(of=("self",)).get(pk=resolution.pk)


def move(
    resolution: Resolution, to: str, by: Person | None, action: str, **payload: object
) -> None:
    """Save the new state and record it. Raises GovernanceError where the table of moves forbids it."""
    if (resolution.state, to) not in RESOLUTION_MOVES:
        raise GovernanceError(
            _("This resolution is “%(now)s”, so it cannot become “%(then)s”.")
            % {
                "now": ResolutionState(resolution.state).label,
                "then": ResolutionState(to).label,
            }
        )
    resolution.state = to
    resolution.save(update_fields=["state", "outcome", "decided_at"])
    _record(resolution, by, action, **payload)


def roll_sizes(resolution: Resolution) -> dict[str, int]:
    """How many could vote on it in each voting class, by the register as it is today."""
    rule = resolution.rule
    return {
        one.code: electors(rule.constitution, resolution.record_date, [one.code]).count()
        for one in voting_classes(rule)
    }


def small_classes(resolution: Resolution) -> list[str]:
    """The names of the classes so few that how they voted could be told: they are warned before they vote."""
    floor = int(parameters.value("small-cell", resolution.record_date))
    sizes = roll_sizes(resolution)
    return [one.name for one in voting_classes(resolution.rule) if 0 < sizes[one.code] < floor]


def _take(resolution: Resolution, facts: ResolutionFacts) -> None:
    given = vars(facts).copy()
    resolution.rule = _rule(resolution.organisation, facts.record_date, given.pop("rule_code"))
    for name, value in given.items():
        setattr(resolution, name, list(value) if name == "accepted_proofs" else value)
    check_draft(resolution)


def _rule(organisation: Organisation, on: date, code: str) -> ResolutionRule:
    constitution = Constitution.objects.in_force(organisation, on)
    rule = constitution and constitution.resolution_rules.filter(code=code).first()
    if not rule:
        raise GovernanceError(
            _("No such rule is in force on the record date, %(day)s.")
            % {"day": date_format(on, "j F Y")},
            "rule_code",
        )
    return rule


def _hold_a_vote(resolution: Resolution, by: Person) -> None:
    ballot = _ballot(resolution, by)
    found = electors(resolution.rule.constitution, resolution.record_date)
    people = found.select_related("person", "delegate").iterator(ROLL_BATCH)
    codes = current_codes(resolution.rule.constitution)
    voters = (roll_voter(one, codes) for one in people)
    with ballots_refusals_told():
        if not enrol_members(ballot, by, resolution.record_date, voters):
            raise GovernanceError(_("Nobody can vote: there was no member on the record date."))
        resolution.ballot = ballot
        resolution.save(update_fields=["ballot"])
        scheduling.schedule(ballot, by)


def _ballot(resolution: Resolution, by: Person) -> Ballot:
    """Ages were judged by the register: the roll holds those of their class's age, and nobody is turned away twice."""
    terms = Terms(
        question=resolution.title,
        opens_at=resolution.opens_at,
        closes_at=resolution.closes_at,
        record_date=resolution.record_date,
        minimum_age=0,
        accepted_proofs=tuple(resolution.accepted_proofs),
    )
    return draft_resolution(
        terms, rule=rule_of(resolution), blocks=blocks_of(resolution.rule), by=by
    )


def _record(resolution: Resolution, by: Person | None, action: str, **payload: object) -> None:
    entries.write(
        actor=by.as_actor("secretary") if by else entries.SYSTEM,
        action=action,
        subject=resolution.as_subject(),
        payload=payload,
    )
