import pytest
from django.db import connection

from ballots import casting, receipts, secrecy
from ballots.casting import PostedCode, cast, form_token
from ballots.errors import (
    AlreadyOnPaper,
    KeyMissing,
    NotTaking,
    Refused,
    StaleForm,
    WrongMarks,
)
from ballots.models import Channel, RollEntry, Standing
from ballots.opening import suspend, withdraw_option
from ballots.scheduling import cancel
from record.models import RecordEntry
from tests.factories import PersonFactory
from tests.states import CODES, RollEntryFactory, past_its_close, voted_by_code

pytestmark = pytest.mark.django_db


def papers_in_the_box():
    with connection.cursor() as cursor:
        cursor.execute("SELECT marks FROM ballots_live_paper ORDER BY marks")
        return [row[0] for row in cursor.fetchall()]


def test_a_vote_marks_the_roll_and_puts_one_paper_in_the_box(ballot):
    vote = voted_by_code(ballot, 1, [3, 1])
    entry = RollEntry.objects.get()
    assert (entry.channel, entry.proof) == (Channel.WEB, "posted-code")
    assert papers_in_the_box() == [[1, 3]]
    assert receipts.known(ballot, vote.receipt)
    assert not vote.replayed
    assert not vote.waiting


@pytest.mark.parametrize(
    "typed", ["aaaa bbbb cccc zzzz", "AAAABBBBCCCCZZZZ", " aaaa-bbbb-cccc-zzzz\n"]
)
def test_the_code_may_be_typed_in_any_way(ballot, typed):
    RollEntryFactory(ballot=ballot, code="AAAA-BBBB-CCCC-ZZZZ")
    assert cast(ballot=ballot, voter=PostedCode(typed), marks=[1], form_token=form_token()).receipt


def test_the_last_vote_counts_and_the_receipt_stays_the_same(ballot):
    first = voted_by_code(ballot, 1, [1])
    second = voted_by_code(ballot, 1, [2, 3])
    assert papers_in_the_box() == [[2, 3]]
    assert first.receipt == second.receipt


def test_receipts_of_two_voters_differ(ballot):
    assert voted_by_code(ballot, 1, [1]).receipt != voted_by_code(ballot, 2, [1]).receipt


def test_the_same_form_again_changes_nothing(ballot):
    token = form_token()
    first = voted_by_code(ballot, 1, [1], token)
    again = voted_by_code(ballot, 1, [2], token)
    assert again.replayed
    assert again.receipt == first.receipt
    assert papers_in_the_box() == [[1]]


def test_a_stale_tab_cannot_overwrite_a_newer_vote(ballot):
    stale = form_token()
    voted_by_code(ballot, 1, [1])
    with pytest.raises(StaleForm):
        voted_by_code(ballot, 1, [2], stale)
    assert papers_in_the_box() == [[1]]


def test_a_form_from_the_future_is_refused(ballot):
    with pytest.raises(StaleForm):
        voted_by_code(ballot, 1, [1], form_token() + 60_000_000)


@pytest.mark.parametrize(
    "marks",
    [[], [1, 1], [4], [0], [-1], [1, 2, 3, 4], list(range(1, 2000))],
    ids=["none", "twice", "unknown", "zero", "negative", "too many", "thousands"],
)
def test_wrong_marks_are_refused_and_nothing_is_written(ballot, marks):
    with pytest.raises(WrongMarks):
        voted_by_code(ballot, 1, marks)
    assert papers_in_the_box() == []
    assert RollEntry.objects.get().channel == ""


@pytest.mark.parametrize("code", ["", "AAAA-BBBB-CCCC-ZZZY", "x" * 10_000, "AAAA", "' OR 1=1 --"])
def test_a_wrong_code_is_refused_in_the_same_words_whatever_is_wrong(ballot, code):
    RollEntryFactory(ballot=ballot, code="AAAA-BBBB-CCCC-ZZZZ")
    with pytest.raises(Refused, match="could not accept this code"):
        cast(ballot=ballot, voter=PostedCode(code), marks=[1], form_token=form_token())


def test_a_struck_entry_cannot_vote(ballot):
    RollEntryFactory(
        ballot=ballot, code=CODES[1], standing=Standing.STRUCK, struck_reason="Moved away."
    )
    with pytest.raises(Refused):
        voted_by_code(ballot, 1, [1])


@pytest.mark.parametrize("channel", [Channel.PAPER, Channel.ASSISTED])
def test_a_vote_on_paper_or_with_an_officer_is_final(ballot, channel):
    RollEntryFactory(ballot=ballot, code=CODES[1], channel=channel)
    with pytest.raises(AlreadyOnPaper):
        voted_by_code(ballot, 1, [1])


def test_a_withdrawn_option_cannot_be_marked_any_more(ballot):
    withdraw_option(ballot.options.get(number=2), PersonFactory(), "The owner of the land said no.")
    with pytest.raises(WrongMarks, match="cannot be chosen any more"):
        voted_by_code(ballot, 1, [2])


def test_a_draft_takes_nothing(draft):
    with pytest.raises(NotTaking) as refusal:
        voted_by_code(draft, 1, [1])
    assert refusal.value.reason == "not-open-yet"


@pytest.mark.parametrize(
    ("verb", "reason"),
    [(suspend, "suspended"), (cancel, "cancelled"), (lambda b, *_: past_its_close(b), "closed")],
    ids=["suspended", "cancelled", "past its hour"],
)
def test_nothing_is_taken_outside_the_hours(ballot, verb, reason):
    verb(ballot, PersonFactory(), "A printing error on the letters.")
    with pytest.raises(NotTaking) as refusal:
        voted_by_code(ballot, 1, [1])
    assert refusal.value.reason == reason


def test_the_hour_decides_even_if_nobody_has_closed_the_ballot(ballot):
    past_its_close(ballot)
    assert ballot.state == "open"
    with pytest.raises(NotTaking):
        voted_by_code(ballot, 1, [1])


def test_without_its_key_a_ballot_takes_nothing_rather_than_a_second_paper(ballot):
    voted_by_code(ballot, 1, [1])
    secrecy.key_path(ballot.pk).unlink()
    with pytest.raises(KeyMissing):
        voted_by_code(ballot, 1, [2])
    assert papers_in_the_box() == [[1]]


def test_another_ballots_key_is_not_taken_for_this_ones(ballot):
    secrecy.key_path(ballot.pk).write_bytes(b"x" * 32)
    with pytest.raises(KeyMissing):
        voted_by_code(ballot, 1, [1])


def test_a_code_of_another_ballot_is_refused(ballot, db):
    from tests.factories import BallotFactory
    from tests.states import opened, with_options

    other = opened(with_options(BallotFactory()))
    RollEntryFactory(ballot=other, code=CODES[1])
    with pytest.raises(Refused):
        cast(ballot=ballot, voter=PostedCode(CODES[1]), marks=[1], form_token=form_token())


def test_casting_writes_no_public_record(ballot):
    before = RecordEntry.objects.count()
    voted_by_code(ballot, 1, [1])
    assert RecordEntry.objects.count() == before


@pytest.mark.parametrize("options", [3, 40])
def test_a_cast_takes_five_statements_whatever_the_size(options, django_assert_num_queries):
    from tests.factories import BallotFactory
    from tests.states import opened, with_options

    ballot = opened(with_options(BallotFactory(max_choices=5), options))
    for number in range(1, options):
        RollEntryFactory(ballot=ballot, code=CODES[number], name=f"Voter {number}")
    token = form_token()
    # The savepoint of the test's own transaction is the other two.
    with django_assert_num_queries(4 + 2):
        casting.cast(ballot=ballot, voter=PostedCode(CODES[2]), marks=[1, 2], form_token=token)
