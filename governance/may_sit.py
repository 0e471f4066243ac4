"""Who may fill a casual vacancy: whoever could stand for the seat on that day, by the rules in force then."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from governance.calling import minimum_age
from governance.electorate import candidates
from governance.errors import GovernanceError
from governance.models import Constituency, Seat
from members.models import Constitution, Membership


def check_may_sit(seat: Seat, membership: Membership, on: date) -> None:
    """Raises GovernanceError for a member of another group, or too young."""
    constitution = Constitution.objects.in_force(seat.organisation, on)
    part = _constituency(seat, constitution) if constitution else None
    if constitution is None or part is None:
        raise GovernanceError(_("The rules in force on that day know no such seat."), "began_on")
    age = minimum_age(part.body, on)
    may = candidates(constitution, on, age, part.class_codes, part.area_codes)
    if not may.filter(pk=membership.pk).exists():
        raise GovernanceError(
            _(
                "Only who is a member in the group “%(name)s” on %(day)s, and %(age)d or over, can sit here."
            )
            % {"name": part.name, "day": date_format(on, "j F Y"), "age": age},
            "number",
        )


def _constituency(seat: Seat, constitution: Constitution) -> Constituency | None:
    found = Constituency.objects.select_related("body")
    return found.filter(
        body__constitution=constitution, body__code=seat.body_code, code=seat.constituency_code
    ).first()
