"""The result of a contest: what the page says, what adds up, what is published and what is not."""

import io
import json
import re
from decimal import Decimal

import pytest

from ballots.counting import blt
from ballots.counting.stv import count_stv
from governance import contest_result, stage_tables
from tests.governance.contests import ELECTED, MARKS, NAMES, declared_contest, page, polled_contest
from tests.governance.states import declared

pytestmark = pytest.mark.django_db(transaction=True)


def words(response):
    return " ".join(response.content.decode().split())


def body_of(response):
    return b"".join(response).decode()


def test_the_page_tells_who_was_elected_and_what_happened(client):
    contest = declared_contest()
    said = words(client.get(page(contest)))
    assert "<h1" in said
    assert "Families: Abiola Danso, Imran Qureshi and Grace Whitlock" in said
    assert "12 members ranked 5 candidates for 3 seats" in said
    assert "A candidate needed 4 votes: the smallest number that only 3 can reach." in said
    assert "Abiola Danso has reached 4 and is elected." in said
    assert "12 of 12 members voted: 100.0%" in said
    assert contest.ballot.papers_root in said
    assert "style=" not in said


def test_every_column_adds_up_to_all_votes_in_both_tables():
    result = contest_result.read(declared_contest())
    for table in (stage_tables.in_short(result), stage_tables.in_full(result)):
        *rows, total = table.rows
        for column in range(1, len(table.columns)):
            cells = [Decimal(row[column]) for row in rows if row[column] != stage_tables.NONE]
            assert sum(cells) == Decimal(total[column]) == 12


def test_while_the_vote_is_open_the_elections_page_leads_to_the_paper(client):
    contest, people = polled_contest()
    client.force_login(people[0].person)
    slug = contest.election.organisation.slug
    way = f"/organisations/{slug}/votes/{contest.ballot_id}/"
    assert f'href="{way}"' in words(client.get(page(contest.election)))
    assert client.get(way).status_code == 200
    declared(contest.ballot)
    assert way not in words(client.get(page(contest.election)))


def test_before_the_declaration_there_is_not_a_figure(client):
    contest, _people = polled_contest()
    answer = client.get(page(contest))
    assert answer.status_code == 200
    assert "There is no result yet" in words(answer)
    for rest in ["count/", "recount/", "receipts/", "papers.blt", "papers.csv", "result.json"]:
        assert client.get(page(contest, rest)).status_code == 404, rest


def test_the_published_blt_counted_again_elects_the_same(client):
    contest = declared_contest()
    text = body_of(client.get(page(contest, "papers.blt")))
    again = count_stv(blt.read_stream(io.BytesIO(text.encode())).election, seed="")
    elected = [again.election.candidates[one] for one in again.elected]
    assert elected == ELECTED
    assert again.election.digest() in words(client.get(page(contest, "recount/")))


def test_below_the_floor_no_paper_is_published(client):
    contest = declared_contest(MARKS[:5], NAMES[:4])
    said = words(client.get(page(contest, "recount/")))
    assert "So few people voted" in said
    assert client.get(page(contest, "papers.blt")).status_code == 404
    assert client.get(page(contest, "papers.csv")).status_code == 404
    assert "papers.blt" not in words(client.get(page(contest)))


def test_receipts_are_listed_and_found(client):
    contest = declared_contest()
    digest = contest.ballot.receipts.order_by("digest").first().digest
    said = words(client.get(page(contest, "receipts/")))
    assert digest in said
    assert contest.ballot.receipts_root in said
    assert digest in words(client.get(page(contest, f"receipts/?begins={digest[:6]}")))
    assert "No line begins like that." in words(client.get(page(contest, "receipts/?begins=xyz")))


def test_a_lot_is_told_with_its_seed(client):
    contest = declared_contest([(1,), (2,), (3,), (4,)], NAMES[:4])
    outcome = contest.ballot.counts.get(main=True).outcome
    assert any(tie["decided_by"] == "lot" for tie in outcome["ties"])
    said = words(client.get(page(contest)))
    assert "the lot drawn from the published seed decided" in said
    assert outcome["seed"] in said
    assert outcome["ties"][-1]["lots"] == {} or any(
        lot in words(client.get(page(contest, "count/")))
        for lot in outcome["ties"][-1]["lots"].values()
    )


def test_everything_declared_is_a_file(client):
    contest = declared_contest()
    facts = json.loads(body_of(client.get(page(contest, "result.json"))))
    assert facts["papers"] == 12
    assert facts["candidates"]["1"] == "Abiola Danso"
    answer = client.get(page(contest, "result.json"))
    again = client.get(page(contest, "result.json"), HTTP_IF_NONE_MATCH=answer["ETag"])
    assert again.status_code == 304


def test_the_drawing_has_no_bar_below_its_frame(client):
    said = words(client.get(page(declared_contest())))
    svg = re.search(r'<svg class="app-chart app-flows".*?</svg>', said)[0]
    height = float(re.search(r'height="([\d.]+)"', svg)[1])
    ends = [
        float(y) + float(high)
        for y, high in re.findall(r'y="([\d.]+)" width="18" height="([\d.]+)"', svg)
    ]
    assert max(ends) <= height


def test_papers_are_queried_the_same_for_one_stage_and_for_many(
    client, django_assert_max_num_queries
):
    few = declared_contest(MARKS[:5], NAMES[:4])
    many = declared_contest()
    for contest in (few, many):
        with django_assert_max_num_queries(20):
            client.get(page(contest))
