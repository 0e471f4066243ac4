"""Keeping a budget broken down by area, and working it out again from what was kept."""

import hashlib
from dataclasses import asdict

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from members.models import Person
from places.spelling import read as read_postcode
from places.spelling import spaced
from record import entries
from services import areas
from services.apportionment import CostLine, Step, disaggregate
from services.breaking_down import Worked, bases
from services.errors import ServiceError
from services.models import Disaggregation, DisaggregationLine, DisaggregationShare, Service
from services.splitting import edition
from statute import clock

Shares = dict[int, dict[str, int]]
_LINES_AT_A_TIME = 200


@transaction.atomic
def make_disaggregation(
    *, by: Person, service: Service, worked: Worked, content: bytes
) -> Disaggregation:
    """Save every line with its shares, for ever. Raises ServiceError where there are faults."""
    if not worked.can_save:
        raise ServiceError(worked.faults[0].reason)
    made = _created(by, service, worked, content)
    lines = DisaggregationLine.objects.bulk_create(_lines(made, worked))
    for first in range(0, len(lines), _LINES_AT_A_TIME):
        _save_shares(lines[first : first + _LINES_AT_A_TIME], worked)
    _record(by, made, worked)
    return made


def _save_shares(lines: list[DisaggregationLine], worked: Worked) -> None:
    """All shares of a line in one statement, after which the database adds them up."""
    DisaggregationShare.objects.bulk_create(
        DisaggregationShare(line=line, area_code=step.code, pence=step.pence)
        for line in lines
        for step in worked.steps[line.number]
        if step.pence
    )


def _created(by: Person, service: Service, worked: Worked, content: bytes) -> Disaggregation:
    inputs = {
        "areas": [area.as_input() for area in worked.areas],
        "users": worked.users,
        "edition": edition(),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    setup = asdict(worked.setup)
    whole = entries.canonical({"inputs": inputs, "setup": setup}).encode()
    try:
        with transaction.atomic():
            return Disaggregation.objects.create(
                **setup,
                service=service,
                inputs=inputs,
                digest=hashlib.sha256(whole).hexdigest(),
                made_by=by,
                made_at=clock.now(),
            )
    except IntegrityError as twice:
        raise ServiceError(
            _("This very budget is saved already, with the same people and users.")
        ) from twice


def steps_again(made: Disaggregation) -> dict[int, list[Step]]:
    """The steps of every line, from the inputs that were kept."""
    lines = [
        CostLine(
            line.number,
            line.cost_centre,
            line.amount_pence,
            line.basis,
            line.place,
            line.overhead_class,
            frozenset(line.over),
        )
        for line in made.lines.all()
    ]
    people = areas.from_inputs(made.inputs["areas"])
    return disaggregate(lines, bases(people, made.inputs["users"], made.population_percent))


def shares_again(made: Disaggregation) -> Shares:
    return {
        number: {step.code: step.pence for step in steps if step.pence}
        for number, steps in steps_again(made).items()
    }


def kept_shares(made: Disaggregation) -> Shares:
    return {
        line.number: {share.area_code: share.pence for share in line.shares.all()}
        for line in made.lines.all()
    }


def _lines(made: Disaggregation, worked: Worked) -> list[DisaggregationLine]:
    return [
        DisaggregationLine(
            disaggregation=made,
            number=line.number,
            cost_centre=line.cost_centre,
            title=line.title,
            amount_pence=line.pence,
            basis=line.basis,
            site=spaced(read_postcode(line.site)) if line.site else "",
            place=worked.places.get(line.number, ""),
            overhead_class=line.overhead_class,
            over=list(line.over),
            estimate=line.estimate,
        )
        for line in worked.lines
    ]


def _record(by: Person, made: Disaggregation, worked: Worked) -> None:
    entries.write(
        actor=by.as_actor("officer"),
        action="services.disaggregation-made",
        subject=made.as_subject(),
        payload={
            "areas": len(worked.areas),
            "lines": len(worked.lines),
            "estimates": sum(bool(line.estimate) for line in worked.lines),
            "total_pence": made.total_pence,
            "sha256": made.inputs["sha256"],
        },
    )
