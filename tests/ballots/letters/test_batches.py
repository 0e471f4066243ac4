"""From the order to the destroyed file: codes, two people, one download, and a worker killed anywhere."""

import io
import os
import re
import stat
from datetime import timedelta

import pytest
import time_machine
from cryptography.fernet import InvalidToken
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.utils import timezone
from pypdf import PdfReader

from ballots import tasks
from ballots.casting import PostedCode, cast, form_token
from ballots.codes import code_key, issue_codes
from ballots.errors import BallotError, NotAllowedNow, Refused
from ballots.letters import drawing, making, ordering, releasing, store
from ballots.letters.ordering import About
from ballots.models import Letter, LetterBatch, RollEntry
from ballots.papers_by_post import mark
from ballots.reconciling import reconcile
from look import progress
from record.entries import SYSTEM
from record.models import RecordEntry
from statute.models import Parameter
from tests.states import CODES, RollEntryFactory, closed, opened, past_its_close, voted_by_code
from tests.threads import together

pytestmark = pytest.mark.django_db
CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}")


def made(batch):
    assert making.make(batch.pk)
    batch.refresh_from_db()
    return batch


def released(batch, *officers):
    for officer in officers:
        releasing.authorise(batch, officer)
    batch.refresh_from_db()
    return batch


def codes_in(content):
    return [CODE.search(page.extract_text())[0] for page in PdfReader(io.BytesIO(content)).pages]


def codes_on_roll(ballot):
    return {bytes(key) for key in RollEntry.objects.filter(ballot=ballot).exclude(code_key=None).values_list("code_key", flat=True)}  # fmt: skip


def files(settings):
    return list(settings.LETTERS_DIR.glob("*")) if settings.LETTERS_DIR.exists() else []


def test_an_order_issues_no_code(ballot, batch, people):
    assert (batch.number, batch.size, batch.state) == (1, 3, "queued")
    assert codes_on_roll(ballot) == set()
    assert (
        RecordEntry.objects.get(action="ballots.letters-ordered").payload
        == '{"files":1,"letters":3}'
    )


def test_nobody_gets_two_letters(ballot, batch, about, officer):
    with pytest.raises(NotAllowedNow, match="on its way"):
        ordering.order(ballot, officer, about, "plain")
    newcomer = RollEntryFactory(ballot=ballot, name="Newcomer")
    RollEntryFactory(ballot=ballot, name="Declared", declared=True)
    (second,) = ordering.order(ballot, officer, about, "large-print")
    assert [letter.entry for letter in second.letters.all()] == [newcomer]


def test_a_large_order_is_made_in_files_of_a_bounded_size(ballot, people, about, officer):
    Parameter.objects.filter(code="letters-in-a-file").update(value=2)
    cache.clear()
    batches = ordering.order(ballot, officer, about, "plain")
    assert [batch.size for batch in batches] == [2, 1]
    for batch in batches:
        made(batch)
    assert len(codes_on_roll(ballot)) == 3


def test_the_codes_in_the_file_are_the_codes_that_work(ballot, batch, officer, colleague):
    released(made(batch), officer, colleague)
    codes = codes_in(releasing.download(batch, officer))
    assert {code_key(ballot.pk, code) for code in codes} == codes_on_roll(ballot)
    opened(ballot)
    assert cast(
        ballot=ballot, voter=PostedCode(codes[0]), marks=[1], form_token=form_token()
    ).receipt


def test_the_file_is_encrypted_and_its_key_is_not_beside_it(settings, batch):
    made(batch)
    (file,) = files(settings)
    content = file.read_bytes()
    assert b"%PDF" not in content
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert bytes(batch.sealed_key) not in content
    assert store.read(batch.pk, file.name, bytes(batch.sealed_key)).startswith(b"%PDF")
    with pytest.raises(InvalidToken):
        store.read(batch.pk + 1, file.name, bytes(batch.sealed_key))


def test_a_damaged_file_is_told_apart(settings, batch, officer, colleague):
    released(made(batch), officer, colleague)
    (file,) = files(settings)
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(BallotError, match="lost or damaged"):
        releasing.download(batch, officer)
    file.unlink()
    with pytest.raises(BallotError, match="lost or damaged"):
        releasing.download(batch, officer)
    batch.refresh_from_db()
    assert batch.state == "ready"


def test_two_different_people_release_it(batch, officer, colleague):
    made(batch)
    with pytest.raises(NotAllowedNow, match="Two people must release"):
        releasing.download(batch, officer)
    releasing.authorise(batch, officer)
    with pytest.raises(NotAllowedNow, match="A second person must"):
        releasing.authorise(batch, officer)
    with pytest.raises(NotAllowedNow, match="Two people must release"):
        releasing.download(batch, officer)
    releasing.authorise(batch, colleague)
    with pytest.raises(NotAllowedNow, match="nothing to release"):
        releasing.authorise(batch, officer)
    said = [one.payload for one in RecordEntry.objects.filter(action="ballots.letters-released")]
    assert [re.search(r'"people":(\d)', one)[1] for one in said] == ["1", "2"]


def test_the_database_holds_the_two_people(batch, officer, colleague):
    made(batch)
    for change in (
        {"first_by": officer, "second_by": officer},
        {"second_by": officer},
        {"state": "downloaded"},
        {"sealed_key": None},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            LetterBatch.objects.filter(pk=batch.pk).update(**change)


def test_somebody_else_does_not_download_it(batch, officer, colleague, django_user_model):
    released(made(batch), officer, colleague)
    stranger = django_user_model.objects.create(email="third@example.org", is_staff=True)
    with pytest.raises(NotAllowedNow, match="one of the two"):
        releasing.download(batch, stranger)


def test_it_is_downloaded_once(batch, officer, colleague):
    released(made(batch), officer, colleague)
    assert releasing.download(batch, colleague).startswith(b"%PDF")
    for person in (officer, colleague):
        with pytest.raises(NotAllowedNow, match="downloaded already"):
            releasing.download(batch, person)


def test_posted_and_destroyed(
    settings, batch, officer, colleague, django_capture_on_commit_callbacks
):
    ballot = batch.ballot
    released(made(batch), officer, colleague)
    releasing.download(batch, officer)
    releasing.hand_over(batch, officer)
    assert not Letter.objects.exclude(code_key=None).exists()
    with django_capture_on_commit_callbacks(execute=True):
        releasing.purge(batch, officer.as_actor("officer"))
    batch.refresh_from_db()
    assert (batch.state, batch.sealed_key, batch.file_name) == ("purged", None, "")
    assert files(settings) == []
    assert len(codes_on_roll(ballot)) == 3  # the letters are in the post


def test_a_file_nobody_fetched_takes_its_codes_with_it(ballot, batch, officer, about):
    made(batch)
    releasing.purge(batch, SYSTEM)
    assert codes_on_roll(ballot) == set()
    assert ordering.order(ballot, officer, about, "plain")[0].number == 2


@pytest.mark.parametrize("state", ["queued", "ready", "downloaded", "handed-over", "purged"])
def test_every_move_that_is_not_allowed_is_refused(batch, officer, colleague, state):
    if state != "queued":
        released(made(batch), officer, colleague)
    if state in {"downloaded", "handed-over", "purged"}:
        releasing.download(batch, officer)
    if state in {"handed-over", "purged"}:
        releasing.hand_over(batch, officer)
    if state == "purged":
        releasing.purge(batch, SYSTEM)
    refused = {
        "queued": [lambda: releasing.hand_over(batch, officer), lambda: releasing.authorise(batch, officer)],
        "ready": [lambda: releasing.hand_over(batch, officer)],
        "downloaded": [lambda: releasing.download(batch, officer), lambda: releasing.authorise(batch, officer)],
        "handed-over": [lambda: releasing.restart(batch, officer, "x"), lambda: releasing.hand_over(batch, officer)],
        "purged": [lambda: releasing.purge(batch, SYSTEM), lambda: releasing.restart(batch, officer, "x")],
    }  # fmt: skip
    for act in refused[state]:
        with pytest.raises(NotAllowedNow):
            act()
    with pytest.raises(DatabaseError), transaction.atomic():
        LetterBatch.objects.filter(pk=batch.pk).update(state="failed")


def test_made_again_the_old_codes_die_and_the_record_says_so(ballot, batch, officer, colleague):
    released(made(batch), officer, colleague)
    releasing.download(batch, officer)
    before = codes_on_roll(ballot)
    with pytest.raises(NotAllowedNow, match="reason"):
        releasing.restart(batch, officer, "")
    releasing.restart(batch, officer, "The download broke off")
    assert codes_on_roll(ballot) == set()
    made(batch)
    assert len(codes_on_roll(ballot)) == 3
    assert not codes_on_roll(ballot) & before
    assert batch.first_by is None
    said = RecordEntry.objects.get(action="ballots.letters-restarted").payload
    assert '"codes":3' in said


class Killed(BaseException):
    """As if the process ended here."""


@pytest.mark.parametrize("where", ["drawing", "writing", "committing"])
def test_a_worker_killed_anywhere_has_issued_no_code(settings, ballot, batch, monkeypatch, where):
    def kill(*_args, **_kwargs):
        raise Killed

    target = {
        "drawing": (drawing, "draw"),
        "writing": (making, "_finish"),
        "committing": (making.entries, "write"),
    }[where]
    with monkeypatch.context() as patch:
        patch.setattr(*target, kill)
        # A process that is killed cleans nothing up.
        patch.setattr(store, "remove", lambda name: None)
        with pytest.raises(Killed), transaction.atomic():
            making.make(batch.pk)
    batch.refresh_from_db()
    assert codes_on_roll(ballot) == set()
    assert Letter.objects.exclude(code_key=None).count() == 0
    left = len(files(settings))
    assert made(batch).state == "ready"
    assert len(codes_on_roll(ballot)) == 3
    assert len(files(settings)) == left + 1
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=True):
        for file in files(settings):
            if file.name != batch.file_name:
                os.utime(file, (0, 0))
        releasing.purge_due()
    assert [file.name for file in files(settings)] == [batch.file_name]


def test_the_beat_takes_up_what_a_dead_worker_left(batch):
    LetterBatch.objects.filter(pk=batch.pk).update(state="making")
    tasks.make_waiting_letters()
    batch.refresh_from_db()
    assert batch.state == "ready"


def test_the_beat_leaves_a_living_worker_alone(batch):
    LetterBatch.objects.filter(pk=batch.pk).update(state="making")
    progress.report(making.job(batch.pk), 1, 3, "Drawing letters")
    tasks.make_waiting_letters()
    batch.refresh_from_db()
    assert batch.state == "making"


def test_making_twice_makes_once(ballot, batch):
    made(batch)
    before = codes_on_roll(ballot)
    assert not making.make(batch.pk)
    assert codes_on_roll(ballot) == before
    assert progress.of(making.job(batch.pk)).finished


def test_a_fault_is_told_and_issues_nothing(settings, ballot, batch, officer):
    settings.LETTER_FONTS_DIR = "/nowhere"
    assert not making.make(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "failed"
    assert "/nowhere/DejaVuSans.ttf is missing" in batch.fault
    assert codes_on_roll(ballot) == set()
    settings.LETTER_FONTS_DIR = "/usr/share/fonts/truetype/dejavu"
    releasing.restart(batch, officer, "The font is installed")
    made(batch)


def test_an_unexpected_fault_is_raised_too(batch, monkeypatch):
    monkeypatch.setattr(drawing, "draw", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        making.make(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "failed"


def test_voting_over_no_letter(ballot, batch, about, officer):
    past_its_close(opened(ballot))
    assert not making.make(batch.pk)
    batch.refresh_from_db()
    assert "Voting is over" in batch.fault
    with pytest.raises(NotAllowedNow, match="Voting is over"):
        ordering.order(ballot, officer, about, "plain")


def test_an_order_needs_a_return_address_and_a_plain_page(settings, ballot, people, officer):
    with pytest.raises(ValueError, match="plain address"):
        ordering.order(ballot, officer, About("x", "https://c.example/?code=A", "0"), "plain")
    settings.COUNCIL_ADDRESS = ""
    with pytest.raises(NotAllowedNow, match="return address"):
        ordering.order(ballot, officer, About("x", "https://c.example/", "0"), "plain")


def test_one_persons_letter_is_replaced(ballot, people, about, officer, colleague):
    old = dict(issue_codes(ballot, SYSTEM))[people[0]]
    opened(ballot)
    voted = cast(ballot=ballot, voter=PostedCode(old), marks=[1], form_token=form_token())
    batch = ordering.replace(people[0], officer, about, "large-print", "Returned by the post")
    with pytest.raises(Refused):
        cast(ballot=ballot, voter=PostedCode(old), marks=[2], form_token=form_token())
    released(made(batch), officer, colleague)
    pages = PdfReader(io.BytesIO(releasing.download(batch, officer))).pages
    new = CODE.search(pages[0].extract_text())[0]
    assert (
        cast(ballot=ballot, voter=PostedCode(new), marks=[2], form_token=form_token()).receipt
        == voted.receipt
    )
    said = RecordEntry.objects.get(action="ballots.letter-replaced").payload
    assert "Returned by the post" in said
    assert people[0].name not in said
    assert (batch.size, len(pages)) == (1, 2)


def test_what_is_not_replaced(ballot, people, about, officer, batch):
    with pytest.raises(NotAllowedNow, match="on its way"):
        ordering.replace(people[0], officer, about, "plain", "Lost")
    with pytest.raises(NotAllowedNow, match="reason"):
        ordering.replace(people[0], officer, about, "plain", " ")
    with pytest.raises(NotAllowedNow, match="on the register only"):
        ordering.replace(
            RollEntryFactory(ballot=ballot, declared=True), officer, about, "plain", "Lost"
        )
    opened(ballot)
    on_paper = RollEntryFactory(ballot=ballot, name="On paper")
    mark(on_paper, officer)
    with pytest.raises(NotAllowedNow, match="final"):
        ordering.replace(on_paper, officer, about, "plain", "Lost")


def test_taking_back_an_old_file_leaves_newer_codes_alone(
    ballot, people, about, officer, colleague
):
    (first,) = ordering.order(ballot, officer, about, "plain")
    released(made(first), officer, colleague)
    releasing.download(first, officer)
    newer = ordering.replace(people[0], officer, about, "plain", "Lost")
    made(newer)
    releasing.restart(first, officer, "The printer failed")
    kept = RollEntry.objects.get(pk=people[0].pk)
    assert kept.code_key is not None
    assert made(first).size == 2  # no letter with a code that does not work
    assert bytes(RollEntry.objects.get(pk=people[0].pk).code_key) == bytes(kept.code_key)


def test_files_that_lie_too_long_are_destroyed(
    settings, batch, officer, colleague, django_capture_on_commit_callbacks
):
    ballot = batch.ballot
    released(made(batch), officer, colleague)
    releasing.download(batch, officer)
    assert releasing.purge_due() == 0
    LetterBatch.objects.filter(pk=batch.pk).update(downloaded_at=timezone.now() - timedelta(days=8))
    with django_capture_on_commit_callbacks(execute=True):
        tasks.purge_letters()
    batch.refresh_from_db()
    assert batch.state == "purged"
    assert files(settings) == []
    assert len(codes_on_roll(ballot)) == 3


def test_parting_forgets_every_hash_of_a_code(ballot, batch):
    made(batch)
    opened(ballot)
    voted_by_code(ballot, 0, [1])
    closed(ballot)
    reconcile(ballot.pk, SYSTEM)
    assert not Letter.objects.exclude(code_key=None).exists()
    releasing.purge_due()
    batch.refresh_from_db()
    assert batch.state == "purged"


@pytest.mark.django_db(transaction=True)
def test_two_downloads_at_once_give_one_file(batch, officer, colleague):
    released(made(batch), officer, colleague)
    found = together(
        *[lambda one=one: releasing.download(batch, one) for one in (officer, colleague)]
    )
    assert sum(isinstance(one, bytes) for one in found) == 1
    assert sum(isinstance(one, NotAllowedNow) for one in found) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_one_batch_leave_one_set_of_codes(
    settings, ballot, batch, officer, colleague
):
    done = together(*[lambda: making.make(batch.pk)] * 2)
    assert sorted(done) == [False, True]
    assert len(files(settings)) == 1
    batch.refresh_from_db()
    released(batch, officer, colleague)
    codes = codes_in(releasing.download(batch, officer))
    assert {code_key(ballot.pk, code) for code in codes} == codes_on_roll(ballot)


def test_making_takes_few_statements(batch, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        made(batch)


def test_codes_never_reach_a_log(batch, caplog, officer, colleague):
    with caplog.at_level(0):
        released(made(batch), officer, colleague)
        codes = codes_in(releasing.download(batch, officer))
    assert codes
    assert not any(code in caplog.text for code in [*codes, *CODES])
