"""Sharing a pot out between areas."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from members.models import Person
from places.models import Lsoa
from record import entries
from services import areas
from services.errors import ServiceError
from services.models import Split, SplitShare
from services.split_working import Formula, Row, work_out
from statute import clock


@dataclass(frozen=True)
class SplitFacts:
    title: str
    kind: str
    pot_pence: int
    formula: Formula


def preview(facts: SplitFacts) -> list[Row]:
    """The working with the people of today; nothing is saved. Raises ServiceError."""
    return work_out(facts.pot_pence, areas.today(facts.kind), facts.formula)


def working_of(split: Split) -> list[Row]:
    """The working again, from what was kept with the split."""
    formula = Formula(split.population_percent, tuple(split.decile_hundredths))
    return work_out(split.pot_pence, areas.from_inputs(split.inputs["areas"]), formula)


@transaction.atomic
def make_split(*, by: Person, facts: SplitFacts) -> Split:
    """Save the split with its inputs and its shares, for ever. Raises ServiceError."""
    rows = preview(facts)
    split = _created(
        title=facts.title,
        kind=facts.kind,
        pot_pence=facts.pot_pence,
        population_percent=facts.formula.population_percent,
        decile_hundredths=list(facts.formula.decile_hundredths),
        inputs={"areas": [row.area.as_input() for row in rows], "edition": edition()},
        made_by=by,
        made_at=clock.now(),
    )
    SplitShare.objects.bulk_create([_share(split, row) for row in rows])
    entries.write(
        actor=by.as_actor("officer"),
        action="services.split-made",
        subject=split.as_subject(),
        payload={
            "pot_pence": split.pot_pence,
            "areas": len(rows),
            "population_percent": split.population_percent,
            "shares": {row.area.code: row.step.pence for row in rows},
        },
    )
    return split


def _created(**fields: Any) -> Split:
    try:
        with transaction.atomic():
            return Split.objects.create(**fields)
    except IntegrityError as twice:
        raise ServiceError(
            _(
                "A split of that title is saved already. Look at it under “Pots shared out”, or choose another title."
            )
        ) from twice


def edition() -> int | None:
    """The year of the Indices of Deprivation that are in use."""
    return Lsoa.objects.order_by().values_list("edition", flat=True).first()


def _share(split: Split, row: Row) -> SplitShare:
    return SplitShare(
        split=split,
        area_code=row.area.code,
        area_name=row.area.name,
        people=row.area.people,
        pence=row.step.pence,
    )
