from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.db import connection

from members.appointing import appoint, dismiss
from members.errors import MemberError
from members.models import Person
from members.roles import ADMINISTRATOR, COUNCILLOR, RETURNING_OFFICER, ROLES, WARD_OFFICER
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
def test_every_role_has_its_group_with_its_permissions(role):
    held = Group.objects.get(name=role.group).permissions.values_list(
        "content_type__app_label", "codename"
    )
    assert {f"{room}.{codename}" for room, codename in held} == role.permissions


def test_every_named_permission_exists():
    known = {
        f"{room}.{codename}"
        for room, codename in Permission.objects.values_list("content_type__app_label", "codename")
    }
    for role in ROLES.values():
        assert role.permissions <= known


def test_a_ward_officer_may_make_rounds_and_is_no_administrator():
    person = appoint(email="Grace@Example.org", role=WARD_OFFICER, by=SYSTEM, name="Grace")
    person = Person.objects.get(pk=person.pk)
    assert person.email == "grace@example.org"
    assert person.is_staff
    assert not person.is_superuser
    assert person.has_perm("budgets.add_budgetround")
    assert not person.has_usable_password()


def test_a_councillor_is_no_staff():
    assert not appoint(email="c@example.org", role=COUNCILLOR, by=SYSTEM).is_staff


def test_an_appointment_is_in_the_public_record_without_name_or_address():
    person = appoint(email="grace@example.org", role=WARD_OFFICER, by=SYSTEM, name="Grace Okonjo")
    entry = RecordEntry.objects.get()
    assert (entry.action, entry.subject_id) == ("members.appointed", str(person.public_id))
    text = f"{entry.payload}{entry.subject_name}{entry.actor_id}"
    assert "Grace" not in text
    assert "example.org" not in text


def test_appointing_twice_changes_and_records_nothing():
    for _ in range(2):
        appoint(email="grace@example.org", role=WARD_OFFICER, by=SYSTEM)
    assert RecordEntry.objects.count() == 1


def test_dismissal_takes_back_what_the_role_gave_and_no_more():
    person = appoint(email="g@example.org", role=WARD_OFFICER, by=SYSTEM)
    appoint(email="g@example.org", role=RETURNING_OFFICER, by=SYSTEM)
    dismiss(person=person, role=WARD_OFFICER, by=SYSTEM)
    person = Person.objects.get()
    assert person.is_staff
    assert not person.has_perm("budgets.add_budgetround")
    dismiss(person=person, role=RETURNING_OFFICER, by=SYSTEM)
    assert not Person.objects.get().is_staff


def test_who_does_not_hold_a_role_cannot_lose_it():
    with pytest.raises(MemberError, match="does not hold"):
        dismiss(person=PersonFactory(), role=WARD_OFFICER, by=SYSTEM)


def test_the_last_administrator_stays():
    only = appoint(email="a@example.org", role=ADMINISTRATOR, by=SYSTEM)
    with pytest.raises(MemberError, match="last administrator"):
        dismiss(person=only, role=ADMINISTRATOR, by=SYSTEM)
    appoint(email="b@example.org", role=ADMINISTRATOR, by=SYSTEM)
    dismiss(person=only, role=ADMINISTRATOR, by=SYSTEM)
    assert not Person.objects.get(email="a@example.org").is_superuser


def test_the_command_makes_the_first_administrator(capsys):
    call_command("make_officer", "a@example.org", role="administrator", name="Bethan Price")
    person = Person.objects.get()
    assert person.is_superuser
    assert person.name == "Bethan Price"
    assert "Administrator" in capsys.readouterr().out


@pytest.mark.parametrize("address", ["nobody", "", "a@b@c", "a@example.org\nBcc: b@example.org"])
def test_the_command_refuses_what_is_no_address(address):
    with pytest.raises(CommandError):
        call_command("make_officer", address, role="administrator")
    assert not Person.objects.exists()


def test_the_command_refuses_an_unknown_role():
    with pytest.raises(CommandError):
        call_command("make_officer", "a@example.org", role="mayor")


@pytest.mark.django_db(transaction=True)
def test_of_two_last_administrators_dismissing_each_other_one_stays():
    both = [
        appoint(email=f"{name}@example.org", role=ADMINISTRATOR, by=SYSTEM) for name in ("a", "b")
    ]

    def dismissed(person):
        try:
            dismiss(person=person, role=ADMINISTRATOR, by=SYSTEM)
        except MemberError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(dismissed, both)) == [False, True]
    assert Person.objects.filter(is_superuser=True).count() == 1
