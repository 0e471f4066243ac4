"""Every role on every page of money: what is not theirs is not there."""

import pytest
from django.contrib.auth.models import Group
from django.urls import get_resolver
from guardian.shortcuts import assign_perm

from funds import accounts, awarding, policies, registering
from funds.models import Purpose
from funds.subsidy_test import QUESTIONS
from members.roles import ROLES
from tests.budgets.officer.desk import proven
from tests.factories import OfficerFactory, PersonFactory
from tests.funds.money import BY, committed, finance_officer, fund, requested

pytestmark = pytest.mark.django_db

# Rest of the address: what a finance officer gets, and a colleague who was given this one fund.
PAGES = {
    "": (200, 200),
    "new/": (200, 404),
    "purposes/": (200, 404),
    "funds/core/": (200, 200),
    "funds/core/receive/": (200, 200),
    "funds/core/none/": (404, 404),
    "pots/": (200, 404),
    "pots/new/": (200, 404),
    "pots/{pot}/": (200, 404),
    "pots/{pot}/hand-back/": (200, 404),
    "funds/core/grant/": (200, 200),
    "payments/": (200, 404),
    "payments/new/": (200, 404),
    "payments/{payment}/": (200, 404),
    "payments/{payment}/approve/": (200, 404),
    "payments/{payment}/none/": (404, 404),
    "enterprises/": (200, 404),
    "enterprises/{enterprise}/": (200, 404),
    "enterprises/{enterprise}/award/": (200, 404),
    "enterprises/{enterprise}/declare/": (200, 404),
    "awards/{award}/": (200, 404),
    "awards/{award}/confirm/": (200, 404),
}


@pytest.fixture
def core():
    return fund("Core", 900_00)


@pytest.fixture
def at(core):
    officer = finance_officer()
    bakery = registering.enter_enterprise(name="Bakery", org_id="GB-COH-01234567", by=officer)
    award = awarding.award(
        enterprise=bakery,
        amount_pence=100,
        what_for="Ovens",
        answers=dict.fromkeys(QUESTIONS, True),
        reason="It sells bread.",
        by=officer,
    )
    payment = requested(committed())
    chest = accounts.open_by_hand(kind="pot", title="Chest", by=BY)
    ids = {"pot": chest.code, "payment": payment.pk, "enterprise": bakery.pk, "award": award.pk}
    return {f"/officer/money/{rest.format(**ids)}": got for rest, got in PAGES.items()}


def statuses(client, at):
    return {path: client.get(path).status_code for path in at}


def test_a_finance_officer_finds_every_page(client, at):
    proven(client, finance_officer())
    assert statuses(client, at) == {path: got[0] for path, got in at.items()}


def test_an_administrator_finds_what_a_finance_officer_finds(client, at):
    proven(client, OfficerFactory(is_superuser=True))
    assert statuses(client, at) == {path: got[0] for path, got in at.items()}


@pytest.mark.parametrize("to_group", [False, True])
def test_a_colleague_finds_the_fund_they_were_given_and_nothing_else(client, core, at, to_group):
    colleague, other = OfficerFactory(), fund("Other", 100)
    group = Group.objects.create(name="Partners")
    colleague.groups.add(group)
    assign_perm("keep_fund", group if to_group else colleague, core)
    proven(client, colleague)
    assert statuses(client, at) == {path: got[1] for path, got in at.items()}
    assert client.get(f"/officer/money/funds/{other.slug}/").status_code == 404
    assert set(policies.visible_to(colleague)) == {core}
    assert other.name not in client.get("/officer/money/").content.decode()


def test_others_find_nothing(client, at):
    assert set(statuses(client, at).values()) == {302}
    ward_officer = OfficerFactory()
    ward_officer.groups.add(Group.objects.get(name=ROLES["ward-officer"].group))
    for somebody in (PersonFactory(), OfficerFactory(), ward_officer):
        proven(client, somebody)
        assert set(statuses(client, at).values()) == {404}
        assert {client.post(path).status_code for path in at} == {404}


def test_a_finance_officer_without_a_second_factor_is_sent_to_set_one_up(client, at):
    client.force_login(finance_officer())
    assert client.get("/officer/money/")["Location"].startswith("/account/second-factor/")


def test_who_only_approves_does_not_mark_paid(client, at):
    approver = OfficerFactory()
    from django.contrib.auth.models import Permission

    approver.user_permissions.add(Permission.objects.get(codename="approve_payment"))
    proven(client, approver)
    path = next(path for path in at if path.endswith("/approve/"))
    assert client.get(path).status_code == 200
    assert client.get(path.replace("approve", "pay")).status_code == 404
    assert client.get(path.replace("approve", "cancel")).status_code == 404


def test_this_table_lists_every_address():
    resolver = next(
        one for one in get_resolver().url_patterns if str(one.pattern) == "officer/money/"
    )
    routes = {str(one.pattern) for one in resolver.url_patterns}
    known = {
        rest.replace("core", "<slug:slug>")
        .replace("{payment}", "<int:pk>")
        .replace("{pot}", "<str:code>")
        .replace("{enterprise}", "<int:pk>")
        .replace("{award}", "<int:pk>")
        for rest in PAGES
    }
    known = {
        one.replace("/receive/", "/<slug:act>/")
        .replace("/grant/", "/<slug:act>/")
        .replace("/hand-back/", "/<slug:act>/")
        .replace("/approve/", "/<slug:act>/")
        .replace("/confirm/", "/<slug:act>/")
        .replace("/none/", "/<slug:act>/")
        for one in known
    }
    assert routes == known


def test_the_first_purposes_are_there():
    assert Purpose.objects.filter(code="green-spaces").exists()
