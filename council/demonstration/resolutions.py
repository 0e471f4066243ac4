"""Resolutions and meetings of the demonstration: passed, failed, open, by post, and one that changed the rules."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from django.utils.translation import gettext as _

from council.demonstration import polls
from council.demonstration.founding import Staff
from governance import convening, deciding, resolving
from governance.constituting import draft_from_version
from governance.convening import MeetingFacts
from governance.drafting import keep_heading, keep_part
from governance.models import Channel, PostalCount, Resolution
from governance.resolving import ResolutionFacts
from members.models import Constitution, Organisation
from statute import clock

Papers = Mapping[str, int]
Favour = Mapping[str, float]


def saturday_opening(organisation: Organisation, staff: Staff, title: str) -> None:
    """Most heads were for it, two of three groups against: not passed."""
    resolution = _called(
        organisation,
        staff,
        _facts(
            title,
            "All three centres open on Saturdays from 9am to 1pm from January 2027, with no more hours for staff in the week.",
            "Families who work in the week see the centre only in the holidays.",
        ),
    )
    _decide(
        resolution,
        staff,
        {"users": 231, "workers": 36, "funders": 3},
        {"users": 0.79, "workers": 0.34, "funders": 0},
    )


def bus_fares(organisation: Organisation, staff: Staff, title: str) -> None:
    """Passed by the weighted result."""
    resolution = _called(
        organisation,
        staff,
        _facts(
            title,
            "The society pays the bus fare home of everyone under 18 after a Friday evening activity.",
            "Nobody should miss the band room for want of £1.75.",
        ),
    )
    _decide(
        resolution,
        staff,
        {"young-people": 74, "residents": 41, "organisations": 6},
        {"young-people": 0.9, "residents": 0.48, "organisations": 0.7},
    )


def still_open(organisation: Organisation, staff: Staff, title: str) -> None:
    """Members vote on it now; some have."""
    words = {
        "users": (
            "Each centre sets one room aside, without screens or music, for children who need quiet.",
            "Eleven families asked for it last year.",
        ),
        "young-people": (
            "The society builds a skate park on the second pitch at Priory Park, for £38,000 of its reserves.",
            "The pitch floods from November to March; a skate park does not mind.",
        ),
    }
    main, second = (
        ("users", "workers") if _has(organisation, "users") else ("young-people", "residents")
    )
    text, why = words[main]
    facts = replace(_facts(title, text, why), proxies_allowed=True)
    resolution = _called(organisation, staff, facts)
    if resolution.ballot is not None:
        polls.vote(
            resolution.ballot,
            staff.secretary,
            {main: 38, second: 9},
            polls.answered({main: 0.6, second: 0.6}),
        )


def change_of_rules(organisation: Organisation, staff: Staff, title: str) -> None:
    """Two-thirds and more for it: version 2 is in force from the next day."""
    draft = _second_version(organisation, staff)
    facts = _facts(
        title,
        "The Representative Body is heard before rents are set, and receives the repairs figures every quarter.",
        "Rents rose twice without a word to those who pay them.",
    )
    resolution = _called(organisation, staff, replace(facts, rule_code="rule-change", adopts=draft))
    _decide(
        resolution,
        staff,
        {"tenants": 128, "employees": 27},
        {"tenants": 0.86, "employees": 0.7},
    )


def renewal(organisation: Organisation, staff: Staff, title: str) -> None:
    """Decided by post and brought in: by number and by rateable value."""
    facts = _facts(
        title,
        "The district continues for five years from April 2027 with a levy of 1.5% of rateable value.",
        "It is decided by a postal ballot that the council’s ballot holder runs.",
    )
    resolution = _called(
        organisation,
        staff,
        replace(facts, rule_code="renewal", channel=Channel.POSTAL_COUNT),
    )
    count = PostalCount(
        source="Declaration of the ballot holder, November 2026",
        roll=148,
        roll_value=6_420_000,
        votes_for=61,
        votes_against=24,
        rejected=2,
        value_for=2_912_000,
        value_against=1_105_500,
    )
    deciding.bring_in_postal_count(resolution=resolution, by=staff.returning, count=count)


def annual_meeting(organisation: Organisation, staff: Staff, title: str) -> None:
    meeting = convening.make_meeting(
        organisation=organisation,
        by=staff.secretary,
        facts=MeetingFacts(
            title=title,
            held_at=(clock.now() + timedelta(days=24)).replace(
                hour=18, minute=30, second=0, microsecond=0
            ),
            place="Community hall, Tannery Lane. Step-free, hearing loop, crèche.",
        ),
    )
    convening.call(meeting, staff.secretary)


def _facts(title: str, text: str, why: str) -> ResolutionFacts:
    now = clock.now()
    return ResolutionFacts(
        title=title,
        text=text,
        why=why,
        what_follows="",
        rule_code="ordinary",
        record_date=polls.record_day(),
        opens_at=now,
        closes_at=(now + timedelta(days=8)).replace(hour=20, minute=0, second=0, microsecond=0),
        accepted_proofs=polls.PROOFS,
    )


def _called(organisation: Organisation, staff: Staff, facts: ResolutionFacts) -> Resolution:
    resolution = resolving.make_resolution(
        organisation=organisation, by=staff.secretary, facts=facts
    )
    resolving.call(resolution, staff.secretary)
    return resolution


def _decide(resolution: Resolution, staff: Staff, papers: Papers, favour: Favour) -> None:
    if resolution.ballot is None:
        return
    polls.vote(resolution.ballot, staff.secretary, papers, polls.answered(favour))
    polls.finish(resolution.ballot, staff.returning)


def _has(organisation: Organisation, class_code: str) -> bool:
    return organisation.memberships.filter(class_code=class_code).exists()


def _second_version(organisation: Organisation, staff: Staff) -> Constitution:
    """A draft that gives the Representative Body two powers more."""
    before = Constitution.objects.filter(organisation=organisation).adopted()[0]
    draft = draft_from_version(before, staff.secretary)
    draft.summary = _("The Representative Body is heard before rents are set.")
    keep_heading(draft, staff.secretary)
    body = draft.bodies.get(code="representative-body")
    body.powers = [
        *body.powers,
        _("Is heard before rents are set"),
        _("Receives the repairs figures every quarter"),
    ]
    keep_part(draft, body, staff.secretary)
    return draft
