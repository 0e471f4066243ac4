"""The borough's money: six funds with the strings that such funds have, a pot, its projects and their payments.

Made step by step through the verbs; what is there already is left as it is.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from council.demonstration.borough import DrawnWard
from council.demonstration.organisations import Step
from funds import accounts, moving, opening, paying
from funds.models import Account, Fund, Ground, Payment
from funds.paying import OFFICER
from funds.posting import today
from members.models import Person

LARKMEAD, ROOKERY, RIVERSIDE = 0, 1, 16
CHEST = "pot:community-chest"
MARCH = 3


class Given(NamedTuple):
    """A fund as its giver ties it. `years` is how many financial years there are to spend it, 0 for no day."""

    name: str
    source: str
    giver: str
    pounds: int
    wards: tuple[int, ...] = ()
    purposes: tuple[str, ...] = ()
    use: str = "either"
    years: int = 0


GIVEN = (
    Given("Neighbourhood budgets", "council", "Full Council, budget meeting", 480_000),
    Given(
        "CIL in Larkmead",
        "cil",
        "Neighbourhood portion of the levy on building in Larkmead",
        96_400,
        wards=(LARKMEAD,),
        purposes=("community-buildings", "green-spaces", "play", "streets"),
        use="capital",
        years=4,
    ),
    Given(
        "CIL in Riverside East",
        "cil",
        "Neighbourhood portion of the levy on building in Riverside East",
        212_750,
        wards=(RIVERSIDE,),
        purposes=("community-buildings", "green-spaces", "play", "streets"),
        use="capital",
        years=4,
    ),
    Given(
        "Councillors’ local budget for Rookery",
        "councillor",
        "Three councillors for Rookery, £3,300 each",
        9_900,
        wards=(ROOKERY,),
        years=1,
    ),
    Given(
        "Healthy neighbourhoods",
        "partner",
        "Integrated Care Board",
        60_000,
        purposes=("health", "community-activity"),
        use="revenue",
        years=2,
    ),
    Given(
        "Places to play",
        "grant",
        "A national funder of sport and play",
        45_000,
        wards=(LARKMEAD, ROOKERY),
        purposes=("play", "young-people"),
        use="capital",
        years=2,
    ),
)


def steps(wards: list[DrawnWard], people: Mapping[str, Person]) -> Iterator[Step]:
    """Each fund, then the pot that people can already see money move through."""
    for given in GIVEN:
        yield _fund(given, wards, people["finance-officer"])
    yield Step(
        _("A community chest and its payments"),
        lambda: Account.objects.filter(code=CHEST).exists(),
        lambda: _chest(people["finance-officer"], people["administrator"]),
    )


def _fund(given: Given, wards: list[DrawnWard], officer: Person) -> Step:
    return Step(
        given.name,
        lambda: Fund.objects.filter(name=given.name).exists(),
        lambda: _open(given, wards, officer),
    )


@transaction.atomic
def _open(given: Given, wards: list[DrawnWard], officer: Person) -> None:
    by = officer.as_actor(OFFICER)
    fund = opening.open_fund(
        name=given.name,
        source=given.source,
        giver=given.giver,
        wards=[wards[place].code for place in given.wards],
        purposes=given.purposes,
        use=given.use,
        spend_by=_end_of_year(given.years) if given.years else None,
        by=by,
    )
    moving.receive(fund=fund, amount_pence=given.pounds * 100, by=by, reason=given.giver)


@transaction.atomic
def _chest(officer: Person, colleague: Person) -> None:
    """Allotted, committed in part, one payment made and one that waits for the finance officer."""
    by = officer.as_actor(OFFICER)
    fund = Fund.objects.get(name=GIVEN[0].name)
    chest = accounts.open_pot(code=CHEST, title=_("Community chest"))
    moving.allot(
        fund=fund, pot=chest, amount_pence=3_500_000, by=by, reason=_("Small grants this year")
    )
    kitchen, tools = (
        _project(chest, number, title, pence, officer)
        for number, title, pence in (
            (1, _("Lunch club kitchen"), 1_240_000),
            (2, _("Tool library at the repair café"), 980_000),
        )
    )
    made = _ask(kitchen, "Forge Builders Ltd", 86_000, _("Survey and drawings"), colleague)
    made = paying.approve(payment=made, by=officer)
    paying.pay(payment=made, by=colleague)
    _ask(tools, "Repair Café CIC", 245_000, _("Two hundred tools and a safety check"), colleague)


def _project(chest: Account, number: int, title: str, pence: int, officer: Person) -> Account:
    project = accounts.open_project(code=f"spend:community-chest-{number}", title=title)
    moving.commit(
        pot=chest,
        project=project,
        amount_pence=pence,
        by=officer.as_actor(OFFICER),
        reason=_("Agreed by the community chest panel"),
    )
    return project


def _ask(account: Account, payee: str, pence: int, what_for: str, by: Person) -> Payment:
    return paying.request(
        account=account,
        payee_name=payee,
        amount_pence=pence,
        what_for=what_for,
        ground=Ground.PURCHASE,
        by=by,
    )


def _end_of_year(years: int) -> date:
    """31 March at the end of so many financial years, this one being the first."""
    day = today()
    return date(day.year + years - (day.month <= MARCH), MARCH, 31)
