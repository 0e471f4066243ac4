"""The result of a round in pots: each told apart, and each can be counted again."""

import io
import json

import pytest

from ballots.counting import pabulib, rules
from ballots.counting.rules import Rule
from ballots.declaring import declare
from ballots.tasks import reconcile_and_count
from budgets import count_tables, results
from budgets.models import BudgetRound
from reports.round_document import context
from tests.budgets.officer.desk import in_state, proven
from tests.budgets.pots import borough_round
from tests.budgets.voting.walk import text_of
from tests.factories import PersonFactory, officer_of
from tests.states import NORTH, SOUTH, closed, voted_by_code

pytestmark = pytest.mark.django_db
PAPERS = [(NORTH, [1, 2, 7]), (NORTH, [1, 7]), (SOUTH, [5, 8]), (SOUTH, [8, 9]), (NORTH, [3])]


@pytest.fixture(params=["greedy", "equal-shares"])
def made(request, db):
    return declared(request.param)


def declared(rule, **settings):
    found = borough_round(
        voters=[ward for ward, _marks in PAPERS], rule=rule, publishing_floor=1, **settings
    )
    for number, (_ward, marks) in enumerate(PAPERS):
        voted_by_code(found.ballot, number, marks)
    closed(found.ballot)
    reconcile_and_count(found.ballot_id, "officer", "x")
    found.ballot.refresh_from_db()
    declare(found.ballot, PersonFactory(is_staff=True, name="Ruth Field"), "Declared.")
    return found


def page(rest=""):
    return f"/result/borough-2026/{rest}"


def sent(answer):
    return b"".join(answer.streaming_content)


def test_the_story_goes_from_pot_to_pot(client, made):
    text = text_of(client.get(page()))
    north = text.index("3 people chose in this pot, which holds £30,000.")
    south = text.index("1 person chose in this pot, which holds £30,000.")
    everybody = text.index("4 people chose in this pot, which holds £40,000.")
    assert north < south < everybody
    assert "Votes (Pabulib): Everybody" in text


def test_the_full_count_goes_from_pot_to_pot(client, made):
    text = text_of(client.get(page("count/")))
    assert "Each pot was counted by itself" in text
    assert "4 people chose in this pot of £40,000." in text
    for pot in made.ballot.counts.get(main=True).outcome["pots"]:
        assert pot["input_digest"] in text
    assert "Every voter held" not in text
    assert "of all voters" not in text


def test_the_rounds_of_a_pot_are_its_own(made):
    found = results.read(BudgetRound.objects.get(pk=made.pk))
    for part in found.parts:
        first = count_tables.tables(part)[0]
        turns = [row[1] for row in first.rows]
        assert turns == list(range(1, len(turns) + 1))


def test_each_pot_is_counted_again_from_its_file(client, made):
    kept = made.ballot.counts.get(main=True)
    for pot in kept.outcome["pots"]:
        answer = client.get(page("papers.pb"), {"pot": pot["number"]})
        assert f"borough-2026-pot-{pot['number']}-papers.pb" in answer["Content-Disposition"]
        meta, election, _projects = pabulib.read_stream(io.BytesIO(sent(answer)))
        assert meta.values.get("subunit") == {1: "North Ward", 2: "South Ward"}.get(pot["number"])
        assert election.digest() == pot["input_digest"]
        again = rules.count(election, _rule(kept.rule))
        assert list(again.selected) == pot["selected"]
        text = text_of(client.get(page("recount/")))
        assert f"borough-2026-pot-{pot['number']}-papers.pb" in text
        assert pot["input_digest"] in text


def _rule(kept):
    return Rule(rule=kept["rule"], completion=kept["completion"], tie_rule=kept["tie_rule"])


@pytest.mark.parametrize("pot", ["", "4", "x", "1;2"])
def test_a_pot_that_is_not_there_has_no_file(client, made, pot):
    assert client.get(page("papers.pb"), {"pot": pot}).status_code == 404
    assert client.get(page("papers.json"), {"pot": pot}).status_code == 404


def test_the_browser_gets_the_papers_of_one_pot(client, made):
    found = json.loads(sent(client.get(page("papers.json"), {"pot": 3})))
    assert found["budget"] == 4_000_000
    assert {project["id"] for project in found["projects"]} == {"7", "8", "9"}
    assert sum(people for people, _marks in found["papers"]) == 4


def test_files_of_the_whole_say_the_pot(client, made):
    rows = sent(client.get(page("projects.csv"))).decode().splitlines()
    assert rows[0].endswith(",pot")
    assert {row.rsplit(",", 1)[1] for row in rows[1:]} == {"North", "South", "Everybody"}
    facts = json.loads(sent(client.get(page("result.json"))))
    assert [pot["name"] for pot in facts["outcome"]["pots"]] == ["North", "South", "Everybody"]


@pytest.mark.parametrize("rule", ["greedy", "equal-shares"])
def test_the_other_rule_is_compared_over_all_pots(client, db, rule):
    declared(rule, other_rule_published=True)
    assert client.get(page("other-rule/")).status_code == 200


def test_the_declaration_names_each_pot(made):
    assert [part.title for part in context(made)["result"].parts] == ["North", "South", "Everybody"]


def test_whoever_declares_sees_the_pots(client, made):
    in_state(made.ballot, "counted")
    proven(client, officer_of(made, permission="declare_round"))
    answer = client.get(f"/officer/rounds/{made.slug}/declare/")
    assert "(Everybody)" in answer.content.decode()
