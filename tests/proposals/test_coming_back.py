"""An author without an account comes back to what they proposed, by links from e-mails, also when it was sent long ago."""

import re

import pytest
from django.core import mail

from agenda.participants import Participant
from budgets.models import Phase
from proposals.appraising import decide
from proposals.merging import PartOf, merge, split
from proposals.models import Proposal
from proposals.moderating import hide, return_to_author, show_again
from proposals.submitting import submit, withdraw
from tests.agenda.rounds import round_in
from tests.budgets.voting.walk import text_of
from tests.factories import OfficerFactory
from tests.proposals.proposed import TYPED, ProposalFactory, drafted, page, published, submitted
from tests.proposals.test_appraisal import case_of

pytestmark = pytest.mark.django_db
MINE = "ngozi@example.org"
ME = Participant(MINE)


@pytest.fixture
def budget_round():
    return round_in(Phase.PROPOSALS)


@pytest.fixture
def posted(django_capture_on_commit_callbacks):
    """Do something and have its e-mails sent; returns those."""

    def do(act):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return mail.outbox

    return do


def links_in(letter):
    return re.findall(r"https?://[^/]+(/rounds/\S+)", letter.body)


def by_link(client, budget_round, posted):
    """What somebody finds who has a link e-mailed and presses its button."""
    (letter,) = posted(lambda: client.post(page(budget_round, "drafts/again/"), {"email": MINE}))
    return client.post(links_in(letter)[0], follow=True)


def test_every_address_in_a_letter_opens_for_somebody_unknown(client, budget_round, posted):
    officer = OfficerFactory()
    made = drafted(budget_round, by=ME)
    acts = [
        lambda: submit(proposal=made),
        lambda: return_to_author(proposal=made, by=officer, reason="Say where."),
        lambda: withdraw(proposal=made),
    ]
    for act in acts:
        for letter in posted(act):
            for link in links_in(letter):
                assert client.get(link).status_code == 200, letter.subject


def test_a_returned_proposal_is_changed_by_the_link_in_its_letter(client, budget_round, posted):
    made = submitted(budget_round, by=ME)
    (letter,) = posted(
        lambda: return_to_author(proposal=made, by=OfficerFactory(), reason="Say where.")
    )
    answer = client.post(links_in(letter)[0], follow=True)
    assert "An officer asks you to change this" in text_of(answer)
    client.post(page(budget_round, "1/change/"), {**TYPED, "place": "By the library"})
    assert Proposal.objects.get().place == "By the library"


@pytest.mark.parametrize("make", [submitted, published])
def test_what_was_sent_is_found_again_and_withdrawn(client, budget_round, posted, make):
    make(budget_round, by=ME)
    assert "This is yours" in text_of(by_link(client, budget_round, posted))
    client.post(page(budget_round, "1/withdraw/"))
    assert Proposal.objects.get().state == "withdrawn"


def test_the_page_of_a_proposal_says_how_its_author_comes_back(client, budget_round):
    published(budget_round, by=ME)
    shown = client.get(page(budget_round, "1/")).content.decode()
    assert f'href="{page(budget_round, "drafts/again/")}"' in shown


def test_a_link_to_what_is_over_makes_nobody_its_author(client, budget_round, posted):
    made = drafted(budget_round, by=ME)
    (letter,) = posted(lambda: client.post(page(budget_round, "drafts/again/"), {"email": MINE}))
    withdraw(proposal=made)
    for answer in (client.get(links_in(letter)[0]), client.post(links_in(letter)[0])):
        assert "the proposal is withdrawn" in text_of(answer)
    assert "participant" not in client.cookies
    assert not posted(lambda: client.post(page(budget_round, "drafts/again/"), {"email": MINE}))


def test_a_link_that_was_replaced_says_where_to_have_a_new_one(client, budget_round):
    answer = client.get(page(budget_round, "drafts/nothing/"))
    assert answer.status_code == 404
    assert "Have a new link emailed" in text_of(answer)


def test_people_whose_proposal_went_into_another_are_told_too(budget_round, posted):
    """Also where that went into a third."""
    first = published(budget_round, title="Trees", by=ME)
    second = published(budget_round, title="Bushes", by=Participant("second@example.org"))
    kept = published(budget_round, title="Shade", by=Participant("kept@example.org"))
    officer = OfficerFactory()
    merge(proposal=first, into=second, by=officer)
    told = posted(lambda: merge(proposal=second, into=kept, by=officer))
    assert [one.to[0] for one in told].count(MINE) == 1
    everybody = {MINE, "second@example.org", "kept@example.org"}
    kept.refresh_from_db()
    told = posted(lambda: hide(proposal=kept, by=officer, reason="It names somebody."))
    assert {one.to[0] for one in told} == everybody
    assert all("It names somebody." in one.body for one in told)
    show_again(proposal=kept, by=officer)
    parts = [PartOf("Small shade", "A tree."), PartOf("Large shade", "A wood.")]
    told = posted(lambda: split(proposal=kept, parts=parts, by=officer))
    assert {one.to[0] for one in told} == everybody
    assert all("Large shade" in one.body for one in told)


def test_an_outcome_reaches_everybody_whose_proposal_it_is_and_the_reply_its_author(posted):
    budget_round = round_in(Phase.APPRAISAL)
    kept = ProposalFactory(
        round=budget_round, author_key=ME.key_in(budget_round), author_sealed=ME.sealed()
    )
    other = Participant("other@example.org")
    ProposalFactory(
        round=budget_round,
        state="merged",
        merged_into=kept,
        author_key=other.key_in(budget_round),
        author_sealed=other.sealed(),
    )
    officer = OfficerFactory()
    case = case_of(kept, officer)
    told = posted(
        lambda: decide(
            appraisal=case, by=officer, outcome="no", reason="Not our land.", reply="Dear Ngozi"
        )
    )
    said = {one.to[0]: one.body for one in told}
    assert all("Not our land." in one for one in said.values())
    assert ["Dear Ngozi" in said[one] for one in (MINE, "other@example.org")] == [True, False]


def test_all_one_proposed_comes_in_one_letter(client, budget_round, posted):
    for title in ("Trees", "Benches", "A crossing"):
        published(budget_round, by=ME, title=title)
    (letter,) = posted(lambda: client.post(page(budget_round, "drafts/again/"), {"email": MINE}))
    assert len([one for one in links_in(letter) if "/drafts/" in one]) == 3
    assert "Benches" in letter.body


def test_words_of_a_stranger_are_not_sent_to_an_address_they_typed(client, budget_round, posted):
    typed = {"title": "Win at evil.example", "proposer": "resident", "who-email": MINE}
    (letter,) = posted(lambda: client.post(page(budget_round, "new/"), typed))
    assert "evil" not in letter.body + letter.subject
    (letter,) = posted(lambda: client.post(page(budget_round, "drafts/again/"), {"email": MINE}))
    assert "evil" not in letter.body


@pytest.mark.parametrize(
    ("make", "said"), [(drafted, "It was not published"), (published, "Its page stays")]
)
def test_an_author_is_told_what_withdrawing_does(client, budget_round, posted, make, said):
    make(budget_round, by=ME)
    by_link(client, budget_round, posted)
    assert said in text_of(client.get(page(budget_round, "1/withdraw/")))
