import itertools
from datetime import date

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection

from ballots.casting import Declared, cast, code_scope, form_token
from ballots.claims import neutral
from ballots.errors import AlreadyOnPaper, NotEligible, Refused, StaleForm
from ballots.models import Channel, RollEntry, RollKind, Standing
from members import emailed_codes
from members.errors import ExpiredCode, WrongCode
from members.folding import match_text
from members.seals import keyed
from tests.factories import BallotFactory, PostcodeFactory, WardFactory
from tests.states import CODES, RollEntryFactory, opened, voted_by_code, with_options

pytestmark = pytest.mark.django_db(transaction=True)

BORN = date(1966, 3, 14)


@pytest.fixture
def ward():
    return WardFactory(code="E05090000")


@pytest.fixture(autouse=True)
def _postcodes(ward):
    PostcodeFactory(compact="BK37QX", ward=ward)
    PostcodeFactory(compact="BK37QY", ward=ward)
    PostcodeFactory(compact="BK99ZZ", ward=WardFactory())


def make(kind=RollKind.DECLARED, **ballot):
    return opened(with_options(BallotFactory(roll=kind, **ballot)))


@pytest.fixture
def ballot():
    return make()


def sent_code(ballot, email):
    emailed_codes.send(email=email, scope=code_scope(ballot), subject_line="Your code")
    words = mail.outbox[-1].body.split()
    digits = [word.strip(".:,") for word in words if word.strip(".:,").isdigit()]
    return next(a + b for a, b in itertools.pairwise(digits) if len(a) == len(b) == 3)


def vote(ballot, marks=(1,), *, code=None, token=None, email="patience@example.org", **who):
    who = {
        "name": "Patience Adeyemi",
        "date_of_birth": BORN,
        "postcode": "BK3 7QX",
        "address": "22 Coppice Hill",
        **who,
    }
    code = code or sent_code(ballot, email)
    voter = Declared(email=email, code=code, **who)
    return cast(ballot=ballot, voter=voter, marks=list(marks), form_token=token or form_token())


def box():
    with connection.cursor() as cursor:
        cursor.execute("SELECT marks FROM ballots_live_paper ORDER BY marks")
        return [row[0] for row in cursor.fetchall()]


def test_somebody_who_declares_and_proves_gets_an_entry_and_a_paper(ballot):
    assert not vote(ballot, [2]).waiting
    entry = RollEntry.objects.get()
    assert (entry.channel, entry.proof, entry.standing) == ("web", "emailed-code", "accepted")
    assert (entry.stratum, entry.postcode, entry.declared) == ("E05090000", "BK37QX", True)
    assert box() == [[2]]


def test_the_address_is_kept_sealed_and_the_code_not_at_all(ballot):
    vote(ballot)
    with connection.cursor() as cursor:
        cursor.execute("SELECT e::text, c::text FROM ballots_rollentry e, members_emailchallenge c")
        assert "patience@example.org" not in "".join(cursor.fetchone())


@pytest.mark.parametrize(
    "spelling",
    [
        {"name": "patience  ADEYEMI"},
        {"name": "Adeyemi, Patience"},
        {"postcode": "bk37qx"},
        {"email": "patience+vote@example.org"},
    ],
)
def test_the_same_person_spelled_otherwise_is_one_entry(ballot, spelling):
    first = vote(ballot, [1])
    again = vote(ballot, [3], **spelling)
    assert again.receipt == first.receipt
    assert box() == [[3]]


def test_two_people_at_one_address_are_two_entries(ballot):
    vote(ballot)
    vote(ballot, name="Amos Adeyemi", date_of_birth=date(1960, 1, 2))
    assert RollEntry.objects.count() == 2


def test_another_address_is_refused_neutrally_and_the_first_is_told(ballot):
    vote(ballot, [1])
    mail.outbox.clear()
    with pytest.raises(Refused) as refusal:
        vote(ballot, [2], email="somebody@example.net")
    assert "voted" not in refusal.value.message
    told = [message for message in mail.outbox if message.to == ["patience@example.org"]]
    assert len(told) == 1
    assert "somebody@example.net" not in told[0].body
    assert settings.COUNCIL_PHONE in told[0].body
    assert box() == [[1]]
    assert RollEntry.objects.get().waiting_for == "another-address"


def test_a_wrong_code_and_a_used_code_are_refused(ballot):
    code = sent_code(ballot, "patience@example.org")
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    with pytest.raises(WrongCode):
        vote(ballot, code=wrong)
    vote(ballot, code=code)
    with pytest.raises(ExpiredCode):
        vote(ballot, [2], code=code)
    assert box() == [[1]]


def test_a_refused_vote_leaves_the_code_good(ballot):
    code = sent_code(ballot, "patience@example.org")
    with pytest.raises(NotEligible):
        vote(ballot, code=code, date_of_birth=date(2020, 1, 1))
    assert vote(ballot, code=code).receipt


def test_the_same_form_and_code_again_is_a_replay(ballot):
    code, token = sent_code(ballot, "patience@example.org"), form_token()
    first = vote(ballot, code=code, token=token)
    again = vote(ballot, [2], code=code, token=token)
    assert again.replayed
    assert again.receipt == first.receipt
    assert box() == [[1]]


def test_a_stale_tab_is_refused_even_with_a_fresh_code(ballot):
    stale = form_token()
    vote(ballot)
    with pytest.raises(StaleForm):
        vote(ballot, [2], token=stale)


def test_under_age_is_told_the_rule_and_the_day(ballot):
    with pytest.raises(
        NotEligible, match=r"You must be 16 or over on .* You will be 16 on 1 January 2040"
    ):
        vote(ballot, date_of_birth=date(2024, 1, 1))


def test_sixteen_on_the_day_is_old_enough():
    ballot = make(age_on=date(2026, 12, 6))
    assert vote(ballot, date_of_birth=date(2010, 12, 6)).receipt
    with pytest.raises(NotEligible):
        vote(ballot, date_of_birth=date(2010, 12, 7), name="A day younger")


@pytest.mark.parametrize("postcode", ["BK9 9ZZ", "ZZ1 1ZZ", "nonsense", ""])
def test_a_postcode_outside_the_area_is_refused_plainly(ballot, postcode):
    with pytest.raises(NotEligible, match="outside the area"):
        vote(ballot, postcode=postcode)


def test_who_may_vote_is_the_ballots_own_data(ballot):
    with pytest.raises(NotEligible):
        vote(ballot, connection="works")
    assert vote(make(who_may_vote=["lives", "works"]), connection="works").receipt


def test_no_usual_address_waits_for_an_officer():
    ballot = make(who_may_vote=["lives", "no-fixed-address"])
    assert vote(ballot, connection="no-fixed-address", postcode="").waiting
    assert RollEntry.objects.get().waiting_for == "no-fixed-address"


def test_a_fifth_person_on_one_address_waits(ballot):
    votes = [vote(ballot, name=f"Person {n}") for n in range(5)]
    assert [v.waiting for v in votes] == [False] * 4 + [True]


def test_a_thirteenth_person_in_one_postcode_waits(ballot):
    votes = [vote(ballot, name=f"Person {n}", email=f"p{n}@example.org") for n in range(13)]
    assert [v.waiting for v in votes] == [False] * 12 + [True]


class TestWithARegister:
    def on_the_register(self, ballot, born=BORN, **fields):
        key = keyed("match", match_text("Patience Adeyemi", born, "BK37QX"))
        return RollEntryFactory(ballot=ballot, match_key=key, date_of_birth=born, **fields)

    @pytest.mark.parametrize("born", [BORN, None], ids=["with birth date", "without"])
    def test_a_match_uses_the_registers_entry(self, born):
        ballot = make(RollKind.FROZEN)
        entry = self.on_the_register(ballot, born)
        assert not vote(ballot).waiting
        entry.refresh_from_db()
        assert entry.channel == Channel.WEB
        assert RollEntry.objects.count() == 1

    def test_no_match_on_a_frozen_roll_is_refused_neutrally(self):
        with pytest.raises(Refused):
            vote(make(RollKind.FROZEN))

    def test_no_match_where_both_are_accepted_waits(self):
        assert vote(make(RollKind.BOTH)).waiting
        assert RollEntry.objects.get().standing == Standing.WAITING

    def test_an_emailed_code_cannot_take_over_a_vote_cast_by_posted_code(self):
        ballot = make(RollKind.BOTH)
        entry = self.on_the_register(ballot)
        from ballots.codes import code_key

        RollEntry.objects.filter(pk=entry.pk).update(code_key=code_key(ballot.pk, CODES[1]))
        voted_by_code(ballot, 1, [1])
        with pytest.raises(Refused):
            vote(ballot, [2])
        assert box() == [[1]]

    def test_a_posted_code_replaces_a_vote_cast_by_emailed_code(self):
        ballot = make(RollKind.BOTH)
        entry = self.on_the_register(ballot)
        from ballots.codes import code_key

        RollEntry.objects.filter(pk=entry.pk).update(code_key=code_key(ballot.pk, CODES[1]))
        first = vote(ballot, [2])
        assert voted_by_code(ballot, 1, [1]).receipt == first.receipt
        assert box() == [[1]]

    @pytest.mark.parametrize("channel", [Channel.PAPER, Channel.ASSISTED])
    def test_whoever_knows_a_neighbours_details_does_not_learn_of_their_paper_vote(self, channel):
        ballot = make(RollKind.FROZEN)
        self.on_the_register(ballot, channel=channel)
        with pytest.raises(Refused) as refusal:
            vote(ballot)
        assert refusal.value.message == neutral()

    @pytest.mark.parametrize("channel", [Channel.PAPER, Channel.ASSISTED])
    def test_the_address_that_voted_before_is_told_that_paper_is_final(self, channel):
        ballot = make(RollKind.FROZEN)
        self.on_the_register(ballot)
        vote(ballot)
        RollEntry.objects.update(channel=channel, proof="")
        with pytest.raises(AlreadyOnPaper):
            vote(ballot, [2])


def test_two_claims_of_one_new_person_at_once_leave_one_entry_and_one_paper(ballot):
    from tests.ballots.test_casting_at_once import together

    code, token = sent_code(ballot, "patience@example.org"), form_token()
    votes = together(*[lambda: vote(ballot, code=code, token=token)] * 4)
    assert {type(v).__name__ for v in votes} == {"CastVote"}, votes
    assert RollEntry.objects.count() == 1
    assert box() == [[1]]


def test_two_addresses_claiming_one_person_at_once_leave_one_paper(ballot):
    from tests.ballots.test_casting_at_once import together

    codes = [(email, sent_code(ballot, email)) for email in ("a@example.org", "b@example.org")]
    votes = together(
        *[lambda pair=pair: vote(ballot, email=pair[0], code=pair[1]) for pair in codes]
    )
    assert sorted(type(v).__name__ for v in votes) == ["CastVote", "Contested"]
    assert len(box()) == 1
