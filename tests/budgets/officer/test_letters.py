"""The officers' pages for letters: ordering, two people, one download, a replaced letter."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ballots.letters import making
from ballots.models import LetterBatch, RollEntry
from tests.budgets.officer.desk import page, proven, words
from tests.factories import BallotFactory, officer_of
from tests.states import RollEntryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def with_register(budget_round):
    for number in range(2):
        RollEntryFactory(ballot=budget_round.ballot, name=f"Voter {number}")
    return budget_round


@pytest.fixture
def send(client, django_capture_on_commit_callbacks):
    def post(address, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address, fields, follow=True)

    return post


@pytest.fixture
def ordered(with_register, officer, send):
    send(page(with_register, "letters/"), kind="plain")
    return with_register


def as_(client, budget_round, name):
    return proven(client, officer_of(budget_round, permission="declare_round", name=name))


def batch():
    return LetterBatch.objects.order_by("-number").first()


def test_letters_are_ordered_and_made(client, with_register, officer, send):
    assert "2 people have no letter yet" in words(client.get(page(with_register, "letters/")))
    send(page(with_register, "letters/"), kind="large-print")
    shown = words(client.get(page(with_register, "letters/")))
    assert "2, Large print" in shown
    assert "Ready for two people to fetch" in shown
    assert "Two people release it" in shown
    assert batch().page_url.endswith(f"/vote/{with_register.slug}/")
    assert "Everybody on the register has a letter" in words(
        send(page(with_register, "letters/"), kind="plain")
    )


def test_two_people_and_one_download(client, ordered, send):
    address = page(ordered, "letters/1/")
    assert "You have released the file." in words(send(address, do="release"))
    assert "Ask a colleague" in words(client.get(address))
    again = send(address, do="release")
    assert again.status_code == 409
    assert "A second person must" in words(again)
    refused = client.post(address + "letters.pdf")
    assert refused.status_code == 409
    second = as_(client, ordered, "Ruth Field")
    assert "Release the file as second person" in words(client.get(address))
    assert "Download the letters, once" in words(send(address, do="release"))
    file = client.post(address + "letters.pdf")
    assert file.content.startswith(b"%PDF")
    assert file["Content-Type"] == "application/pdf"
    assert "attachment" in file["Content-Disposition"]
    assert "no-store" in file["Cache-Control"]
    twice = client.post(address + "letters.pdf")
    assert twice.status_code == 409
    assert "downloaded already" in words(twice)
    assert batch().downloaded_by == second
    assert "Destroy the file" in words(send(address, do="posted"))
    assert "The file and its key are destroyed." in words(send(address, do="purge"))
    assert batch().state == "purged"


def test_only_one_of_the_two_sees_the_download(client, ordered, send):
    address = page(ordered, "letters/1/")
    send(address, do="release")
    as_(client, ordered, "Ruth Field")
    send(address, do="release")
    as_(client, ordered, "Third Person")
    shown = words(client.get(address))
    assert "Download the letters" not in shown
    assert "Samira Khan or Ruth Field downloads it." in shown
    assert client.post(address + "letters.pdf").status_code == 409


def test_made_again_with_a_reason(client, ordered, send):
    before = set(RollEntry.objects.values_list("code_key", flat=True))
    address = page(ordered, "letters/1/")
    assert "Give a reason" in words(send(address, do="restart", reason=""))
    assert "made again, with new codes" in words(
        send(address, do="restart", reason="Spoilt in print")
    )
    assert not before & set(RollEntry.objects.values_list("code_key", flat=True))
    assert "Spoilt in print" in words(client.get(address))


def test_taken_back_before_anybody_fetched_it(client, ordered, send):
    send(page(ordered, "letters/1/"), do="purge")
    assert not RollEntry.objects.exclude(code_key=None).exists()
    assert "2 people have no letter yet" in words(client.get(page(ordered, "letters/")))


def test_a_worker_that_fell_silent_is_woken(client, with_register, officer, send, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(making, "make", lambda batch_id: False)
        send(page(with_register, "letters/"), kind="plain")
    cache.clear()
    address = page(with_register, "letters/1/")
    assert "The worker has not been heard of for a while." in words(client.get(address))
    send(address, do="wake")
    assert batch().state == "ready"


def test_what_prints_as_a_box_is_listed(client, with_register, officer, send):
    RollEntryFactory(ballot=with_register.ballot, name="李 Lee")
    send(page(with_register, "letters/"), kind="plain")
    shown = words(client.get(page(with_register, "letters/1/")))
    assert "Look at 1 letter before it is posted" in shown
    assert "李 Lee" in shown


def test_one_letter_is_replaced(client, ordered, send):
    send(page(ordered, "letters/1/"), do="purge")
    address = page(ordered, "letters/replace/")
    assert "Voter 1" in words(send(address, do="search", text="voter 1"))
    entry = RollEntry.objects.get(name="Voter 1")
    assert "Replace the letter of Voter 1" in words(send(address, do="choose", entry=entry.pk))
    assert "Give a reason" in words(send(address, do="replace", entry=entry.pk, kind="plain"))
    shown = words(send(address, do="replace", entry=entry.pk, kind="plain", reason="Returned"))
    assert "File 2: 1 letter" in shown
    again = send(address, do="replace", entry=entry.pk, kind="plain", reason="Returned")
    assert again.status_code == 409


def test_an_entry_of_another_round_is_not_found(client, ordered, send):
    foreign = RollEntryFactory(ballot=BallotFactory())
    assert send(page(ordered, "letters/replace/"), do="choose", entry=foreign.pk).status_code == 404


def test_the_list_takes_no_more_statements_for_more_files(client, ordered, send):
    def statements():
        with CaptureQueriesContext(connection) as seen:
            client.get(page(ordered, "letters/"))
        return len(seen)

    one = statements()
    for number in range(2):
        RollEntryFactory(ballot=ordered.ballot, name=f"Late {number}")
        send(page(ordered, "letters/"), kind="plain")
    assert LetterBatch.objects.count() == 3
    assert statements() == one
