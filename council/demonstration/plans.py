"""Which rounds the demonstration borough has: one in every state, each with something to see."""

from dataclasses import dataclass

from ballots.models import BallotState


@dataclass(frozen=True)
class Plan:
    """A round to be made. `ward` is a place in `borough.NAMES`; `voters` cast papers; `turnout` is their part of the register.

    `days` are from now to the opening and to the close. `after` says what followed a declared result (`afterwards`).
    """

    ward: int
    title: str
    pot_pounds: int
    state: str
    days: tuple[int, int]
    ideas: tuple[int, ...]
    kind: str = "approval"
    max_choices: int | None = 5
    points_total: int | None = None
    most_points: int | None = None
    rule: str = "equal-shares"
    completion: str = "add1-greedy"
    threshold: int | None = None
    threshold_percent: int | None = None
    voters: int = 0
    turnout: float = 0.5
    other_rule: bool = True
    languages: tuple[str, ...] = ()
    after: str = ""


ALL = tuple(range(16))
PLANS = [
    Plan(0, "Larkmead budget, winter 2026", 120_000, BallotState.OPEN, (-1, 13), ALL[:10],
         kind="knapsack", max_choices=None, voters=240, turnout=0.2, languages=("cy", "ar")),
    Plan(0, "Larkmead budget, spring 2026", 98_000, BallotState.DECLARED, (-1, 20), (4, 2, 8, 14, 5, 12, 11, 13, 10, 15, 7, 0),
         voters=3200, turnout=0.4, after="delivered"),
    Plan(1, "Rookery ward fund 2026", 60_000, BallotState.DECLARED, (-1, 20), ALL[3:13],
         rule="greedy", completion="none", threshold=60, voters=640, turnout=0.3, after="called-in"),
    Plan(2, "Tannery Green small grants", 25_000, BallotState.OPEN, (-1, 6), (5, 8, 11, 12, 14), kind="single", max_choices=None,
         rule="greedy", completion="none", voters=60),
    Plan(11, "Orchard Rise neighbourhood fund", 30_000, BallotState.OPEN, (-1, 10), (5, 8, 9, 11, 12, 14), kind="points", max_choices=None,
         points_total=10, most_points=6, rule="greedy", completion="none", threshold_percent=10, voters=40),
    Plan(12, "Millpond waterside fund", 35_000, BallotState.OPEN, (-1, 8), (3, 5, 8, 11, 12, 13), kind="order", max_choices=3,
         rule="greedy", completion="none", voters=40),
    Plan(3, "Coppice Hill budget 2026", 80_000, BallotState.SUSPENDED, (-1, 9), ALL[:9], voters=90),
    Plan(4, "Saltmarsh budget 2026", 75_000, BallotState.CLOSED, (-1, 20), ALL[2:12], voters=310),
    Plan(5, "Kilnfield budget 2026", 70_000, BallotState.COUNTED, (-1, 20), ALL[4:15], voters=280),
    Plan(6, "Priory Park budget 2027", 90_000, BallotState.SCHEDULED, (7, 28), ALL[1:11]),
    Plan(7, "Hopyard budget 2027", 50_000, BallotState.DRAFT, (21, 42), ALL[5:12]),
    Plan(8, "Weavers Cross budget 2026", 40_000, BallotState.CANCELLED, (-1, 20), ALL[6:12], voters=20),
    Plan(10, "Lantern Fields budget 2026", 45_000, BallotState.DECLARED, (-1, 20), ALL[5:13], voters=140, after="waiting"),
    Plan(11, "Orchard Rise budget 2026", 40_000, BallotState.DECLARED, (-1, 20), ALL[6:14], voters=120, after="evaluated"),
    Plan(12, "Millpond budget 2026", 30_000, BallotState.DECLARED, (-1, 20), ALL[7:14], voters=110, after="closed"),
    Plan(9, "St Anselm’s budget 2026", 55_000, BallotState.SUPERSEDED, (-1, 20), ALL[3:10], voters=150),
]  # fmt: skip
