"""What an invented borough spends in a year, in pounds. The lines of the parks add up to those of their budget by ward."""

from dataclasses import dataclass
from typing import NamedTuple

YEAR = 2026
INFORM, CONSULT, CO_PRODUCE, DEVOLVE = "inform", "consult", "co-produce", "devolve"


class Line(NamedTuple):
    """A level of its own, or "" for the service's; a reason where it is left out."""

    title: str
    pounds: int
    level: str = ""
    out_reason: str = ""


@dataclass(frozen=True)
class ServicePlan:
    name: str
    summary: str
    level: str
    lines: tuple[Line, ...]
    out_reason: str = ""


class ParksLine(NamedTuple):
    cost_centre: str
    title: str
    pounds: int
    ward: int | None = None
    basis: str = ""
    overhead_class: str = ""
    over: str = ""
    estimate: str = ""


_CARE = "What a person is owed follows from their assessment under the Care Act 2014."
_LOAN = "The contract of 2009 binds the council until 2034."
SERVICES = (
    ServicePlan(
        "Parks and open spaces",
        "Keeps 34 parks, playgrounds and sports pitches, and plants trees.",
        CO_PRODUCE,
        (
            Line("Grounds and planting", 1_240_000),
            Line("Playgrounds", 386_000, DEVOLVE),
            Line("Sports pitches and pavilions", 274_500),
            Line("Street trees", 198_000, DEVOLVE),
            Line("Cafés and hire, income", -143_200, INFORM),
            Line("Management and central costs", 305_700, INFORM),
        ),
    ),
    ServicePlan(
        "Libraries",
        "Runs nine libraries, home visits and the mobile library.",
        CO_PRODUCE,
        (
            Line("Library staff", 1_860_000, CONSULT),
            Line("Books and other media", 240_000, DEVOLVE),
            Line("Buildings", 612_000),
        ),
    ),
    ServicePlan(
        "Young people",
        "Youth clubs, detached youth work and the youth council.",
        DEVOLVE,
        (
            Line("Youth clubs", 720_000),
            Line("Grants decided by young people", 150_000),
            Line("Targeted support", 410_000, CONSULT),
        ),
    ),
    ServicePlan(
        "Streets and lighting",
        "Mends roads and pavements, and keeps the lights on.",
        CONSULT,
        (
            Line("Road surfaces", 3_100_000),
            Line("Crossings and slower streets", 640_000, CO_PRODUCE),
            Line("Lighting contract", 1_450_000, INFORM, _LOAN),
        ),
    ),
    ServicePlan(
        "Waste and cleaning",
        "Collects waste and recycling and sweeps the streets.",
        CONSULT,
        (Line("Collection", 6_200_000), Line("Sweeping", 1_950_000)),
    ),
    ServicePlan(
        "Care for adults",
        "Care at home and in homes for people who need help.",
        CO_PRODUCE,
        (
            Line("Care packages", 41_300_000, INFORM, _CARE),
            Line("Carers’ support", 1_120_000),
            Line("Day centres", 2_340_000, CONSULT),
        ),
    ),
    ServicePlan(
        "Council tax and benefits",
        "Collects council tax and pays housing benefit.",
        INFORM,
        (Line("Collection and payments", 2_780_000),),
        "Amounts and rules are set by national law.",
    ),
)  # fmt: skip
PARKS = (
    ParksLine("P100", "Grounds: Priory Park", 214_000, ward=6),
    ParksLine("P100", "Grounds: Riverside", 167_000, ward=16),
    ParksLine("P100", "Grounds: Larkmead Common", 131_000, ward=0),
    ParksLine("P100", "Grounds: 31 smaller parks", 728_000, basis="population", estimate="The contractor bills by hectare for the borough; shared by people until parks are metered in 2027."),
    ParksLine("P200", "Playgrounds", 386_000, basis="users"),
    ParksLine("P300", "Pitches: Beacon Hill", 118_500, ward=13),
    ParksLine("P300", "Pitches and pavilions elsewhere", 156_000, basis="mix", estimate="Hours of hire are known for half of the pitches."),
    ParksLine("P400", "Street trees", 198_000, basis="population"),
    ParksLine("P500", "Café at Priory Park, income", -88_200, ward=6),
    ParksLine("P500", "Hire of pitches, income", -55_000, basis="users"),
    ParksLine("H900", "Finance, staff and IT", 183_700, overhead_class="central"),
    ParksLine("H910", "Management of parks", 94_000, overhead_class="management"),
    ParksLine("H920", "Depot at Quarry Lane", 28_000, overhead_class="premises", over="P100; P300"),
)  # fmt: skip
USERS_OF_PARKS = (1_420, 980, 2_110, 640, 1_310, 760, 2_840, 1_150)
