"""Notices to many people: killed half-way, two workers at once, constant memory. Each address gets exactly one letter."""

import re

import pytest

from ballots import opening
from budgets import notice_addresses, sending
from budgets.models import Notice
from look import progress
from members import mailing, outbox
from tests.budgets.notices import voter, written_to
from tests.budgets.officer.desk import page, proven, words
from tests.factories import BudgetRoundFactory, OptionFactory, PersonFactory, officer_of
from tests.states import opened
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESSES = [f"resident{number}@example.org" for number in range(23)]


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr(mailing, "ROWS_AT_A_TIME", 4)


@pytest.fixture
def notice(monkeypatch):
    """A suspension of which nobody has been told yet: the broker was away."""
    made = BudgetRoundFactory()
    OptionFactory(ballot=made.ballot)
    opened(made.ballot)
    for address in ADDRESSES:
        voter(made, address)
    with monkeypatch.context() as patch:
        patch.setattr(sending, "send", lambda notice_id: None)
        opening.suspend(made.ballot, PersonFactory(is_staff=True), "A printing error.")
    return Notice.objects.get(kind="suspended")


def each_once():
    return dict.fromkeys(ADDRESSES, 1)


@pytest.mark.parametrize("letters_before", [0, 3, 4, 9, 22])
def test_killed_anywhere_it_goes_on_where_it_stopped(notice, monkeypatch, letters_before):
    left, post = iter(range(letters_before)), outbox.post

    def until_killed(**letter):
        if next(left, None) is None:
            raise KeyboardInterrupt
        post(**letter)

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "post", until_killed)
        with pytest.raises(KeyboardInterrupt):
            sending.send(notice.pk)
    notice.refresh_from_db()
    assert notice.letters == letters_before // 4 * 4 == sum(written_to().values())
    sending.send(notice.pk)
    assert written_to() == each_once()


def test_two_workers_at_once_write_to_each_once(notice):
    assert together(*[lambda: sending.send(notice.pk)] * 2) == [None, None]
    assert written_to() == each_once()
    notice.refresh_from_db()
    assert notice.letters == len(ADDRESSES)


def test_it_never_holds_more_than_a_batch_of_addresses(notice, monkeypatch):
    sizes, following = [], notice_addresses.following

    def measured(asked, most):
        found = following(asked, most)
        sizes.append(len(found))
        return found

    monkeypatch.setattr(notice_addresses, "following", measured)
    sending.send(notice.pk)
    assert sizes == [4, 4, 4, 4, 4, 3]


def test_how_far_it_is_can_be_asked_for(notice, monkeypatch):
    seen, post = set(), outbox.post

    def watched(**letter):
        found = progress.of(sending.sending_job(notice.pk))
        seen.add((found.done, found.total) if found else None)
        post(**letter)

    monkeypatch.setattr(outbox, "post", watched)
    sending.send(notice.pk)
    assert seen == {None, *[(done, 23) for done in range(4, 24, 4)]}
    assert progress.of(sending.sending_job(notice.pk)).finished


def test_the_officers_page_says_how_many_were_written_to(notice, client):
    address = page(notice.round)
    proven(client, officer_of(notice.round, permission="watch_round"))
    assert "waiting for a worker" in words(client.get(address))
    progress.report(sending.sending_job(notice.pk), 8, 23, "Writing to people")
    assert "8 of 23 so far" in words(client.get(address))
    sending.send(notice.pk)
    shown = words(client.get(address))
    assert "Voting is suspended" in shown
    assert re.search(r"E-mails[^>]*>23<", shown)
