"""What officers and authors take off the pages is gone from every page, search and address."""

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from agenda.participants import Participant
from budgets.models import Phase
from proposals.commenting import comment
from proposals.forgetting import forget_after_rounds
from proposals.models import Proposal
from proposals.picturing import add_photo
from proposals.submitting import withdraw
from tests.agenda.rounds import round_in, somebody
from tests.budgets.officer.desk import proven
from tests.budgets.voting.walk import text_of
from tests.factories import PersonFactory, officer_of
from tests.proposals.proposed import ProposalFactory, desk, drafted, page, photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget_round():
    return round_in(Phase.PROPOSALS)


@pytest.fixture
def officer(client, budget_round):
    return proven(client, officer_of(budget_round))


@pytest.mark.parametrize("over", ["withdrawn", "merged", "split"])
def test_what_is_over_can_still_be_hidden_and_shown_as_it_was(client, budget_round, officer, over):
    kept = ProposalFactory(round=budget_round, number=2)
    made = ProposalFactory(
        round=budget_round,
        number=1,
        state=over,
        title="Ask J. Smith of 4 Elm Road",
        merged_into=kept if over == "merged" else None,
    )
    one = desk(budget_round, "proposals/1/")
    client.post(one, {"do": "hide", "hide-reason": "It names somebody."})
    client.logout()
    shown = text_of(client.get(page(budget_round, "1/")))
    assert "It names somebody." in shown
    assert "Elm Road" not in shown
    assert "Elm Road" not in text_of(client.get(page(budget_round, f"?state={over}")))
    proven(client, officer)
    assert "Show it again" in text_of(client.get(one))
    client.post(one, {"do": "show"})
    made.refresh_from_db()
    assert (made.state, made.reason) == (over, "")


def test_a_draft_that_was_withdrawn_unsent_stays_its_authors_alone(client, budget_round, officer):
    withdraw(proposal=drafted(budget_round, title="What I nearly said"))
    assert "Withdrawn (0)" in text_of(client.get(desk(budget_round, "proposals/")))
    listed = client.get(desk(budget_round, "proposals/?state=withdrawn"))
    assert "nearly said" not in text_of(listed)
    assert client.get(desk(budget_round, "proposals/1/")).status_code == 404


def test_nobody_can_ask_what_is_hidden_for_its_words(client, budget_round):
    ProposalFactory(
        round=budget_round,
        state="hidden",
        reason="It names somebody.",
        title="Zweibelfisch",
        what="Said of Zweibelfisch.",
    )
    for rest in ("", "map/"):
        shown = client.get(page(budget_round, rest), {"state": "hidden", "q": "Zweibelfisch"})
        assert "Hidden by an officer" not in text_of(shown)


def test_a_comment_on_what_is_over_can_still_be_reported(client, budget_round):
    made = ProposalFactory(round=budget_round, number=1)
    said = comment(proposal=made, by=somebody(1), text="You are all fools.")
    withdraw(proposal=made)
    shown = client.get(page(budget_round, "1/")).content.decode()
    report = page(budget_round, f"1/comments/{said.pk}/report/")
    assert f'href="{report}"' in shown
    client.force_login(PersonFactory())
    client.post(report, {"why": "An insult."})
    assert said.reports.count() == 1


def test_the_photo_of_what_is_hidden_is_at_its_address_no_more(
    client, budget_round, officer, django_capture_on_commit_callbacks
):
    made = ProposalFactory(round=budget_round, number=1, state="draft", published_at=None)
    shot = add_photo(proposal=made, picture=photo().read(), alt="A bare street")
    Proposal.objects.filter(pk=made.pk).update(state="submitted")
    Proposal.objects.filter(pk=made.pk).update(state="published", published_at=timezone.now())
    old = shot.picture.name
    with django_capture_on_commit_callbacks(execute=True):
        client.post(desk(budget_round, "proposals/1/"), {"do": "hide", "hide-reason": "A face."})
    assert not default_storage.exists(old)
    shot.refresh_from_db()
    assert default_storage.exists(shot.picture.name)


def test_drafts_that_were_never_sent_go_with_the_round_photos_and_all(
    budget_round, django_capture_on_commit_callbacks
):
    names = []
    for withdrawn in (False, True):
        made = drafted(budget_round)
        shot = add_photo(proposal=made, picture=photo().read(), alt="A bare street")
        names.append(shot.picture.name)
        if withdrawn:
            withdraw(proposal=made)
    type(budget_round).objects.filter(pk=budget_round.pk).update(
        closed_at="2027-01-01T00:00Z", closing_words="All is built."
    )
    with django_capture_on_commit_callbacks(execute=True):
        forget_after_rounds()
    assert not Proposal.objects.exists()
    assert not any(default_storage.exists(name) for name in names)


def test_what_is_hidden_comes_back_by_being_shown_again_alone(client, budget_round, officer):
    author = PersonFactory()
    key = Participant(author.email).key_in(budget_round)
    made = ProposalFactory(
        round=budget_round, number=1, state="hidden", reason="It names somebody.", author_key=key
    )
    ProposalFactory(round=budget_round, number=2)
    one = desk(budget_round, "proposals/1/")
    assert "Merge it into another" not in text_of(client.get(one))
    assert client.post(one, {"do": "merge", "into": "2"}).status_code == 409
    client.force_login(author)
    assert "that cannot be done" in text_of(client.post(page(budget_round, "1/withdraw/")))
    made.refresh_from_db()
    assert made.state == "hidden"
