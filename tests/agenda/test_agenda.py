"""Naming, supporting, moderating, merging and publishing an agenda, through its pages."""

import re

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from agenda.models import AgendaItem, AgendaSupport, PublishedAgenda
from agenda.moderating import hide, merge, show_again
from agenda.publishing import publish
from agenda.supporting import most_supports, support, supported_by
from budgets.errors import RoundError
from budgets.models import Phase
from record.models import RecordEntry
from tests.agenda.rounds import (
    AgendaItemFactory,
    desk,
    named,
    over,
    page,
    round_in,
    somebody,
    supports,
)
from tests.budgets.officer.desk import proven
from tests.budgets.voting.walk import text_of
from tests.factories import OfficerFactory, PersonFactory, officer_of

pytestmark = pytest.mark.django_db
TYPED = {"title": "Safer crossings near schools", "why": "310 children cross each morning."}


@pytest.fixture
def budget_round():
    return round_in(Phase.AGENDA)


def code():
    return re.search(r"\b(\d{3} \d{3})\b", mail.outbox[-1].body)[1]


def prove(client, address, sent, email="ngozi@example.org"):
    client.post(address, {**sent, "who-email": email, "do": "send"})
    return client.post(address, {**sent, "who-email": email, "who-code": code()})


def test_a_resident_without_an_account_names_a_priority(client, budget_round):
    asked = client.post(page(budget_round, "name/"), {**TYPED, "do": "send", "who-email": ""})
    assert "Enter your email address" in text_of(asked)
    assert TYPED["why"] in text_of(asked)
    done = prove(client, page(budget_round, "name/"), TYPED)
    item = AgendaItem.objects.get()
    assert done.url == page(budget_round, f"{item.number}/")
    shown = text_of(client.get(page(budget_round)))
    assert "Safer crossings near schools" in shown
    assert "ngozi" not in shown
    assert b"ngozi" not in bytes(item.author_key) + bytes(item.author_sealed)
    # Known now: the next act asks for nothing.
    client.post(page(budget_round, "1/support/"))
    assert AgendaItem.objects.get().supports == 1


def test_a_wrong_code_loses_nothing_typed(client, budget_round):
    address = page(budget_round, "name/")
    client.post(address, {**TYPED, "who-email": "ngozi@example.org", "do": "send"})
    wrong = "000 001" if code() == "000 000" else "000 000"
    answer = client.post(address, {**TYPED, "who-email": "ngozi@example.org", "who-code": wrong})
    assert "That code is not right" in text_of(answer)
    assert TYPED["why"] in text_of(answer)
    assert not AgendaItem.objects.exists()


def test_what_sounds_alike_is_shown_before_anything_is_saved(client, budget_round):
    named(budget_round, "Safer crossing near the school")
    client.force_login(PersonFactory())
    answer = client.post(page(budget_round, "name/"), TYPED)
    assert "People have named these already" in text_of(answer)
    assert AgendaItem.objects.count() == 1
    client.logout()
    asked = client.post(page(budget_round, "name/"), {**TYPED, "who-email": "ngozi@example.org"})
    assert "ngozi@example.org" in asked.content.decode()  # nothing typed is lost
    assert "Enter your email address" not in text_of(client.post(page(budget_round, "1/support/")))
    client.force_login(PersonFactory())
    client.post(page(budget_round, "name/"), {**TYPED, "seen": "yes"})
    assert AgendaItem.objects.count() == 2


def test_each_person_supports_a_few_each_once_however_they_spell_their_address(budget_round):
    items = [
        named(budget_round, f"{word} please")
        for word in ["trees", "swings", "buses", "shade", "music", "ramps"]
    ]
    for item in items[:5]:
        support(item=item, by=somebody())
    again = type(somebody())("Neighbour0+agenda@example.org")
    assert support(item=items[0], by=again) == 0
    with pytest.raises(RoundError, match="as many as one person can"):
        support(item=items[5], by=again)
    items[0].refresh_from_db()
    assert items[0].supports == 1


def test_a_support_is_taken_back(client, budget_round):
    named(budget_round)
    client.force_login(PersonFactory())
    assert "Take my support back" in text_of(
        client.post(page(budget_round, "1/support/"), follow=True)
    )
    client.post(page(budget_round, "1/take-back/"))
    assert AgendaItem.objects.get().supports == 0


def test_nobody_takes_part_once_it_is_over(client, budget_round):
    named(budget_round)
    over(budget_round, Phase.AGENDA)
    client.force_login(PersonFactory())
    answer = client.post(page(budget_round, "name/"), {**TYPED, "title": "Quite another"})
    assert "closed at" in text_of(answer)
    answer = client.post(page(budget_round, "1/support/"))
    assert answer.status_code == 409
    assert not AgendaSupport.objects.exists()


def test_flooding_is_refused_with_how_long_to_wait(client, budget_round, monkeypatch):
    monkeypatch.setattr("agenda.flooding.parameters.value", lambda _code: 1)
    client.force_login(PersonFactory())
    client.post(page(budget_round, "name/"), TYPED)
    answer = client.post(page(budget_round, "name/"), {"title": "Music", "why": "Joy."})
    assert "That has been tried too often" in text_of(answer)


def test_an_officer_hides_one_for_a_public_reason_and_its_author_is_told(
    client, budget_round, django_capture_on_commit_callbacks
):
    named(budget_round)
    proven(client, officer_of(budget_round))
    refused = client.post(desk(budget_round, "1/"), {"do": "hide", "hide-reason": ""})
    assert "Give a reason" in text_of(refused)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            desk(budget_round, "1/"), {"do": "hide", "hide-reason": "It names a neighbour."}
        )
    assert mail.outbox[-1].to == ["neighbour0@example.org"]
    assert "It names a neighbour." in mail.outbox[-1].body
    client.logout()
    shown = text_of(client.get(page(budget_round, "1/")))
    assert "It names a neighbour." in shown
    assert "Safer crossings" not in shown
    entry = RecordEntry.objects.get(action="agenda.item-hidden")
    assert "neighbour0" not in entry.payload
    proven(client, officer_of(budget_round))
    client.post(desk(budget_round, "1/"), {"do": "show"})
    assert AgendaItem.objects.get().state == "open"


def test_merging_moves_supports_of_each_person_once_and_tells_both_authors(
    client, budget_round, django_capture_on_commit_callbacks
):
    former, kept = (
        named(budget_round, "Trees in streets"),
        named(budget_round, "Trees in our streets", somebody(7)),
    )
    supports(former, 3)
    supports(kept, 2)
    proven(client, officer_of(budget_round))
    assert "alike with" in text_of(client.get(desk(budget_round)))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(desk(budget_round, "1/"), {"do": "merge", "into": "2"})
    kept.refresh_from_db()
    former.refresh_from_db()
    assert (kept.supports, former.supports, former.state) == (3, 0, "merged")
    assert {one.to[0] for one in mail.outbox} == {
        "neighbour0@example.org",
        "neighbour7@example.org",
    }
    assert "Trees in our streets" in text_of(client.get(page(budget_round, "1/")))


def test_publishing_freezes_ranks_and_numbers(client, budget_round):
    first, second, tied = (named(budget_round, word) for word in ["Trees", "Buses", "Music"])
    supports(first, 1)
    supports(second, 3)
    supports(tied, 1)
    proven(client, officer_of(budget_round))
    early = client.post(desk(budget_round))
    assert early.status_code == 409
    over(budget_round, Phase.AGENDA)
    assert "Publish the agenda of" in text_of(client.get("/officer/"))
    client.post(desk(budget_round))
    ranks = AgendaItem.objects.order_by("number").values_list("rank", "final_supports")
    assert list(ranks) == [(2, 1), (1, 3), (2, 1)]
    assert PublishedAgenda.objects.get().people == 3
    client.logout()
    shown = text_of(client.get(page(budget_round)))
    assert "What this neighbourhood wants first" in shown
    assert "Ranked by 3 people" in shown
    assert RecordEntry.objects.filter(action="agenda.published").count() == 1


def test_what_is_published_the_database_keeps(budget_round):
    item, other = named(budget_round, "Trees"), named(budget_round, "Buses")
    over(budget_round, Phase.AGENDA)
    officer = OfficerFactory()
    publish(budget_round=budget_round, by=officer)
    with pytest.raises(RoundError, match="published already"):
        publish(budget_round=budget_round, by=officer)
    with pytest.raises(RoundError, match="stays apart"):
        merge(item=item, into=other, by=officer)
    for change in (
        lambda: AgendaItem.objects.filter(pk=item.pk).update(final_supports=99),
        lambda: AgendaItem.objects.filter(pk=item.pk).update(title="Else"),
        lambda: AgendaSupport.objects.create(item=item, person_key=b"y" * 32),
        lambda: PublishedAgenda.objects.update(people=9),
        lambda: (
            AgendaItem.objects.filter(pk=item.pk).update(state="merged", merged_into=other)
            and AgendaItem.objects.filter(pk=item.pk).update(state="open", merged_into=None)
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_list_is_searched_and_sorted_without_scripts(client, budget_round):
    for word in ("Trees", "Buses", "Music"):
        named(budget_round, word)
    found = text_of(client.get(page(budget_round), {"q": "tree", "sort": "title"}))
    assert "1 priority for “tree”" in found
    assert "Buses" not in found


@pytest.mark.parametrize("rest", ["", "?q=priority"])
def test_the_pages_ask_the_database_as_often_for_3_as_for_1(client, budget_round, rest):
    def asked(address):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    AgendaItemFactory(round=budget_round)
    asked(page(budget_round, rest))
    one = asked(page(budget_round, rest))
    AgendaItemFactory.create_batch(2, round=budget_round)
    assert asked(page(budget_round, rest)) == one
    proven(client, officer_of(budget_round))
    before = asked(desk(budget_round))
    AgendaItemFactory.create_batch(2, round=budget_round)
    assert asked(desk(budget_round)) == before


def test_the_cookie_that_knows_somebody_is_sealed_and_listed(client, budget_round):
    prove(client, page(budget_round, "name/"), TYPED)
    cookie = client.cookies["participant"]
    assert "ngozi" not in cookie.value
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert ">participant</th>" in client.get("/cookies/").content.decode()
    client.post(page(budget_round, "leave/"))
    assert "Email me a code" in text_of(client.get(page(budget_round, "name/")))


def test_a_merged_priority_can_still_be_hidden_and_shown_as_it_was(client, budget_round):
    proven(client, officer_of(budget_round))
    kept = named(budget_round)
    former = named(budget_round, "Ask J. Smith of 4 Elm Road", by=somebody(1))
    merge(item=former, into=kept, by=OfficerFactory())
    client.post(desk(budget_round, "2/"), {"do": "hide", "hide-reason": "It names somebody."})
    client.logout()
    assert "It names somebody." in text_of(client.get(page(budget_round, "2/")))
    assert "Elm Road" not in text_of(client.get(page(budget_round, "2/")))
    proven(client, officer_of(budget_round))
    client.post(desk(budget_round, "2/"), {"do": "show"})
    former.refresh_from_db()
    assert (former.state, former.merged_into) == ("merged", kept)


def test_a_priority_shown_again_gives_nobody_a_support_too_many(budget_round):
    first, *others = (AgendaItemFactory(round=budget_round, number=n) for n in range(1, 7))
    support(item=first, by=somebody(2))
    for one in (first, *others[:4]):
        support(item=one, by=somebody(1))
    hide(item=first, by=OfficerFactory(), reason="It names somebody.")
    support(item=others[4], by=somebody(1))
    show_again(item=first, by=OfficerFactory())
    first.refresh_from_db()
    assert first.supports == 1
    assert len(supported_by(budget_round, somebody(1))) == most_supports()


@pytest.mark.parametrize("typed", ["\u200b\u2060", "\u202e", "\ufeff \u200b"])
def test_a_title_of_which_nothing_can_be_seen_is_none(client, budget_round, typed):
    client.force_login(PersonFactory())
    answer = client.post(page(budget_round, "name/"), {**TYPED, "title": typed})
    assert "Say in a few words what should come first." in text_of(answer)


def test_the_reason_for_what_is_hidden_stands_on_the_list(client, budget_round):
    AgendaItemFactory(
        round=budget_round,
        number=4,
        state="hidden",
        title="Rude words",
        reason="It insults people.",
    )
    shown = text_of(client.get(page(budget_round)))
    assert "It insults people." in shown
    assert "Rude words" not in shown
