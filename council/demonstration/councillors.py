"""Three councillors in each of three wards, with their budgets: requests in every state, a ward pool and a partner's match.

Made through the verbs, each step in one transaction; what is there already is left as it is.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from council.demonstration.borough import DrawnWard
from council.demonstration.founders import HOMES
from council.demonstration.organisations import Step
from councillors import (
    allocating,
    answering,
    asking,
    checking,
    matching,
    ordering,
    pooling,
    seating,
)
from councillors.answering import Declared
from councillors.asking import Asked, Wish
from councillors.eligibility import QUESTIONS as ELIGIBLE
from councillors.matching import Terms
from councillors.models import Allocation, Councillor, GrantRequest, MatchOffer, Pool
from councillors.sealed import Contact
from councillors.years import year_of
from funds import moving, opening, paying
from funds.models import Fund, Purpose
from funds.paying import OFFICER
from funds.posting import today
from funds.subsidy_test import QUESTIONS
from members.models import Organisation, Person
from places.models import Ward
from statute import clock

EACH, MATCH = 3_300_00, 2_000_00
FUND = "Councillors’ local budgets"
PARTNER_FUND = "Homes for neighbours"
SEATS = (
    ("Cllr Ibrahim Yusuf", "Cllr Morwenna Tregear", "Cllr Desmond Achebe"),
    ("Cllr Joan Fairweather", "Cllr Piotr Zieliński", "Cllr Amina Warsame"),
    ("Cllr Leila Haddad", "Cllr Geraint Pugh", "Cllr Rosalind Mbeki"),
)
FREE = Declared("none")
CONTACT = Contact("Miriam Cole", "miriam@groups.example", "", ("Miriam Cole", "Femi Bright"))


class Asks(NamedTuple):
    """A request and how far it goes: `until` is the last state it comes to."""

    until: str
    group: str
    what: str
    purpose: str
    pounds: int
    reason: str = ""


ASKS = (
    Asks("paid", "Larkmead Juniors", "Goals and a line marker", "play", 450,
         "Ninety children train on a pitch without goals."),
    Asks("ordered", "Friends of the Library", "Saturday story hour", "young-people", 450,
         "The library cannot pay for Saturdays, and families ask for them."),
    Asks("checked", "Larkmead Tool Share", "Two benches and a safety course", "skills", 600,
         "People who mend things need a place to do it safely."),
    Asks("agreed", "Choir on the Hill", "Sheet music for the winter concert", "public-art", 180,
         "The concert is free and fills the church each year."),
    Asks("declined", "Parade Traders", "Lights for the shopfronts", "streets", 900,
         "The traders’ own levy pays for lights. My budget is for groups without one."),
    Asks("asked", "Lunch Club at St Anselm’s", "A second freezer", "health", 350),
    Asks("received", "Skate Mums", "Helmets to lend", "play", 240),
    Asks("set-aside", "Best Loans Online", "Visit our website", "community-activity", 1000),
    Asks("withdrawn", "Bee Friends", "Two hives", "climate", 300),
    Asks("called-off", "Station Gardeners", "Planters at the station", "green-spaces", 500,
         "The first thing people see when they come home."),
)  # fmt: skip
POOLED = (
    Asks("agreed", "Rookery Youth Shed", "Heating for the youth club", "young-people", 2_400,
         "Three of us together can heat it for the whole winter."),
    Asks("asked", "Rookery Walkers", "Six benches on the ridge path", "green-spaces", 1_800),
)  # fmt: skip


def steps(wards: list[DrawnWard], people: Mapping[str, Person]) -> Iterator[Step]:
    """After the organisations, as one of them makes the match offer."""
    officer, colleague = people["finance-officer"], people["administrator"]
    yield Step(
        _("Nine councillors and their budgets"),
        Allocation.objects.exists,
        lambda: _begin(wards, officer),
    )
    yield Step(
        _("A partner’s offer to match"),
        MatchOffer.objects.exists,
        lambda: _offer(officer),
    )
    yield Step(
        _("Requests to councillors, and a ward pool"),
        GrantRequest.objects.exists,
        lambda: _requests(officer, colleague),
    )


@transaction.atomic
def _begin(wards: list[DrawnWard], officer: Person) -> None:
    for place, names in enumerate(SEATS):
        ward = Ward.objects.get(code=wards[place].code)
        for number, name in enumerate(names):
            first = place == number == 0
            code = "councillor" if first else f"councillor-{place * 3 + number + 1}"
            seating.enter(
                name=name,
                email=f"{code}@demonstration.example",
                ward=ward,
                since=today() - timedelta(days=570),
                by=officer,
            )
    fund = _fund(FUND, "councillor", "Full Council, budget meeting", 9 * EACH, officer)
    allocating.allocate(fund=fund, year=year_of(today()), each_pence=EACH, by=officer)


@transaction.atomic
def _offer(officer: Person) -> None:
    partner = Organisation.objects.get(name=HOMES)
    fund = _fund(PARTNER_FUND, "partner", HOMES, MATCH, officer)
    terms = Terms(
        title=_("Pound for pound for young people and play"),
        per_pound_pence=100,
        cap_pence=MATCH,
        until=(clock.now() + timedelta(days=90)).replace(
            hour=12, minute=0, second=0, microsecond=0
        ),
        purposes=("play", "young-people"),
    )
    matching.offer(organisation=partner, fund=fund, terms=terms, by=officer)


@transaction.atomic
def _requests(officer: Person, colleague: Person) -> None:
    seats = Councillor.objects.filter(name__in=[name for names in SEATS for name in names])
    budgets = Allocation.objects.with_names().filter(councillor__in=seats)
    by_name = {one.councillor.name: one for one in budgets}
    larkmead, rookery = ([by_name[name] for name in names] for names in SEATS[:2])
    for number, one in enumerate(ASKS):
        asked_of = larkmead[number % 3] if one.until != "asked" else larkmead[0]
        _through(_ask(one, asked_of, officer), one, officer, colleague)
    shared = _pool(rookery)
    for one in POOLED:
        request = _ask(one, shared, officer)
        for budget in rookery[: 2 if one.until == "agreed" else 1]:
            _answer(request, budget.councillor, one.reason or _("People rest there on the climb."))
    own = Asks("agreed", "Tannery Green Elders", "Tai chi in the hall", "health", 260,
               _("Falls cost more than classes."))  # fmt: skip
    _through(_ask(own, by_name[SEATS[2][0]], officer), own, officer, colleague)


def _pool(budgets: list[Allocation]) -> Pool:
    made = pooling.open_pool(allocation=budgets[0], rule="majority", pence=1_500_00)
    for one in budgets[1:]:
        pooling.put_in(pool=made, allocation=one, pence=1_500_00)
    return made


def _ask(one: Asks, of: Asked, officer: Person) -> GrantRequest:
    through_form = one.until in {"received", "set-aside"}
    wish = Wish(
        group_name=one.group,
        what_for=one.what,
        description=_("%(group)s asks for this: %(what)s. Everybody in the ward can take part.")
        % {"group": one.group, "what": one.what},
        purpose=Purpose.objects.get(code=one.purpose),
        pence=one.pounds * 100,
    )
    return asking.ask(of=of, wish=wish, contact=CONTACT, by=None if through_form else officer)


def _answer(request: GrantRequest, by: Councillor, reason: str, says: str = "yes") -> GrantRequest:
    return answering.answer(request=request, councillor=by, says=says, reason=reason, declared=FREE)


def _through(request: GrantRequest, one: Asks, officer: Person, colleague: Person) -> None:
    """On to the state that it is to show."""
    if one.until in {"asked", "received"} or request.allocation is None:
        return
    if one.until == "set-aside":
        asking.set_aside(request=request, by=officer, reason=_("Advertising, no request."))
        return
    if one.until == "withdrawn":
        asking.withdraw(request=request, by=officer, reason=_("A neighbour gave them two hives."))
        return
    says = "no" if one.until == "declined" else "yes"
    request = _answer(request, request.allocation.councillor, one.reason, says)
    if one.until == "called-off":
        reason = _("The railway company planted them itself.")
        checking.call_off(request=request, by=officer, reason=reason)
    if one.until in {"checked", "ordered", "paid"}:
        _pay(request, one, officer, colleague)


def _pay(request: GrantRequest, one: Asks, officer: Person, colleague: Person) -> None:
    request = checking.check(
        request=request,
        eligible=dict.fromkeys(ELIGIBLE, True),
        subsidy={**dict.fromkeys(QUESTIONS, True), "effect": False},
        reason=_("A small group of volunteers that sells nothing."),
        by=colleague,
    )
    if one.until == "checked":
        return
    payment = ordering.order(request=request, by=colleague)
    if one.until == "paid":
        paying.pay(payment=paying.approve(payment=payment, by=officer), by=colleague)


def _fund(name: str, source: str, giver: str, pence: int, officer: Person) -> Fund:
    by = officer.as_actor(OFFICER)
    fund = opening.open_fund(name=name, source=source, giver=giver, by=by)
    moving.receive(fund=fund, amount_pence=pence, by=by, reason=giver)
    return fund
