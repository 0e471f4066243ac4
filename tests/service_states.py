"""Services, areas with people, and files of budgets."""

import csv
import io

import factory
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone

from members.roles import COMMISSIONER
from services.models import BudgetLine, Service, Split, SplitShare
from services.split_working import Formula
from services.splitting import SplitFacts
from tests.factories import OfficerFactory, WardFactory
from tests.place_states import LsoaFactory

HEADER = [
    "cost_centre", "title", "amount", "site", "area", "overhead_class", "basis", "over", "estimate",
]  # fmt: skip


class ServiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Service

    name = factory.Sequence(lambda n: f"Parks {n}")
    slug = factory.LazyAttribute(lambda one: one.name.lower().replace(" ", "-"))
    summary = "Keeps parks and playgrounds."


class BudgetLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BudgetLine

    service = factory.SubFactory(ServiceFactory)
    year = 2026
    title = factory.Sequence(lambda n: f"Grounds {n}")
    amount_pence = 100_000_00


def commissioner(**facts):
    officer = OfficerFactory(**facts)
    officer.groups.add(Group.objects.get(name=COMMISSIONER.group))
    return officer


def ward(name, code, *people_of_deciles):
    """A ward with an LSOA for each (decile, people)."""
    made = WardFactory(name=name, slug=name.lower(), code=code)
    for decile, people in people_of_deciles:
        LsoaFactory(ward=made, imd_decile=decile, population=people)
    return made


def formula(population_percent=50, first=200, others=100):
    return Formula(population_percent, (first, *[others] * 9))


def split_facts(**facts):
    usual = {"title": "Ward budgets", "kind": "ward", "pot_pence": 100_000_00}
    return SplitFacts(**{**usual, "formula": formula(), **facts})


def budget_csv(*rows, header=HEADER):
    """Rows of dictionaries as the bytes of a file."""
    text = io.StringIO()
    table = csv.DictWriter(text, header, restval="")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()


def row(amount, title="Grounds", cost_centre="P1", **cells):
    return {"cost_centre": cost_centre, "title": title, "amount": amount, **cells}


def check_now():
    """What is checked at the end of a transaction, at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def split_between(pence_by_ward):
    """A split that gives wards, by their code, so much."""
    with transaction.atomic():
        split = Split.objects.create(
            title="Ward shares",
            kind="ward",
            pot_pence=sum(pence_by_ward.values()),
            population_percent=100,
            decile_hundredths=[100] * 10,
            inputs={"areas": []},
            made_by=OfficerFactory(),
            made_at=timezone.now(),
        )
        for code, pence in pence_by_ward.items():
            SplitShare.objects.create(
                split=split, area_code=code, area_name=code, people=1000, pence=pence
            )
    return split
