"""The home page: a postcode in any shape, and what is open and decided."""

import json

import pytest
from django.utils import timezone

from council.demonstration.seeding import JOB
from look import progress
from tests.budgets.voting.walk import open_round, text_of
from tests.factories import BallotFactory, BudgetRoundFactory, PostcodeFactory, WardFactory
from tests.governance.states import called, called_election, member, votes
from tests.governance.states import declared as declared_resolution
from tests.organisations import thirds
from tests.states import declared, opened, scheduled


@pytest.fixture
def budget_round(transactional_db):
    return open_round()


def ask(client, postcode, **kwargs):
    return client.post("/", {"postcode": postcode}, **kwargs)


@pytest.mark.parametrize("typed", ["BK3 7QX", "bk37qx", " bk3  7qx. ", "BK3 7QX\n"])
def test_one_open_vote_is_one_step_away(client, budget_round, typed):
    answer = ask(client, typed)
    assert answer.status_code == 302
    assert answer.url == f"/vote/{budget_round.slug}/"
    assert "BK3" not in answer.url
    assert "You asked about BK3 7QX." in text_of(client.get(answer.url))


def test_nothing_open_leads_to_the_ward(client, db):
    ward = WardFactory(name="Coppice Hill")
    PostcodeFactory(compact="BK37QX", ward=ward)
    page = ask(client, "BK3 7QX", follow=True)
    assert "Your postcode, BK3 7QX, is in Coppice Hill" in text_of(page)
    assert "Nothing to decide in Coppice Hill today" in text_of(page)


def test_two_open_votes_lead_to_the_ward(client, budget_round):
    other = BudgetRoundFactory(
        ward=budget_round.ward, ballot=BallotFactory(strata=[budget_round.ward.code])
    )
    from tests.factories import ProjectFactory

    ProjectFactory(round=other)
    opened(other.ballot)
    page = ask(client, "BK3 7QX", follow=True)
    assert page.redirect_chain[-1][0] == f"/wards/{budget_round.ward.slug}/"
    assert text_of(page).count("Choose projects") == 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type your postcode, for example BK3 7QX."),
        ("BK3", "“BK3” is only part of a postcode."),
        ("hello", "“hello” is not a postcode."),
        ("BK9 9ZZ", "We do not know BK9 9ZZ."),
        ("SE1 1AA", "SE1 1AA is outside this council’s area."),
        ("<script>alert(1)</script>", "is not a postcode"),
        ("x" * 10_000, "is not a postcode"),
        ("BT1 1AA", "outside this council’s area"),
    ],
)
def test_any_other_answer_helps_and_keeps_what_was_typed(client, db, typed, sentence):
    PostcodeFactory(compact="SE11AA", ward=None)
    page = ask(client, typed)
    assert page.status_code == 200
    assert sentence in text_of(page)
    assert "<script>alert" not in page.content.decode()
    assert "<title>Error:" in page.content.decode()
    if typed == "BK3":
        assert 'value="BK3"' in page.content.decode()


def test_a_zero_byte_is_no_fault_of_ours(client, db):
    assert ask(client, "BK3\x007QX").status_code == 200


def test_open_votes_and_decided_ones(client, budget_round):
    declared(open_round(title="Spring money"), {0: [1], 1: [1, 2]})
    text = text_of(client.get("/"))
    assert f"{budget_round.ward.name}: spend £120,000 Choose from 3 projects." in text
    assert "Spring money. 2 people voted." in text
    assert "decided by residents so far" in text


def test_nothing_open_names_the_next_opening(client, db):
    budget_round = BudgetRoundFactory(title="Priory Park 2027")
    scheduled(budget_round)
    text = text_of(client.get("/"))
    assert "Nothing is open today. The next vote opens at" in text
    assert "Priory Park 2027" in text


def test_an_empty_council_says_so(client, db):
    assert "Nothing is open today. When a vote is set, it is here." in text_of(client.get("/"))


def test_statements_do_not_grow(client, transactional_db, django_assert_num_queries):
    for _round in range(3):
        open_round(title="Open")
        declared(open_round(title="Old"), {0: [1]})
        with django_assert_num_queries(5):
            client.get("/")


def test_what_members_decide_in_a_number_of_statements_that_stays(
    client, transactional_db, django_assert_num_queries
):
    for n in range(3):
        organisation = thirds(name=f"Centres {n}")
        member(organisation)
        called(organisation, title=f"Quiet room {n}", opens_at=timezone.now())
        called_election(organisation, title=f"Board {n}")
        with django_assert_num_queries(5):
            text = text_of(client.get("/"))
        assert f"Quiet room {n} Centres {n}. Members vote until" in text
        assert f"Board {n} Centres {n}. Members can stand until" in text


def test_what_members_decided_and_nothing_of_a_hidden_organisation(client, transactional_db):
    organisation = thirds(name="Centres")
    resolution = called(organisation_with(organisation), title="Saturday opening")
    votes(resolution.ballot, organisation.memberships.first(), 1)
    declared_resolution(resolution.ballot)
    assert "Saturday opening: passed Centres," in text_of(client.get("/"))
    organisation.published = False
    organisation.save()
    assert "Saturday opening" not in text_of(client.get("/"))


def organisation_with(organisation):
    member(organisation)
    return organisation


def test_a_forged_place_is_not_believed(client, budget_round):
    client.cookies["place"] = "BK3 7QX"
    assert "BK3 7QX" not in text_of(client.get(f"/wards/{budget_round.ward.slug}/"))


class TestDemonstration:
    @pytest.fixture(autouse=True)
    def _demo(self, settings):
        settings.DEMO = True

    def test_progress_is_on_the_page(self, client, db):
        progress.report(JOB, 3, 12, "Rookery ward fund 2026")
        text = text_of(client.get("/", headers={"host": "localhost"}))
        assert "25% done. Rookery ward fund 2026" in text

    def test_letters_and_emails(self, client, budget_round, settings, tmp_path):
        settings.VAR_DIR, settings.EMAIL_FILE_PATH = tmp_path, str(tmp_path / "mail")
        (tmp_path / "demonstration").mkdir()
        letters = {budget_round.slug: [["Leyla Kowalska", "BK12NF", "B85U-CY8U-9N8V-ECZR"]]}
        (tmp_path / "demonstration" / "letters.json").write_text(json.dumps(letters))
        (tmp_path / "mail").mkdir()
        (tmp_path / "mail" / "1.log").write_text(
            "Content-Type: text/plain; charset=utf-8\nSubject: Your code\nTo: a@example.org\nDate: today\n\n123 456\n-----\n"
        )
        text = text_of(client.get("/demo/post/", headers={"host": "localhost"}))
        assert "Leyla Kowalska, BK1 2NF B85U-CY8U-9N8V-ECZR" in text
        assert "Your code To a@example.org, today 123 456" in text

    @pytest.mark.parametrize(
        "sent", [{"REMOTE_ADDR": "192.0.2.1"}, {"HTTP_HOST": "council.example"}]
    )
    def test_only_this_machine_sees_them(self, client, db, settings, sent):
        settings.ALLOWED_HOSTS = ["*"]
        assert client.get("/demo/post/", **{"HTTP_HOST": "localhost", **sent}).status_code == 404


def test_no_letters_without_a_demonstration(client, db):
    assert client.get("/demo/post/", headers={"host": "localhost"}).status_code == 404
