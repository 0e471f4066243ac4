import hashlib
import json

import pytest
from django.utils.translation import gettext_lazy as _

from record import entries, sentences
from record.models import RecordEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _known_sentences(monkeypatch):
    monkeypatch.setattr(
        sentences,
        "_SENTENCES",
        {"tests.bought": _("%(subject)s was bought for %(price)s. %(extra)s")},
    )


def write(name="A bench", number="1", kind="asset", action="tests.bought", **payload):
    return entries.write(
        actor=entries.Actor("officer", "0f3a"),
        action=action,
        subject=entries.Subject(kind, number, name),
        payload=payload,
    )


def test_the_list_tells_each_entry_as_a_sentence_latest_first(client):
    write(price="£400", extra="In oak.")
    write("A clock", price=120000, extra=2026)
    write("A <b>hall</b>", price="£1")
    page = client.get("/record/").content.decode()
    assert "A bench was bought for £400. In oak." in page
    assert "A clock was bought for 120,000. 2026" in page
    assert "A &lt;b&gt;hall&lt;/b&gt; was bought for £1. not stated" in page
    assert page.index("hall") < page.index("bench")
    assert RecordEntry.objects.last().digest in page


def test_an_act_without_a_sentence_is_named(client):
    write(action="tests.unheard-of")
    assert "“tests.unheard-of”: A bench." in client.get("/record/").content.decode()


def test_no_action_has_two_sentences():
    with pytest.raises(ValueError, match=r"tests\.bought"):
        sentences.register({"tests.bought": "%(subject)s"})


def test_the_list_can_be_about_one_kind_or_one_thing(client):
    write("Bench")
    write("Hall", number="2")
    write("Larkmead", kind="ballot")
    assert "Larkmead" not in client.get("/record/?kind=asset").content.decode()
    one = client.get("/record/?kind=asset&id=2").content.decode()
    assert "Hall was bought" in one
    assert "Bench was bought" not in one
    assert "There are no such entries." in client.get("/record/?kind=nothing").content.decode()


def test_pages_of_the_list_keep_the_filter_and_the_number_of_statements(
    client, django_assert_num_queries
):
    for number in range(120):
        write(f"Bench {number}")
    with django_assert_num_queries(4):
        page = client.get("/record/?kind=asset&page=2").content.decode()
    assert "Bench 69 was" in page
    assert "Bench 70 was" not in page
    assert "?kind=asset&amp;page=3" in page
    assert client.get("/record/?page=999").status_code == 200


def test_an_entry_has_its_facts_and_seals(client):
    write()
    number = write(price="£400", papers=12)
    entry = RecordEntry.objects.get(pk=number)
    page = client.get(f"/record/{number}/").content.decode()
    for text in (
        "£400",
        "12",
        entry.digest,
        entry.previous,
        "officer (0f3a)",
        "?kind=asset&amp;id=1",
    ):
        assert text in page
    assert client.get("/record/99/").status_code == 404


def test_a_downloaded_entry_can_be_checked_by_hand(client):
    number = write(price="£400")
    facts = client.get(f"/record/{number}.json").json()
    digest = facts.pop("digest")
    assert hashlib.sha256("\n".join(map(str, facts.values())).encode()).hexdigest() == digest


def test_the_whole_record_can_be_taken_away_in_one_statement(client, django_assert_num_queries):
    write()
    write("Hall", kind="hall")
    with django_assert_num_queries(2):  # the kinds to choose from, and the entries
        answer = client.get("/record/entries.json")
        taken = json.loads(b"".join(answer.streaming_content))["entries"]
    assert [entry["sequence"] for entry in taken] == [1, 2]
    assert "attachment" in answer["Content-Disposition"]
    some = client.get("/record/entries.json?kind=hall")
    assert len(json.loads(b"".join(some.streaming_content))["entries"]) == 1


def test_an_empty_record_is_a_page_and_a_file(client):
    assert "There are no such entries." in client.get("/record/").content.decode()
    taken = b"".join(client.get("/record/entries.json").streaming_content)
    assert json.loads(taken) == {"entries": []}
