"""What is published can be counted again and comes out the same; what is below the floor is not published."""

import csv
import io
import json

import pytest

from ballots import merkle, receipts
from ballots.counting import command_line, pabulib, rules
from ballots.declaring import declare
from ballots.models import Count, Paper
from ballots.opening import withdraw_option
from ballots.tasks import reconcile_and_count
from budgets.recounting import options
from tests.budgets.results.rounds import (
    MARKS,
    ORDER,
    PLACED,
    POINTS,
    SHARED_OUT,
    declared_round,
    open_round,
    page,
    words,
)
from tests.factories import PersonFactory
from tests.states import CODES, RollEntryFactory, closed, voted_by_code

pytestmark = pytest.mark.django_db


def sent(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def table(response):
    return list(csv.reader(io.StringIO(sent(response).decode())))


RULES = [
    {"rule": "greedy"},
    {"rule": "greedy", "stop_at_first": True},
    {"rule": "greedy", "threshold": 5},
    {"rule": "greedy-per-cost", "tie_rule": "cost-votes-number"},
    {"rule": "equal-shares", "completion": "none"},
    {"rule": "equal-shares", "completion": "add1"},
    {"rule": "equal-shares", "completion": "add1-greedy", "tie_rule": "list-order"},
    {"rule": "greedy", "threshold_percent": 50},
    {"marks": SHARED_OUT, "rule": "greedy", **POINTS},
    {"marks": SHARED_OUT, "rule": "greedy-per-cost", "threshold": 12, "most_points": 5, **POINTS},
    {"marks": PLACED, "rule": "greedy", "threshold_percent": 34, **ORDER},
    {"marks": PLACED, "rule": "greedy-per-cost", **ORDER},
]


@pytest.mark.parametrize(
    "rule", RULES, ids=lambda rule: "-".join(str(rule[name]) for name in rule if name != "marks")
)
def test_the_published_papers_counted_by_the_published_command_give_the_result(
    client, rule, tmp_path
):
    made = declared_round(**rule)
    file = tmp_path / "papers.pb"
    file.write_bytes(sent(client.get(page(made, "papers.pb"))))
    count = Count.objects.get()
    out, err = io.StringIO(), io.StringIO()
    parser = command_line.argparse.ArgumentParser()
    command_line.add_arguments(parser)
    said = " ".join(options(count.rule)).split()
    assert command_line.run(parser.parse_args([str(file), *said]), out, err) == 0, err.getvalue()
    again = json.loads(out.getvalue())
    assert again["selected"] == count.outcome["selected"]
    assert again["spent"] * 100 == count.outcome["spent"]
    assert again["input_digest"] == count.input_digest
    recount = words(client.get(page(made, "recount/")))
    assert f"larkmead-2026-papers.pb {' '.join(options(count.rule))}" in recount
    assert count.input_digest in recount


def test_the_pabulib_file_says_what_it_is(client):
    made = declared_round(threshold=5)
    text = sent(client.get(page(made, "papers.pb")))
    file = pabulib.read_stream(io.BytesIO(text))
    assert file.meta.vote_type == "approval"
    assert file.meta.rule == "greedy-threshold"
    assert file.meta.threshold == 5
    assert file.meta.values["unit"] == "Brockwell & Norwood Co-operative Council"
    assert file.meta.values["subunit"] == "Larkmead"
    assert "open-government-licence" in file.meta.values["licence"]
    assert [row["selected"] for row in file.projects] == ["1", "1", "0", "0"]
    assert rules.count(file.election, rules.Rule(threshold=5)).selected == ("1", "2")


def test_a_pabulib_file_of_points_says_what_it_is(client):
    made = declared_round(SHARED_OUT, threshold_percent=10, most_points=5, **POINTS)
    text = sent(client.get(page(made, "papers.pb")))
    meta, election, projects = pabulib.read_stream(io.BytesIO(text))
    assert meta.vote_type == "cumulative"
    assert meta.values["max_sum_points"] == meta.values["max_points"] == "5"
    assert "10 % of all voters" in meta.values["comment"]
    assert [int(row["score"]) for row in projects] == election.scores().tolist()
    rows = table(client.get(page(made, "projects.csv")))
    assert {row[0]: row[12] for row in rows[1:]} == {
        row["project_id"]: row["score"] for row in projects
    }


def test_a_pabulib_file_of_orders_writes_the_points_of_each_place(client):
    made = declared_round(PLACED, **ORDER)
    text = sent(client.get(page(made, "papers.pb"))).decode()
    assert "vote_type;ordinal" in text
    assert "max_length;2" in text
    votes = [row.split(";", 1)[1] for row in text.split("VOTES\n")[1].split()[1:]]
    assert sorted(votes)[:3] == ["1,2;2,1", "1,2;2,1", "1;2"]
    assert "the 1st choice first" in words(client.get(page(made, "recount/")))


def test_titles_with_the_signs_of_the_format_come_back_whole(client):
    titles = ['Trees; "forty" of them', "Rain garden, phase 2", "Żłobek ‘Ala’", "=1+1"]
    made = declared_round(titles=titles)
    file = pabulib.read_stream(io.BytesIO(sent(client.get(page(made, "papers.pb")))))
    assert [row["name"] for row in file.projects] == titles
    rows = table(client.get(page(made, "projects.csv")))
    assert sorted(row[1] for row in rows[1:]) == sorted(titles)


def test_marks_for_a_withdrawn_project_are_left_out_of_the_file(client):
    made = open_round(MARKS)
    withdraw_option(made.ballot.options.get(number=1), PersonFactory(), "The owner said no.")
    closed(made.ballot)
    reconcile_and_count(made.ballot.pk, "officer", "x")
    made.ballot.refresh_from_db()
    declare(made.ballot, PersonFactory(is_staff=True))
    file = pabulib.read_stream(io.BytesIO(sent(client.get(page(made, "papers.pb")))))
    assert file.election.ids == ("2", "3", "4")
    assert file.election.voters == 12
    assert file.election.digest() == Count.objects.get().input_digest


def test_the_papers_are_the_leaves_of_the_sealed_list(client):
    made = declared_round()
    rows = table(client.get(page(made, "papers.csv")))
    assert rows[0] == ["ward", "choices"]
    leaves = [f"{ward};{choices}".encode() for ward, choices in rows[1:]]
    assert merkle.root(leaves) == made.ballot.papers_root
    assert made.ballot.papers_root in words(client.get(page(made, "recount/")))


def test_the_receipts_are_the_leaves_of_their_sealed_list(client):
    made = open_round()
    given = [voted_by_code(made.ballot, n, [1]).receipt for n in range(12)]
    closed(made.ballot)
    reconcile_and_count(made.ballot.pk, "officer", "x")
    made.ballot.refresh_from_db()
    declare(made.ballot, PersonFactory(is_staff=True))
    rows = table(client.get(page(made, "receipts.csv")))
    assert {row[0] for row in rows[1:]} == {receipts.digest(receipt) for receipt in given}
    assert merkle.root(row[0].encode() for row in rows[1:]) == made.ballot.receipts_root
    text = words(client.get(page(made, "receipts/")))
    assert all(receipts.digest(receipt) in text for receipt in given)
    assert not any(receipt in text for receipt in given)
    begins = receipts.digest(given[0])[:10]
    found = words(client.get(page(made, f"receipts/?begins={begins}")))
    assert receipts.digest(given[0]) in found
    assert receipts.digest(given[1]) not in found
    assert "No line begins like that." in words(client.get(page(made, "receipts/?begins=zz")))
    assert "Use the digits 0 to 9" in words(client.get(page(made, "receipts/?begins=zz")))


def test_projects_with_their_reasons(client):
    rows = table(client.get(page(declared_round(), "projects.csv")))
    assert [row[1] for row in rows[1:]] == [
        "Zebra crossing",
        "Street trees",
        "Benches",
        "Skate park",
    ]
    assert rows[1][2:6] == ["34000", "9", "won", "1"]
    assert rows[4][4] == "not chosen"
    assert rows[4][7] == "Needed £40,000 more"


def test_everything_that_was_declared(client):
    made = declared_round()
    answer = client.get(page(made, "result.json"))
    assert 'rel="license"' in answer["Link"]
    facts = json.loads(sent(answer))
    assert facts["outcome"]["selected"] == ["1", "2", "3"]
    assert facts["other_outcome"] is None
    assert facts["seals"]["papers_root"] == made.ballot.papers_root
    assert facts["papers"] == 12
    assert "ballots.reconciled" in facts["record_entries"]


def test_papers_for_the_browser_are_grouped(client):
    facts = json.loads(sent(client.get(page(declared_round(), "papers.json"))))
    assert facts["papers"][0] == [2, [1]]
    assert sum(people for people, _marks in facts["papers"]) == 12
    assert facts["selected"] == ["1", "2", "3"]


def test_below_the_floor_there_are_totals_and_a_seal_only(client):
    made = declared_round(MARKS[:9])
    for rest in ["papers.csv", "papers.pb", "papers.json"]:
        assert client.get(page(made, rest)).status_code == 404
    story = words(client.get(page(made)))
    assert "so few people voted that only the totals are published." in story
    assert "papers.csv" not in story
    recount = words(client.get(page(made, "recount/")))
    assert "9 votes are not published one by one, because fewer than 10 people voted" in recount
    assert made.ballot.papers_root in recount
    facts = json.loads(sent(client.get(page(made, "result.json"))))
    assert (facts["published_papers"], facts["withheld_papers"]) == (0, 9)
    assert client.get(page(made, "receipts.csv")).status_code == 200


def test_a_small_area_beside_a_large_one_stays_unpublished(client):
    made = open_round(MARKS)
    for number in (20, 21):
        RollEntryFactory(ballot=made.ballot, code=CODES[number], stratum="E05099999")
        voted_by_code(made.ballot, number, [4])
    closed(made.ballot)
    reconcile_and_count(made.ballot.pk, "officer", "x")
    made.ballot.refresh_from_db()
    declare(made.ballot, PersonFactory(is_staff=True))
    assert Paper.objects.count() == 14
    for rest in ["papers.csv", "papers.pb"]:
        assert b"E05099999" not in sent(client.get(page(made, rest)))
    assert len(table(client.get(page(made, "papers.csv")))) == 13
    recount = words(client.get(page(made, "recount/")))
    small = [b"E05099999;4", b"E05099999;4"]
    assert merkle.root(small) in recount
    assert "2 votes are not published one by one" in recount
    assert "The winners may differ from the declared ones" in recount
    assert "js/recount.js" not in recount


@pytest.mark.parametrize(("rule", "there"), [("greedy", True), ("equal-shares", False)])
def test_the_browser_counts_the_rules_it_can(client, rule, there):
    text = words(client.get(page(declared_round(rule=rule), "recount/")))
    assert ("js/recount.js" in text) is there


def test_a_download_that_has_not_changed_is_not_sent_again(client):
    made = declared_round()
    first = client.get(page(made, "papers.csv"))
    assert "public" in first["Cache-Control"]
    again = client.get(page(made, "papers.csv"), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
