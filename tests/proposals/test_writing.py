"""A draft saved without an account, finished by the link from an e-mail, and sent to the officers."""

import re

import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from agenda.participants import Participant
from budgets.models import Phase
from proposals.commenting import comment
from proposals.forgetting import forget_after_rounds
from proposals.models import Comment, DraftLink, Proposal, ProposalPhoto
from record.models import RecordEntry
from tests.agenda.rounds import named, over, round_in, somebody
from tests.budgets.voting.walk import text_of
from tests.factories import OfficerFactory, PersonFactory, PostcodeFactory
from tests.proposals.proposed import TYPED, drafted, page, photo, published, submitted

pytestmark = pytest.mark.django_db
MINE = "ngozi@example.org"


@pytest.fixture
def budget_round():
    return round_in(Phase.PROPOSALS)


@pytest.fixture
def posted(django_capture_on_commit_callbacks):
    """Do something and have its e-mails sent."""

    def do(act):
        with django_capture_on_commit_callbacks(execute=True):
            return act()

    return do


def link():
    return re.search(r"https?://[^/]+(/rounds/\S+/drafts/\S+)", mail.outbox[-1].body)[1]


def test_a_draft_is_saved_without_an_account_and_finished_by_the_link(client, budget_round, posted):
    new = page(budget_round, "new/")
    answer = client.post(new, {**TYPED, "who-email": ""})
    assert "Enter your email address" in text_of(answer)
    assert TYPED["why"] in text_of(answer)
    saved = posted(
        lambda: client.post(new, {"title": "Trees", "proposer": "resident", "who-email": MINE})
    )
    assert "Your draft is saved" in text_of(saved)
    made = Proposal.objects.get()
    assert bytes(DraftLink.objects.get().token_key) not in link().encode()
    assert client.get(page(budget_round, f"{made.number}/")).status_code == 404
    # Reading the link proves nothing; pressing its button does.
    assert "Trees" in text_of(client.get(link()))
    assert client.get(page(budget_round, "1/check/")).status_code == 404
    check = client.post(link(), follow=True)
    assert "Before you can send it" in text_of(check)
    client.post(page(budget_round, "1/change/"), TYPED)
    client.post(page(budget_round, "1/photos/"), {"picture": photo(), "alt": "A bare street"})
    assert ProposalPhoto.objects.get().alt == "A bare street"
    sent = posted(lambda: client.post(page(budget_round, "1/check/"), follow=True))
    assert "with the officers" in text_of(sent)
    made.refresh_from_db()
    assert made.state == "submitted"
    assert mail.outbox[-1].to == [MINE]
    assert not any(MINE in entry.payload for entry in RecordEntry.objects.all())


def test_what_is_missing_or_wrong_is_said_and_nothing_is_sent(client, budget_round):
    client.force_login(PersonFactory())
    named_only = {"title": "Trees", "proposer": "resident"}
    client.post(page(budget_round, "new/"), named_only)
    answer = client.post(page(budget_round, "1/check/"))
    assert answer.status_code == 409
    assert "Say what you propose." in text_of(answer)
    for guess, said in (
        ("0", "must be £0.01 or more"),
        ("-3", "must be £0 or more"),
        ("lots", "must be money"),
    ):
        assert said in text_of(
            client.post(page(budget_round, "1/change/"), {**TYPED, "cost_guess_pence": guess})
        )
    client.post(page(budget_round, "1/change/"), {**TYPED, "cost_guess_pence": "900,000"})
    answer = client.post(page(budget_round, "1/check/"))
    assert "There is £120,000 in all" in text_of(answer)
    assert Proposal.objects.get().state == "draft"


def test_an_old_link_is_refused_and_a_new_one_sent_neutrally(client, budget_round, posted):
    posted(
        lambda: client.post(
            page(budget_round, "new/"),
            {"title": "Trees", "proposer": "resident", "who-email": MINE},
        )
    )
    old = link()
    DraftLink.objects.update(expires_at="2020-01-01T00:00Z")
    assert "too old" in text_of(client.get(old))
    assert "too old" in text_of(client.post(old))
    again = page(budget_round, "drafts/again/")
    answers = [
        text_of(posted(lambda one=one: client.post(again, {"email": one})))
        for one in ("nobody@example.org", MINE)
    ]
    assert answers[0].replace("nobody@example.org", MINE) == answers[1]
    assert len(mail.outbox) == 2
    assert client.get(old).status_code == 404
    assert client.post(link(), follow=True).status_code == 200


def test_a_place_in_another_ward_is_refused_with_its_round(client, budget_round):
    other = round_in(Phase.PROPOSALS, title="Rookery money 2027")
    elsewhere = PostcodeFactory(compact="RK11AA", ward=other.ward)
    client.force_login(PersonFactory())
    answer = client.post(page(budget_round, "new/"), {**TYPED, "postcode": str(elsewhere)})
    said = text_of(answer)
    assert f"That place is in {other.ward.name}, which “Larkmead money 2027” is not for." in said
    assert "“Rookery money 2027” takes proposals for it." in said
    assert not Proposal.objects.exists()


def test_coordinates_put_it_on_the_map(client, budget_round):
    client.force_login(PersonFactory())
    for typed, said in (("51.445", "two numbers"), ("10.0, 10.0", "outside this council")):
        answer = client.post(page(budget_round, "new/"), {**TYPED, "coordinates": typed})
        assert said in text_of(answer)
    client.post(page(budget_round, "new/"), {**TYPED, "coordinates": "51.4450, -0.1050"})
    made = Proposal.objects.get()
    assert (made.latitude, made.longitude, made.ward) == (51.445, -0.105, budget_round.ward)
    assert "51.44500, -0.10500" in client.get(page(budget_round, "1/change/")).content.decode()


def test_a_proposal_points_to_the_agenda_or_says_why_not(client):
    budget_round = round_in(Phase.AGENDA)
    named(budget_round)
    over(budget_round, Phase.AGENDA)
    budget_round.phases.filter(phase="proposals").update(opens_at="2026-01-01T00:00Z")
    client.force_login(PersonFactory())
    client.post(page(budget_round, "new/"), TYPED)
    assert "Choose the priority it serves" in text_of(client.get(page(budget_round, "1/check/")))
    answer = client.post(page(budget_round, "1/change/"), {**TYPED, "agenda_item": "none"})
    assert "Say why it should be done all the same" in text_of(answer)
    client.post(page(budget_round, "1/change/"), {**TYPED, "agenda_item": "1"})
    client.post(page(budget_round, "1/check/"))
    made = Proposal.objects.get()
    assert (made.state, made.agenda_item.number) == ("submitted", 1)


def test_only_staff_proposes_for_the_council(client, budget_round):
    client.force_login(PersonFactory())
    client.post(page(budget_round, "new/"), {**TYPED, "proposer": "officer"})
    assert not Proposal.objects.exists()
    client.force_login(OfficerFactory())
    client.post(page(budget_round, "new/"), {**TYPED, "proposer": "officer"})
    assert Proposal.objects.get().by == "The council"


def test_an_author_withdraws_and_nobody_else_can(client, budget_round):
    person = PersonFactory()
    made = published(budget_round, by=Participant(person.email))
    client.force_login(PersonFactory())
    assert client.get(page(budget_round, "1/withdraw/")).status_code == 404
    assert client.post(page(budget_round, "1/withdraw/")).status_code == 404
    client.force_login(person)
    client.post(page(budget_round, "1/withdraw/"), {"reason": "The school did it."})
    made.refresh_from_db()
    assert made.state == "withdrawn"
    client.logout()
    assert "The school did it." in text_of(client.get(page(budget_round, "1/")))


def test_nothing_is_written_once_proposals_are_over(client, budget_round):
    drafted(budget_round)
    over(budget_round, Phase.PROPOSALS)
    client.force_login(PersonFactory(email="neighbour0@example.org"))
    assert "closed at" in text_of(client.post(page(budget_round, "new/"), TYPED))
    client.post(page(budget_round, "1/change/"), TYPED)
    assert client.post(page(budget_round, "1/check/")).status_code == 409
    assert Proposal.objects.get().state == "draft"


def test_the_database_refuses_moves_and_halves(budget_round):
    made = submitted(budget_round)
    for change in (
        {"state": "draft"},
        {"state": "split"},
        {"state": "hidden"},
        {"place": ""},
        {"latitude": 51.0},
        {"cost_guess_pence": 0},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Proposal.objects.filter(pk=made.pk).update(**change)


def test_links_do_not_flood_an_inbox(client, budget_round, posted):
    typed = {"title": "Trees", "proposer": "resident", "who-email": MINE}
    for _time in range(8):
        answer = posted(lambda: client.post(page(budget_round, "new/"), typed))
    assert "That has been tried too often" in text_of(answer)
    assert len(mail.outbox) == 6


def test_addresses_and_unsent_drafts_go_with_the_round(budget_round):
    drafted(budget_round)
    sent = published(budget_round, by=somebody(2))
    comment(proposal=sent, by=somebody(3), text="Yes.")
    assert forget_after_rounds() == 0
    type(budget_round).objects.filter(pk=budget_round.pk).update(
        closed_at="2027-01-01T00:00Z", closing_words="All is built."
    )
    assert forget_after_rounds() == 3
    assert list(Proposal.objects.values_list("author_sealed", flat=True)) == [None]
    assert Comment.objects.get().author_sealed is None


@pytest.mark.parametrize("rest", ["new/", "1/comment/"])
def test_what_comes_too_late_is_still_there_to_copy(client, budget_round, rest):
    published(budget_round)
    over(budget_round, Phase.PROPOSALS)
    client.force_login(PersonFactory())
    typed = {**TYPED, "text": "Three people fainted last summer."}
    shown = text_of(client.post(page(budget_round, rest), typed))
    assert "closed at" in shown
    assert "Three people fainted last summer." in shown
