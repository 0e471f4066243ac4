"""What the invented borough spends money on, how far residents decide it, and where the money of its parks goes."""

import csv
import io
from collections.abc import Mapping

from django.utils.translation import gettext as _

from council.demonstration.borough import DrawnWard
from council.demonstration.organisations import Step
from council.demonstration.service_catalogue import (
    PARKS,
    SERVICES,
    USERS_OF_PARKS,
    YEAR,
    ServicePlan,
)
from members.models import Person
from services.breaking_down import Setup, work_out
from services.cost_line import COLUMNS
from services.disaggregating import make_disaggregation
from services.keeping import LineFacts, ServiceFacts, add_line, make_service
from services.models import AreaKind, Disaggregation, Service, Split
from services.split_working import Formula
from services.splitting import SplitFacts, make_split

WEIGHTS = (200, 185, 170, 155, 140, 130, 120, 110, 105, 100)


def steps(wards: list[DrawnWard], people: Mapping[str, Person]) -> list[Step]:
    """The services one by one, then the budget of the parks by ward, then a pot that was shared out."""
    officer = people["commissioner"]
    return [
        *(_service(plan, officer) for plan in SERVICES),
        Step(
            _("Breaking the budget of the parks down by ward"),
            Disaggregation.objects.exists,
            lambda: _break_down(wards, officer),
        ),
        Step(
            _("Sharing a pot out between the wards"), Split.objects.exists, lambda: _split(officer)
        ),
    ]


def _service(plan: ServicePlan, officer: Person) -> Step:
    return Step(
        plan.name,
        lambda: Service.objects.filter(name=plan.name).exists(),
        lambda: _make(plan, officer),
    )


def _make(plan: ServicePlan, officer: Person) -> None:
    facts = ServiceFacts(plan.name, plan.summary, plan.level, plan.out_reason)
    service = make_service(by=officer, facts=facts)
    for title, pounds, level, reason in plan.lines:
        line = LineFacts(YEAR, title, pounds * 100, level or plan.level, reason)
        add_line(by=officer, service=service, facts=line)


def _break_down(wards: list[DrawnWard], officer: Person) -> None:
    content, users = _lines(wards), _users(wards)
    total = sum(line.pounds for line in PARKS) * 100
    worked = work_out(content, users, Setup(YEAR, AreaKind.WARD, total, 60))
    service = Service.objects.get(name=SERVICES[0].name)
    make_disaggregation(by=officer, service=service, worked=worked, content=content)


def _split(officer: Person) -> None:
    formula = Formula(40, WEIGHTS)
    facts = SplitFacts(_("Ward budgets 2027/28"), AreaKind.WARD, 1_000_000_00, formula)
    make_split(by=officer, facts=facts)


def _lines(wards: list[DrawnWard]) -> bytes:
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, restval="")
    table.writeheader()
    for line in PARKS:
        site = next(iter(wards[line.ward].postcodes)) if line.ward is not None else ""
        table.writerow(
            {
                "cost_centre": line.cost_centre,
                "title": line.title,
                "amount": line.pounds,
                "site": site,
                "basis": line.basis,
                "overhead_class": line.overhead_class,
                "over": line.over,
                "estimate": line.estimate,
            }
        )
    return text.getvalue().encode()


def _users(wards: list[DrawnWard]) -> bytes:
    rows = (
        f"{ward.code},{USERS_OF_PARKS[place % len(USERS_OF_PARKS)]}\n"
        for place, ward in enumerate(wards)
    )
    return ("area,users\n" + "".join(rows)).encode()
