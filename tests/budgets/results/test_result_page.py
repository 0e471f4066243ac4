"""The public page of a result: what it says in each state of its ballot, and to whom."""

import pytest

from ballots.declaring import declare, supersede
from ballots.opening import withdraw_option
from ballots.tasks import reconcile_and_count
from record.models import RecordEntry
from tests.budgets.officer.desk import in_state, proven
from tests.budgets.results.rounds import (
    COSTS,
    TITLES,
    counted_round,
    declared_round,
    draft_round,
    open_round,
    page,
    words,
)
from tests.factories import OfficerFactory, PersonFactory, officer_of
from tests.states import closed

pytestmark = pytest.mark.django_db


def test_the_story_of_a_result(client):
    text = words(client.get(page(declared_round())))
    assert "Residents of Larkmead chose 3 of 4 projects for £59,600" in text
    assert "12 people voted." in text
    assert "I declare this result." in text
    assert "9 people chose it. It came first, and £100,000 was there to spend." in text
    assert "4 people chose it. £50,000 was left at its turn, so there was enough." in text
    assert "6 people chose it. It costs £90,000, and £50,000 was left at its turn." in text
    assert "<strong>Needed £40,000 more</strong> (55% reached)" in text
    assert 'aria-label="£59,600 of £100,000"' in text
    assert "Not spent<b>£40,400</b>" in text
    assert "The project that most people chose came first, then the next" in text
    assert "No tie had to be broken." in text
    assert "<dd>2.2<small>projects each</small>" in text


def test_the_parts_come_in_the_order_of_a_story(client):
    text = words(client.get(page(declared_round())))
    parts = [
        "<h1",
        "app-money__bar--tall",
        "What won, and why",
        "What did not win",
        "Where the winners are",
        "How it was counted",
        "Who took part",
        "What happens next",
        "Check it yourself",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_winners_stand_in_the_order_they_won(client):
    text = words(client.get(page(declared_round())))
    rows = text[text.index("What won, and why") :]
    assert rows.index("Zebra crossing") < rows.index("Street trees") < rows.index("Benches")


@pytest.mark.parametrize("state", ["scheduled", "open", "suspended"])
def test_before_the_close_the_page_says_when_to_come_back(client, state):
    made = draft_round()
    in_state(made.ballot, state)
    answer = client.get(page(made))
    assert answer.status_code == 200
    assert "The result will be here by" in words(answer)
    assert "Nobody counts the votes before then" in words(answer)


def test_a_draft_has_no_page(client):
    made = draft_round()
    assert client.get(page(made)).status_code == 404
    proven(client, officer_of(made))
    assert client.get(page(made)).status_code == 404


def test_a_cancelled_vote_says_why(client):
    made = draft_round()
    in_state(made.ballot, "cancelled")
    assert "This vote was cancelled" in words(client.get(page(made)))


def test_nothing_of_a_count_is_seen_before_the_declaration(client):
    """Not by the officer who runs the round, the one who will declare it, or an administrator."""
    made = counted_round()
    told = words(client.get(page(made)))
    assert "The votes are being checked" in told
    people = [
        officer_of(made),
        officer_of(made, permission="declare_round"),
        OfficerFactory(is_superuser=True),
        PersonFactory(),
    ]
    for person in people:
        proven(client, person)
        text = words(client.get(page(made)))
        for secret in ["Zebra", "59,600", "chose", "9 people"]:
            assert secret not in text


@pytest.mark.parametrize("state", ["closed", "reconciled", "counted"])
def test_the_steps_of_checking_look_the_same(client, state):
    made = open_round()
    in_state(made.ballot, state)
    assert "The votes are being checked" in words(client.get(page(made)))


def test_a_result_that_no_longer_stands_says_why_and_stays(client):
    made = declared_round()
    supersede(made.ballot, PersonFactory(is_staff=True), "Letters went to the wrong street.")
    text = words(client.get(page(made)))
    entry = RecordEntry.objects.get(action="ballots.superseded")
    assert "This result no longer stands" in text
    assert "“Letters went to the wrong street.”" in text
    assert f'href="/record/{entry.sequence}/"' in text
    assert "Residents of Larkmead chose 3 of 4 projects" in text


def test_a_tie_is_named_as_broken(client):
    made = declared_round([[1], [2]], costs=[6_000_000, 6_000_000], titles=["A", "B"])
    text = words(client.get(page(made)))
    assert (
        "1 tie was broken by the rule published before the vote; the full count says which." in text
    )


def test_a_vote_that_nobody_won(client):
    made = declared_round([[1]], titles=["A"], costs=[100], threshold=5)
    text = words(client.get(page(made)))
    assert "Residents of Larkmead voted, and none of the 1 projects won" in text


@pytest.mark.parametrize("size", [1, 4])
def test_the_page_takes_the_same_statements_whatever_its_size(
    client, django_assert_num_queries, size
):
    made = declared_round([[1]] * size, titles=TITLES[:size], costs=COSTS[:size])
    client.get(page(made))
    with django_assert_num_queries(5):
        client.get(page(made))


def test_anyone_may_keep_a_copy_until_something_changes(client):
    made = declared_round()
    first = client.get(page(made))
    assert "public" in first["Cache-Control"]
    again = client.get(page(made), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    supersede(made.ballot, PersonFactory(is_staff=True), "A recount.")
    changed = client.get(page(made), headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    welsh = client.get(
        page(made), headers={"accept-language": "cy", "if-none-match": changed["ETag"]}
    )
    assert welsh.status_code == 200


def test_a_page_with_a_persons_name_on_it_is_theirs(client):
    made = declared_round()
    client.force_login(PersonFactory())
    answer = client.get(page(made))
    assert "private" in answer["Cache-Control"]
    assert "ETag" not in answer


def test_waiting_is_not_kept_by_others(client):
    made = open_round()
    assert "private" in client.get(page(made))["Cache-Control"]


def test_a_withdrawn_project_is_named_with_its_reason(client):
    made = open_round([[1], [2]])
    withdraw_option(made.ballot.options.get(number=4), PersonFactory(), "The owner said no.")
    closed(made.ballot)
    reconcile_and_count(made.ballot.pk, "officer", "x")
    made.ballot.refresh_from_db()
    declare(made.ballot, PersonFactory(is_staff=True))
    text = words(client.get(page(made)))
    assert "Residents of Larkmead chose 3 of 3 projects" in text
    assert "Skate park</strong>: The owner said no." in text


def test_the_result_takes_no_posts(client):
    assert client.post(page(declared_round())).status_code == 405


def test_an_unknown_round_is_not_found(client):
    assert client.get("/result/nowhere/").status_code == 404


def test_no_page_has_an_inline_style_or_script(client):
    made = declared_round()
    for rest in ["", "count/", "receipts/", "recount/"]:
        text = words(client.get(page(made, rest)))
        assert "style=" not in text, rest
        assert "<style" not in text, rest
        assert text.count("<script") == text.count('<script type="module" src="/static/'), rest


def test_pages_behind_the_result_are_kept_too(client):
    made = declared_round()
    for rest in ["count/", "receipts/", "recount/"]:
        first = client.get(page(made, rest))
        assert "public" in first["Cache-Control"], rest
        again = client.get(page(made, rest), headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304, rest


def test_the_officers_page_leads_to_the_result(client):
    made = declared_round()
    proven(client, officer_of(made))
    text = words(client.get(f"/officer/rounds/{made.slug}/"))
    assert f'href="/result/{made.slug}/"' in text


EVERYWHERE = ["", "count/", "other-rule/", "receipts/", "recount/", "papers.csv", "result.json"]


def visitors(made):
    return {
        "nobody signed in": None,
        "a resident": PersonFactory(),
        "who runs the round": officer_of(made),
        "who declares it": officer_of(made, permission="declare_round"),
        "an administrator": OfficerFactory(is_superuser=True),
    }


def statuses(client, made, pages):
    """What each visitor gets of each page."""
    found = {}
    for who, person in visitors(made).items():
        client.logout()
        if person:
            proven(client, person)
        found |= {(who, rest): client.get(page(made, rest)).status_code for rest in pages}
    return found


def test_a_declared_result_is_there_for_everyone_alike(client):
    found = statuses(client, declared_round(other_rule_published=True), EVERYWHERE)
    assert set(found.values()) == {200}, found


@pytest.mark.parametrize("state", ["scheduled", "open", "suspended", "closed", "reconciled", "counted", "cancelled"])  # fmt: skip
def test_nobody_finds_what_is_behind_before_the_declaration(client, state):
    made = draft_round(other_rule_published=True)
    in_state(made.ballot, state)
    found = statuses(client, made, EVERYWHERE[1:])
    assert set(found.values()) == {404}, found


def test_every_page_stands_in_other_languages(client):
    made = declared_round(other_rule_published=True)
    for language, direction in [("cy", "ltr"), ("ar", "rtl"), ("pl", "ltr")]:
        for rest in EVERYWHERE[:5]:
            answer = client.get(page(made, rest), headers={"accept-language": language})
            assert answer.status_code == 200
            assert f'<html lang="{language}" dir="{direction}"' in words(answer)


def test_the_navigation_knows_where_a_result_belongs(client):
    text = words(client.get(page(declared_round())))
    assert '<a class="govuk-service-navigation__link" href="/rounds/" aria-current="true">' in text
