"""Keeping a budget broken down by area, to the last share, however many lines it has."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import islice

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from members.models import Person
from places.spelling import read as read_postcode
from places.spelling import spaced
from record import entries
from services.apportionment import CostLine, Shares
from services.breaking_down import Worked
from services.copying import copy_in
from services.errors import ServiceError
from services.models import Disaggregation, DisaggregationLine, DisaggregationShare, Service
from services.splitting import edition
from statute import clock

_LINES_AT_A_TIME = 2_000


@transaction.atomic
def make_disaggregation(
    *,
    by: Person,
    service: Service,
    worked: Worked,
    content: bytes,
    report: Callable[[int], None] = lambda _lines: None,
) -> Disaggregation:
    """Save every line with its shares, for ever; `report` hears how many lines are done. Raises ServiceError where there are faults."""
    if not worked.can_save:
        raise ServiceError(worked.faults[0].reason)
    made = _created(by, service, worked, content)
    # In one statement each: after it the database adds the lines up to the total, the shares of each line to the line.
    copy_in(DisaggregationLine, _lines(made, worked))
    ids = dict(made.lines.order_by().values_list("number", "pk"))
    for done, block in _blocks(worked):
        copy_in(DisaggregationShare, _shares(block, ids))
        report(done)
    _record(by, made, worked)
    return made


def _blocks(worked: Worked) -> Iterator[tuple[int, list[tuple[CostLine, Shares]]]]:
    """Some lines with their shares at a time, and how many there were with these."""
    done, coming = 0, worked.shares()
    while block := list(islice(coming, _LINES_AT_A_TIME)):
        done += len(block)
        yield done, block


def _shares(
    block: list[tuple[CostLine, Shares]], ids: dict[int, int]
) -> Iterator[DisaggregationShare]:
    for line, shares in block:
        for code, pence in shares.items():
            yield DisaggregationShare(line_id=ids[line.number], area_code=code, pence=pence)


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
                by_area=worked.by_area,
                digest=hashlib.sha256(whole).hexdigest(),
                made_by=by,
                made_at=clock.now(),
            )
    except IntegrityError as twice:
        raise ServiceError(
            _("This very budget is saved already, with the same people and users.")
        ) from twice


def _lines(made: Disaggregation, worked: Worked) -> Iterator[DisaggregationLine]:
    return (
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
    )


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
