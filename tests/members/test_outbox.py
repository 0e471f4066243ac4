import logging
import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from members import delivery, outbox, tasks
from members.models import OutgoingPost

ADDRESS = "siobhan@example.org"
LOCMEM = "django.core.mail.backends.locmem.EmailBackend.send_messages"


def post():
    with transaction.atomic():
        outbox.post(to=ADDRESS, subject="Your vote\nis cast", text="Keep this receipt.")


@pytest.fixture
def broker_down(monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr("members.tasks.send_post.apply_async", refuse)


@pytest.fixture
def mail_fails(monkeypatch):
    def fail_with(failure):
        def refuse(backend, messages):
            raise failure

        monkeypatch.setattr(LOCMEM, refuse)

    return fail_with


def make_due():
    OutgoingPost.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))


@pytest.mark.django_db(transaction=True)
def test_post_is_sent_on_commit_and_its_row_goes():
    post()
    assert [(m.to, m.subject, m.body) for m in mail.outbox] == [
        ([ADDRESS], "Your vote is cast", "Keep this receipt.")
    ]
    assert not OutgoingPost.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_for_a_transaction_that_fails():
    with transaction.atomic():
        outbox.post(to=ADDRESS, subject="Your vote", text="…")
        transaction.set_rollback(True)
    assert mail.outbox == []
    assert not OutgoingPost.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_broker_down_leaves_the_post_for_the_beat(broker_down, caplog):
    with caplog.at_level(logging.DEBUG):
        post()
    assert "post_left_for_the_beat" in caplog.text
    assert mail.outbox == []
    tasks.send_waiting_post()
    assert len(mail.outbox) == 1
    assert not OutgoingPost.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_waiting_row_shows_neither_address_nor_text(broker_down):
    post()
    sealed = bytes(OutgoingPost.objects.get().sealed)
    assert b"siobhan" not in sealed
    assert b"receipt" not in sealed


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "failure",
    [
        ConnectionRefusedError(),
        TimeoutError(),
        smtplib.SMTPServerDisconnected("gone"),
        smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no")}),
    ],
    ids=lambda failure: type(failure).__name__,
)
def test_mail_server_down_breaks_nothing_and_waits_longer_each_time(
    mail_fails, monkeypatch, failure, caplog
):
    mail_fails(failure)
    with caplog.at_level(logging.DEBUG):
        post()
    waiting = OutgoingPost.objects.get()
    assert waiting.tries == 1
    assert waiting.next_try_at > timezone.now()
    tasks.send_waiting_post()
    waiting.refresh_from_db()
    assert waiting.tries == 1
    make_due()
    tasks.send_waiting_post()
    waiting.refresh_from_db()
    assert waiting.tries == 2
    assert ADDRESS not in caplog.text
    monkeypatch.undo()
    make_due()
    tasks.send_waiting_post()
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_an_unreachable_server_is_asked_once_a_round_not_once_a_message(broker_down, mail_fails):
    for _ in range(3):
        post()
    mail_fails(ConnectionRefusedError())
    make_due()
    assert delivery.send_due() == 0
    assert sorted(OutgoingPost.objects.values_list("tries", flat=True)) == [0, 0, 1]


@pytest.mark.django_db(transaction=True)
def test_a_server_that_cannot_be_opened_costs_no_message_a_try(broker_down, monkeypatch, caplog):
    post()

    def refuse(backend):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.base.BaseEmailBackend.open", refuse)
    tasks.send_waiting_post()
    assert OutgoingPost.objects.get().tries == 0
    assert "mail_server_unreachable" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_one_refused_message_does_not_hold_up_the_next(broker_down, monkeypatch):
    for _ in range(2):
        post()
    honest = mail.backends.locmem.EmailBackend.send_messages
    answers = iter([smtplib.SMTPRecipientsRefused({}), None])

    def first_refused(backend, messages):
        if failure := next(answers):
            raise failure
        return honest(backend, messages)

    monkeypatch.setattr(LOCMEM, first_refused)
    assert delivery.send_due() == 1
    assert OutgoingPost.objects.get().tries == 1


@pytest.mark.django_db(transaction=True)
def test_it_gives_up_in_the_end_without_naming_anybody(mail_fails, broker_down, caplog):
    post()
    mail_fails(TimeoutError())
    OutgoingPost.objects.update(tries=delivery.MAX_TRIES - 1)
    with caplog.at_level(logging.DEBUG):
        tasks.send_waiting_post()
    assert not OutgoingPost.objects.exists()
    assert "post_given_up" in caplog.text
    assert ADDRESS not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_sending_twice_sends_once(broker_down):
    post()
    number = OutgoingPost.objects.get().pk
    tasks.send_post(number)
    tasks.send_post(number)
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_a_message_another_worker_holds_is_left_alone(broker_down):
    from django.db import connections

    post()
    row = OutgoingPost.objects.get()
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT 1 FROM members_outgoingpost WHERE id = %s FOR UPDATE", [row.pk])
            assert delivery.send(row.pk) is delivery.Outcome.NOT_THERE
            cursor.execute("ROLLBACK")
    finally:
        other.close()
    assert delivery.send(row.pk) is delivery.Outcome.SENT


def test_pauses_grow_to_six_hours():
    minutes = [delivery.pause(tries).total_seconds() / 60 for tries in (1, 2, 3, 9, 10, 19)]
    assert minutes == [1, 2, 4, 256, 360, 360]
