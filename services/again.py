"""A budget broken down by area, worked out again from the inputs that were kept with it."""

from collections import defaultdict
from itertools import islice

from django.db.models import Sum

from services import areas
from services.apportionment import Bases, CostLine, Shares, Step, in_order, steps_of
from services.breaking_down import bases
from services.models import Basis, Disaggregation, DisaggregationLine, DisaggregationShare

_AT_A_TIME = 2_000


def steps_again(made: Disaggregation, line: DisaggregationLine) -> list[Step]:
    """How one line was shared out. The direct costs that it goes over are those that were kept."""
    direct = _direct_costs(made, line) if line.basis == Basis.DIRECT else {}
    return steps_of(_cost_line(line), _bases(made), direct)


def follows(made: Disaggregation) -> bool:
    """Whether every kept share, and each area's sum, is what follows from the inputs; some lines at a time."""
    lines = [_cost_line(line) for line in made.lines.iterator(chunk_size=_AT_A_TIME)]
    sums: dict[str, int] = defaultdict(int)
    coming = in_order(lines, _bases(made))
    while block := list(islice(coming, _AT_A_TIME)):
        again = {line.number: shares for line, shares in block}
        if _kept(made, list(again)) != again:
            return False
        for shares in again.values():
            for code, pence in shares.items():
                sums[code] += pence
    kept = {code: pence for code, pence in made.by_area.items() if pence}
    return not made.by_area or kept == {code: pence for code, pence in sums.items() if pence}


def _kept(made: Disaggregation, numbers: list[int]) -> dict[int, Shares]:
    found: dict[int, Shares] = {number: {} for number in numbers}
    rows = DisaggregationShare.objects.filter(
        line__disaggregation=made, line__number__in=numbers
    ).order_by()
    for number, code, pence in rows.values_list("line__number", "area_code", "pence"):
        found[number][code] = pence
    return found


def _direct_costs(made: Disaggregation, line: DisaggregationLine) -> Shares:
    costs = DisaggregationShare.objects.filter(
        line__disaggregation=made, line__overhead_class="", line__amount_pence__gt=0
    )
    if line.over:
        costs = costs.filter(line__cost_centre__in=line.over)
    sums = costs.order_by().values("area_code").annotate(sum=Sum("pence"))
    return dict(sums.values_list("area_code", "sum"))


def _cost_line(line: DisaggregationLine) -> CostLine:
    return CostLine(
        line.number,
        line.cost_centre,
        line.amount_pence,
        line.basis,
        line.place,
        line.overhead_class,
        frozenset(line.over),
    )


def _bases(made: Disaggregation) -> Bases:
    people = areas.from_inputs(made.inputs["areas"])
    return bases(people, made.inputs["users"], made.population_percent)
