"""Funds, accounts and money in the states that tests need, made through the verbs."""

import itertools
from datetime import date

from django.contrib.auth.models import Group

from funds import accounts, moving, opening, paying
from members.roles import ROLES
from record.entries import Actor
from tests.factories import OfficerFactory, WardFactory

BY = Actor("finance officer", "7f3a")
_numbers = itertools.count(1)


def ward(name="Gipsy Hill"):
    return WardFactory(name=name, slug=f"{name.lower().replace(' ', '-')}-{next(_numbers)}")


def fund(name="Council core", pence=0, **strings):
    made = opening.open_fund(
        name=name,
        source=strings.pop("source", "council"),
        giver=strings.pop("giver", "Full Council"),
        by=BY,
        **strings,
    )
    if pence:
        moving.receive(fund=made, amount_pence=pence, by=BY, reason="Budget 2026")
    return made


def pot(title="Larkmead 2026", **strings):
    return accounts.open_pot(code=f"round:{next(_numbers)}", title=title, **strings)


def project(title="Sixty street trees", **strings):
    return accounts.open_project(code=f"project:{next(_numbers)}", title=title, **strings)


def allot(from_fund, into, pence):
    return moving.allot(fund=from_fund, pot=into, amount_pence=pence, by=BY, reason="Round 2026")


def commit(from_pot, into, pence):
    return moving.commit(pot=from_pot, project=into, amount_pence=pence, by=BY, reason="Decided")


def committed(pence=500_000, **strings):
    """A project with so much committed to it, of one fund."""
    giver, shared, made = fund(pence=pence, **strings), pot(), project()
    allot(giver, shared, pence)
    commit(shared, made, pence)
    return made


def finance_officer(**kwargs):
    officer = OfficerFactory(**kwargs)
    officer.groups.add(Group.objects.get(name=ROLES["finance-officer"].group))
    return officer


def requested(account, pence=50_000, by=None, **kwargs):
    return paying.request(
        account=account,
        payee_name=kwargs.pop("payee_name", "Forge Builders Ltd"),
        amount_pence=pence,
        what_for=kwargs.pop("what_for", "First twenty trees"),
        ground=kwargs.pop("ground", "purchase"),
        by=by or finance_officer(),
        **kwargs,
    )


def past_spend_by(made, day=date(2026, 1, 31)):
    """As time would: the day to spend it by is over (past the trigger that keeps it)."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        type(made).objects.filter(pk=made.pk).update(spend_by=day)
        cursor.execute("SET session_replication_role = origin")
    made.refresh_from_db()
    return made
