import pytest
from django.contrib.auth.models import AnonymousUser, Permission

from council import navigation
from look.navigation import Item
from tests.factories import OfficerFactory


@pytest.fixture
def items(monkeypatch):
    made = [
        Item("Help", "help", order=1),
        Item("Privacy", "privacy", under="/privacy/"),
        Item("Cookies of privacy", "cookies", under="/privacy/cookies/"),
        Item(
            "Complaints", "complaints_listed", role="officer", permission="council.answer_complaint"
        ),
        Item("Open data", "open_data", role="officer"),
    ]
    monkeypatch.setattr(navigation, "_items", lambda: made)


def seen(rf, path, user):
    request = rf.get(path)
    request.user = user
    return [(link.text, link.current) for link in navigation.Menu(request).links]


def test_residents_see_their_items_and_where_they_are(rf, items):
    assert seen(rf, "/privacy/", AnonymousUser()) == [
        ("Help", False),
        ("Privacy", True),
        ("Cookies of privacy", False),
    ]


def test_the_nearest_item_is_the_current_one(rf, items):
    assert dict(seen(rf, "/privacy/cookies/9/", AnonymousUser())) == {
        "Help": False,
        "Privacy": False,
        "Cookies of privacy": True,
    }


def beside(rf, path):
    request = rf.get(path)
    request.user = AnonymousUser()
    return [(link.text, link.current) for link in navigation.Menu(request).beside]


def test_what_stands_beside_an_item_is_listed_on_its_pages_only(rf, items, monkeypatch):
    made = [*navigation._items(), Item("Accessibility", "accessibility", beside="help")]
    monkeypatch.setattr(navigation, "_items", lambda: made)
    assert "Accessibility" not in dict(seen(rf, "/help/", AnonymousUser()))
    assert dict(seen(rf, "/accessibility/", AnonymousUser()))["Help"]
    assert beside(rf, "/help/") == [("Help", True), ("Accessibility", False)]
    assert beside(rf, "/accessibility/") == [("Help", False), ("Accessibility", True)]
    assert beside(rf, "/privacy/") == []
    assert beside(rf, "/elsewhere/") == []


@pytest.mark.django_db
def test_officers_see_only_what_they_may_open(rf, items):
    officer = OfficerFactory()
    assert [text for text, _current in seen(rf, "/", officer)] == ["Open data"]
    officer.user_permissions.add(Permission.objects.get(codename="answer_complaint"))
    again = type(officer).objects.get(pk=officer.pk)
    assert [text for text, _current in seen(rf, "/", again)] == ["Complaints", "Open data"]


def test_a_room_lists_its_items_in_its_own_module():
    navigation._items.cache_clear()
    assert "complaints_listed" in {item.view for item in navigation._items()}


@pytest.mark.django_db
def test_the_page_shows_the_reader_their_links(client, items):
    assert "Sign in</a>" in client.get("/help/").content.decode()
    officer = OfficerFactory()
    client.force_login(officer)
    page = client.get("/help/").content.decode()
    assert "Samira Khan" in page
    assert "Sign out" in page
