import logging
import re
import smtplib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from members import emailed_codes
from members.errors import ExpiredCode, PostFailed, TooManyCodes, WrongCode
from members.models import EmailChallenge
from statute import parameters

ADDRESS = "siobhan@example.org"
SCOPE = "ballot:17"


def sent_code():
    return re.search(r"^ {4}(\d{3} \d{3})$", mail.outbox[-1].body, re.MULTILINE)[1]


def send(email=ADDRESS, scope=SCOPE, **more):
    emailed_codes.send(email=email, scope=scope, subject_line="Larkmead budget 2026", **more)
    return sent_code()


def check(code, email=ADDRESS, scope=SCOPE, **more):
    return emailed_codes.check(email=email, code=code, scope=scope, **more)


def another(code):
    return f"{(int(code.replace(' ', '')) + 1) % 1_000_000:06}"


@pytest.mark.django_db
def test_a_code_is_good_once():
    code = send()
    check(code)
    with pytest.raises(ExpiredCode):
        check(code)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["{a} {b}", "{a}{b}", "  {a} {b} ", "{a}-{b}"])
def test_a_code_may_be_typed_with_or_without_spaces(typed):
    first, second = send().split()
    check(typed.format(a=first, b=second))


@pytest.mark.django_db
def test_the_address_may_be_spelt_another_way():
    check(send(email="Si.Obhan@Example.org"), email=ADDRESS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "scope"),
    [("other@example.org", SCOPE), (ADDRESS, "ballot:18")],
    ids=["address", "scope"],
)
def test_a_code_of_another_address_or_scope_is_wrong(email, scope):
    code = send()
    with pytest.raises(WrongCode):
        check(code, email=email, scope=scope)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["", "      ", "12345", "1234567", "abcdef", "１２３４５６", "0" * 5000]
)
def test_nonsense_is_a_wrong_code(typed):
    send()
    with pytest.raises(WrongCode):
        check(typed)


@pytest.mark.django_db
def test_a_new_code_voids_the_older_one():
    first, second = send(), send()
    if first != second:
        with pytest.raises(WrongCode):
            check(first)
    check(second)
    assert EmailChallenge.objects.count() == 1


@pytest.mark.django_db
def test_a_code_runs_out_by_the_database_clock():
    code = send(minutes=0)
    with pytest.raises(ExpiredCode):
        check(code)


@pytest.mark.django_db
def test_after_five_wrong_tries_the_right_code_is_refused():
    code = send()
    for _ in range(5):
        with pytest.raises(WrongCode):
            check(another(code))
    with pytest.raises(ExpiredCode):
        check(code)
    check(send())


@pytest.mark.django_db
def test_four_wrong_tries_leave_the_right_one():
    code = send()
    for _ in range(4):
        with pytest.raises(WrongCode):
            check(another(code))
    check(code)


@pytest.mark.django_db
def test_sending_too_often_is_refused_and_the_last_code_stays_good():
    for _ in range(6):
        code = send()
    with pytest.raises(TooManyCodes) as refusal:
        send()
    assert 0 < refusal.value.wait_seconds <= 3600
    check(code)


@pytest.mark.django_db
def test_neither_address_nor_code_is_stored():
    code = send().replace(" ", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(c)::text FROM members_emailchallenge c")
        row = cursor.fetchone()[0]
    assert ADDRESS not in row
    assert code not in row


@pytest.mark.django_db
def test_mail_server_down_says_so_with_the_phone_number_and_keeps_the_older_code(
    monkeypatch, settings, caplog
):
    code = send()

    def refuse(*args, **kwargs):
        raise smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no such user")})

    monkeypatch.setattr("members.emailed_codes.send_mail", refuse)
    with caplog.at_level(logging.DEBUG), pytest.raises(PostFailed) as refusal:
        send()
    assert settings.COUNCIL_PHONE in refusal.value.message
    assert ADDRESS not in caplog.text
    assert "code_not_sent" in caplog.text
    check(code)


@pytest.mark.django_db
def test_a_hostile_subject_line_cannot_add_a_header():
    emailed_codes.send(email=ADDRESS, scope=SCOPE, subject_line="Budget\nBcc: all@example.org")
    assert mail.outbox[0].subject == "Budget Bcc: all@example.org"
    assert mail.outbox[0].recipients() == [ADDRESS]


@pytest.mark.django_db
def test_the_message_says_what_it_is_for_and_has_no_code_in_its_subject():
    code = send()
    message = mail.outbox[0]
    assert "Larkmead budget 2026" in message.body
    assert code.replace(" ", "") not in message.subject.replace(" ", "")
    assert "30 minutes" in message.body


@pytest.mark.django_db
def test_few_statements():
    parameters.value("emailed-code-minutes")
    with CaptureQueriesContext(connection) as sending:
        code = send()
    with CaptureQueriesContext(connection) as checking:
        check(code)
    assert len(sending) == 1
    assert len([q for q in checking if "members_emailchallenge" in q["sql"]]) == 2


@pytest.mark.django_db
def test_old_codes_are_forgotten():
    send(minutes=-60 * 25)
    send(scope="ballot:18")
    assert emailed_codes.forget_old() == 1
    assert EmailChallenge.objects.get().scope == "ballot:18"


@pytest.mark.django_db(transaction=True)
def test_a_refused_act_leaves_the_code_as_it_was():
    code = send()
    with (
        pytest.raises(LookupError),
        emailed_codes.proved(email=ADDRESS, code=code, scope=SCOPE, use="1"),
    ):
        raise LookupError
    with emailed_codes.proved(email=ADDRESS, code=code, scope=SCOPE, use="2"):
        pass
    with pytest.raises(ExpiredCode):
        check(code)


@pytest.mark.django_db(transaction=True)
def test_the_same_act_sent_twice_passes_twice_and_another_act_does_not():
    code = send()
    for _ in range(2):
        with emailed_codes.proved(email=ADDRESS, code=code, scope=SCOPE, use="form 1"):
            pass
    with (
        pytest.raises(ExpiredCode),
        emailed_codes.proved(email=ADDRESS, code=code, scope=SCOPE, use="form 2"),
    ):
        pytest.fail("two acts with one code")


@pytest.mark.django_db(transaction=True)
def test_a_check_inside_another_transaction_is_refused_because_it_could_be_undone():
    code = send()
    with pytest.raises(RuntimeError), transaction.atomic():
        check(another(code))


def in_threads(act, arguments):
    def run(argument):
        try:
            return act(argument)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(run, arguments))


@pytest.mark.django_db(transaction=True)
def test_of_two_simultaneous_checks_one_wins():
    code = send()

    def once(_):
        try:
            check(code)
        except ExpiredCode:
            return "refused"
        return "passed"

    assert sorted(in_threads(once, range(8))) == ["passed"] + ["refused"] * 7


@pytest.mark.django_db(transaction=True)
def test_of_different_acts_with_one_code_at_once_one_wins():
    code = send()
    acted = []

    def once(number):
        try:
            with emailed_codes.proved(email=ADDRESS, code=code, scope=SCOPE, use=str(number)):
                acted.append(number)
        except ExpiredCode:
            return False
        return True

    assert in_threads(once, range(8)).count(True) == 1
    assert len(acted) == 1


@pytest.mark.django_db(transaction=True)
def test_forty_guesses_at_once_are_still_five():
    code = send()

    def guess(_):
        with pytest.raises(WrongCode):
            check(another(code))

    in_threads(guess, range(12))
    cache.clear()
    with pytest.raises(ExpiredCode):
        check(code)


@pytest.mark.django_db(transaction=True)
def test_two_codes_asked_for_at_once_leave_one_good():
    in_threads(lambda _: send(), range(4))
    assert EmailChallenge.objects.count() == 1
