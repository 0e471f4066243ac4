"""What can be wrong with a line of a service's budget, and with its lines together."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from services.cost_line import MOST_PENCE, NEEDED, FileLine, pence_of
from services.csv_rows import CsvRow, Fault
from services.models import Basis

_LONGEST = {"cost_centre": 40, "title": 140, "overhead_class": 40, "estimate": 240, "area": 80}


def of_row(row: CsvRow) -> list[str]:
    """Everything that is wrong with it, as sentences."""
    cells = row.cells
    if not row.is_whole:
        return [_("The line has more or fewer columns than the first line.")]
    faults = [_("%(name)s is empty.") % {"name": name} for name in NEEDED if not cells[name]]
    faults += [
        _("%(name)s is longer than %(most)d characters.") % {"name": name, "most": most}
        for name, most in _LONGEST.items()
        if len(cells.get(name, "")) > most
    ]
    if cells["amount"]:
        faults += _amount_faults(cells["amount"])
    return faults + _basis_faults(cells)


def _amount_faults(text: str) -> list[str]:
    try:
        pence = pence_of(text)
    except ValueError:
        return [
            _("“%(text)s” is not an amount of money, like 1,200 or -350.50.") % {"text": text[:40]}
        ]
    if not pence:
        return [_("The amount is nought. Leave the line out.")]
    return [_("The amount is too large.")] if abs(pence) > MOST_PENCE else []


def _basis_faults(cells: Mapping[str, str]) -> list[str]:
    basis, overhead = cells.get("basis", "").lower(), cells.get("overhead_class", "")
    somewhere = cells.get("site") or cells.get("area")
    faults = []
    if basis and basis not in Basis.values:
        faults.append(
            _("“%(basis)s” is no basis. Known: %(known)s.")
            % {"basis": basis[:40], "known": ", ".join(Basis.values)}
        )
    if cells.get("site") and cells.get("area"):
        faults.append(_("Give the site or the area, not both."))
    if overhead and (somewhere or basis == Basis.PLACE):
        faults.append(_("An overhead has no site or area: it follows its class’s rule."))
    if not overhead and (basis == Basis.DIRECT or cells.get("over")):
        faults.append(_("Only an overhead goes over direct costs. Give its overhead_class."))
    if not overhead and basis == Basis.PLACE and not somewhere:
        faults.append(_("Give the site (a postcode) or the area where it is spent."))
    return faults


def of_rules(lines: Sequence[FileLine]) -> list[Fault]:
    """Overheads whose rule cannot be followed."""
    return [*_class_faults(lines), *_over_faults(lines)]


def _class_faults(lines: Sequence[FileLine]) -> list[Fault]:
    """All overheads of a class follow one rule."""
    rules: dict[str, FileLine] = {}
    faults = []
    for line in lines:
        if line.overhead_class:
            first = rules.setdefault(line.overhead_class, line)
            if (line.basis, line.over) != (first.basis, first.over):
                reason = _(
                    "Overheads of the class “%(name)s” follow another rule on line %(line)d."
                )
                values = {"name": line.overhead_class, "line": first.number}
                faults.append(Fault(line.number, reason % values))
    return faults


def _over_faults(lines: Sequence[FileLine]) -> list[Fault]:
    centres = {line.cost_centre for line in lines if not line.overhead_class}
    return [
        Fault(
            line.number,
            _("No direct line has the cost centre %(names)s.")
            % {"names": ", ".join(sorted(set(line.over) - centres))},
        )
        for line in lines
        if set(line.over) - centres
    ]
