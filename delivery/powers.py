"""Keeping the list of powers under which results are decided."""

from django.db import transaction

from delivery.models import Power
from members.models import Person
from record import entries


@transaction.atomic
def keep_power(*, power: Power, by: Person) -> Power:
    """Put a power on the list or change it. What was decided under it keeps the words it cited."""
    power.save()
    entries.write(
        actor=by.as_actor("officer"),
        action="delivery.power-kept",
        subject=power.as_subject(),
        payload={"citation": power.citation, "retired": power.retired},
    )
    return power
