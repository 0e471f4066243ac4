"""Somebody of a councillor's name who is somebody else: found by an officer, with a reason, and never of one address."""

import pytest
from django.db import transaction

from councillors import asking, namesakes
from councillors.errors import CouncillorError
from councillors.models import GrantRequest, Namesake
from councillors.sealed import Contact
from record.models import RecordEntry
from tests.budgets.officer.desk import proven, words
from tests.councillors.budgets import answered, asked, past, pool, three, wish
from tests.councillors.test_pages import ASKED
from tests.funds.money import finance_officer

pytestmark = pytest.mark.django_db
OTHER_ADA = Contact("Nadia Hussain", "nadia@example.org", "", ("Ada Lovell",))


def refused(act, **told):
    with pytest.raises(CouncillorError) as error, transaction.atomic():
        act(**told)
    return error.value.message


def test_an_officer_clears_the_name_and_the_councillor_answers(client):
    ada, ben, _carla = three()
    request = asked(pool([ada, ben]), contact=OTHER_ADA)
    told = {"request": request, "by": ada.councillor}
    assert "connected with this group" in refused(answered, **told)
    proven(client, finance_officer())
    path = f"/officer/councillors/requests/{request.pk}/"
    given = {"councillor": ada.councillor.pk, "reason": "Born 1990, lives in Mill Lane"}
    assert "Say" in words(client.post(path + "namesake/", {**given, "reason": ""}))
    client.post(path + "namesake/", given)
    assert "Born 1990" in words(client.get(path))
    assert "Born 1990" not in words(client.get(request.get_absolute_url()))
    assert not RecordEntry.objects.filter(payload__contains="1990").exists()
    assert RecordEntry.objects.filter(action="councillors.namesake-cleared").exists()
    assert answered(**told).answers.count() == 1
    assert "found already" in words(client.post(path + "namesake/", given))


def test_what_no_officer_can_clear():
    ada, ben, _carla = three()
    by, shared = finance_officer(), pool([ada, ben])
    same = Contact("Ada Lovell", ada.councillor.person.email)
    told = {"councillor": ada.councillor, "by": by, "reason": "Another"}
    request = asked(shared, contact=same)
    assert "own address" in refused(namesakes.clear, request=request, **told)
    plain = asked(shared)
    assert "Nobody of the name" in refused(namesakes.clear, request=plain, **told)
    over = asking.withdraw(request=asked(shared, contact=OTHER_ADA), by=by, reason="No")
    assert "is marked" in refused(namesakes.clear, request=over, **told)
    assert not Namesake.objects.exists()


def test_a_request_entered_with_a_reason_reaches_the_councillor_of_that_name(client):
    ada = three()[0]
    proven(client, finance_officer())
    path = f"/officer/councillors/enter/{ada.councillor.pk}/"
    sent = {**ASKED, "connected": "Ada Lovell"}
    assert "call the officers" in words(client.post(path, sent))
    client.post(path, {**sent, "same_name": "Her aunt, 80 years old"})
    request = GrantRequest.objects.get()
    assert Namesake.objects.get().councillor == ada.councillor
    assert answered(request).state == "agreed"


def test_a_group_cannot_clear_itself(client):
    ada = three()[0]
    sent = {**ASKED, "connected": "Ada Lovell", "same_name": "My aunt"}
    page = words(client.post(f"/councillors/{ada.councillor.slug}/ask/", sent))
    assert "connected with this group" in page
    contact = {"of": ada, "wish": wish(), "contact": OTHER_ADA, "namesake": "My aunt"}
    assert "connected with this group" in refused(asking.ask, **contact)
    assert not GrantRequest.objects.exists()


def test_it_stays_as_it_is():
    ada = three()[0]
    asking.ask(of=ada, wish=wish(), contact=OTHER_ADA, by=finance_officer(), namesake="Her aunt")
    made = Namesake.objects.get()
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        made.delete()
    past(made, reason="Her aunt, it says")
