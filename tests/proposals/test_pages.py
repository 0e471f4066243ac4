"""The public pages of proposals: lists, search, map, supports, comments; and what officers do with them."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budgets.models import Phase
from proposals.models import Comment, Proposal, ProposalSupport
from record.models import RecordEntry
from tests.agenda.rounds import AgendaItemFactory, over, round_in, somebody
from tests.budgets.officer.desk import proven
from tests.budgets.voting.walk import text_of
from tests.factories import PersonFactory, officer_of
from tests.proposals.proposed import ProposalFactory, desk, page, published, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget_round():
    return round_in(Phase.PROPOSALS)


@pytest.fixture
def officer(client, budget_round):
    return proven(client, officer_of(budget_round))


def test_the_list_is_filtered_searched_and_sorted(client, budget_round):
    item = AgendaItemFactory(round=budget_round, number=7)
    ProposalFactory(round=budget_round, title="Trees in the street", agenda_item=item)
    ProposalFactory(
        round=budget_round, title="Outdoor gym", category="young", what="Machines for exercising."
    )
    ProposalFactory(round=budget_round, title="Hidden one", state="hidden", reason="Rude.")
    everything = text_of(client.get(page(budget_round)))
    assert "2 proposals" in everything
    for query, there, not_there in (
        ({"q": "exercise"}, "Outdoor gym", "Trees"),
        ({"q": "tres in"}, "Trees in the street", "Outdoor"),
        ({"category": "young"}, "Outdoor gym", "Trees in"),
        ({"item": "7"}, "Trees in the street", "Outdoor"),
        ({"item": "none"}, "Outdoor gym", "Trees in"),
        ({"state": "hidden"}, "Hidden by an officer", "Hidden one"),
        ({"category": "nonsense"}, "Trees in the street", "Nothing here matches"),
    ):
        shown = text_of(client.get(page(budget_round), query))
        assert there in shown, query
        assert not_there not in shown, query


@pytest.mark.parametrize("rest", ["", "?q=proposal&category=green", "map/", "1/"])
def test_pages_ask_the_database_as_often_for_3_as_for_1(client, budget_round, rest):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page(budget_round, rest)).status_code == 200
        return len(queries)

    item = AgendaItemFactory(round=budget_round, number=1)
    first = ProposalFactory(round=budget_round, number=1, agenda_item=item)
    Comment.objects.create(proposal=first, text="Yes.", author_key=b"a" * 32)
    asked()
    one = asked()
    for number in (2, 3):
        ProposalFactory(round=budget_round, number=number, agenda_item=item)
        Comment.objects.create(proposal=first, text="Yes.", author_key=b"a" * 32)
    assert asked() == one


def test_the_map_has_its_pins_and_their_text(client, budget_round):
    ProposalFactory(round=budget_round, number=4, title="Trees", place="The Parade")
    ProposalFactory(
        round=budget_round, number=5, title="Nowhere", latitude=None, longitude=None, ward=None
    )
    shown = client.get(page(budget_round, "map/"))
    assert shown.content.decode().count("app-map__pin") == 1
    assert "not on the map" in text_of(shown)


def test_support_counts_each_person_once(client, budget_round):
    published(budget_round)
    client.force_login(PersonFactory())
    for _time in range(2):
        client.post(page(budget_round, "1/support/"))
    assert Proposal.objects.get().supports == 1
    client.post(page(budget_round, "1/take-back/"))
    assert Proposal.objects.get().supports == 0


def test_a_comment_is_written_reported_and_hidden_with_its_reason(
    client, budget_round, django_capture_on_commit_callbacks
):
    published(budget_round)
    client.force_login(PersonFactory(email="troll@example.org"))
    client.post(
        page(budget_round, "1/comment/"), {"text": "You are all fools.", "public_name": "T"}
    )
    assert Proposal.objects.get().comment_count == 1
    comment = Comment.objects.get()
    client.force_login(PersonFactory())
    assert "Thank you" in text_of(
        client.post(
            page(budget_round, f"1/comments/{comment.pk}/report/"),
            {"why": "An insult."},
            follow=True,
        )
    )
    proven(client, officer_of(budget_round))
    assert "Look at 1 reported comment" in text_of(client.get("/officer/"))
    assert "Reported by 1 person" in text_of(client.get(desk(budget_round, "proposals/comments/")))
    one = desk(budget_round, f"proposals/comments/{comment.pk}/")
    assert "An insult." in text_of(client.get(one))
    assert "Give a reason" in text_of(client.post(one, {"do": "hide", "reason": ""}))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(one, {"do": "hide", "reason": "It insults people."})
    assert mail.outbox[-1].to == ["troll@example.org"]
    client.logout()
    shown = text_of(client.get(page(budget_round, "1/")))
    assert "It insults people." in shown
    assert "fools" not in shown
    assert Proposal.objects.get().comment_count == 0
    proven(client, officer_of(budget_round))
    client.post(one, {"do": "keep"})
    assert Proposal.objects.get().comment_count == 1


def test_comments_and_supports_end_with_the_phase(client, budget_round):
    published(budget_round)
    over(budget_round, Phase.PROPOSALS)
    client.force_login(PersonFactory())
    assert client.post(page(budget_round, "1/support/")).status_code == 409
    client.post(page(budget_round, "1/comment/"), {"text": "Late."})
    assert not Comment.objects.exists()
    assert not ProposalSupport.objects.exists()


def test_officers_return_publish_hide_and_show(
    client, budget_round, officer, django_capture_on_commit_callbacks
):
    made = submitted(budget_round)
    one = desk(budget_round, "proposals/1/")
    assert "Read 1 proposal for" in text_of(client.get("/officer/"))
    assert "Sixty street trees" in text_of(client.get(desk(budget_round, "proposals/")))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(one, {"do": "return", "return-reason": "Say which streets."})
    assert "Say which streets." in mail.outbox[-1].body
    assert client.post(one, {"do": "publish"}).status_code == 409
    from proposals.submitting import submit

    submit(proposal=made)
    client.post(one, {"do": "publish"})
    client.post(one, {"do": "hide", "hide-reason": "It names somebody."})
    client.post(one, {"do": "show"})
    made.refresh_from_db()
    assert made.state == "published"
    actions = RecordEntry.objects.filter(action__startswith="proposals.").values_list(
        "action", flat=True
    )
    assert list(actions) == [
        "proposals.submitted",
        "proposals.returned",
        "proposals.submitted",
        "proposals.published",
        "proposals.hidden",
        "proposals.shown",
    ]


def test_a_draft_is_not_there_for_officers(client, budget_round, officer):
    ProposalFactory(round=budget_round, number=1, state="draft", published_at=None)
    assert client.get(desk(budget_round, "proposals/1/")).status_code == 404


def test_merging_moves_supports_once_and_tells_authors(
    client, budget_round, officer, django_capture_on_commit_callbacks
):
    former = published(budget_round, title="Trees in the street")
    kept = published(budget_round, title="Trees in our street", by=somebody(9))
    for proposal, people in ((former, (1, 2)), (kept, (2, 3))):
        for n in people:
            ProposalSupport.objects.create(
                proposal=proposal, person_key=somebody(n).key_in(budget_round)
            )
    assert "These sound alike" in text_of(client.get(desk(budget_round, "proposals/1/")))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(desk(budget_round, "proposals/1/"), {"do": "merge", "into": "2"})
    kept.refresh_from_db()
    assert kept.supports == 3
    assert {one.to[0] for one in mail.outbox[-2:]} == {
        "neighbour0@example.org",
        "neighbour9@example.org",
    }
    client.logout()
    assert "Trees in our street" in text_of(client.get(page(budget_round, "1/")))


def test_splitting_makes_published_parts(client, budget_round, officer):
    published(budget_round)
    parts = {
        "form-TOTAL_FORMS": 4,
        "form-INITIAL_FORMS": 0,
        "form-0-title": "North trees",
        "form-0-what": "Thirty.",
    }
    address = desk(budget_round, "proposals/1/split/")
    assert client.post(address, parts).status_code == 409
    same = {**parts, "form-1-title": "north trees ", "form-1-what": "Thirty."}
    assert "a title of its own" in text_of(client.post(address, same))
    client.post(address, {**parts, "form-1-title": "South trees", "form-1-what": "Thirty."})
    assert list(Proposal.objects.order_by("number").values_list("state", flat=True)) == [
        "split",
        "published",
        "published",
    ]
    assert "North trees" in text_of(client.get(page(budget_round, "1/")))
    assert "Part of" in text_of(client.get(page(budget_round, "2/")))


def test_what_is_hidden_is_named_nowhere(client, budget_round):
    item = AgendaItemFactory(round=budget_round, title="Rude words", state="hidden", reason="Rude.")
    rude = ProposalFactory(
        round=budget_round, number=1, title="Rude proposal", state="hidden", reason="Rude."
    )
    ProposalFactory(round=budget_round, number=2, state="merged", merged_into=rude)
    ProposalFactory(round=budget_round, number=3, split_from=rude, agenda_item=item)
    said = Comment.objects.create(proposal=rude, text="Rude too.", author_key=b"a" * 32)
    for rest in ("", "?state=hidden", "map/?state=hidden", "1/", "2/", "3/"):
        shown = text_of(client.get(page(budget_round, rest)))
        assert "Rude proposal" not in shown, rest
        assert "Rude words" not in shown, rest
        assert "Rude too" not in shown, rest
    assert client.get(page(budget_round, "1/comment/")).status_code == 404
    assert client.get(page(budget_round, f"1/comments/{said.pk}/report/")).status_code == 404


def test_pressing_support_leads_to_where_it_goes_on(client, budget_round):
    """Not to the top of a long page that looks as before."""
    published(budget_round)
    shown = client.get(page(budget_round, "1/")).content.decode()
    assert f'action="{page(budget_round, "1/support/")}#supports"' in shown
    assert 'id="supports"' in shown
