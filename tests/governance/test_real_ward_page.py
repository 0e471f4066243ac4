"""The result page of a real ward: ten candidates, three seats, thousands of papers, and as many stages as the council's own sheet."""

import html
import json

import pytest

from ballots.counting import blt
from ballots.tallies import ranking
from governance import contest_result, stage_tables
from governance.models import Contest
from tests import skipping
from tests.governance.contests import page, polled_contest
from tests.governance.states import declared, votes

pytestmark = [pytest.mark.shared_data, pytest.mark.django_db(transaction=True)]
WARD, MANY = "fife_2017_ward15", 6


@pytest.fixture
def folder():
    if not skipping.NEEDS["shared_data"].is_there():
        skipping.lacking("shared_data")
    return skipping.shared_folder() / "data" / "stv"


@pytest.fixture
def official(folder):
    return json.loads((folder / "official.json").read_text(encoding="utf-8"))[WARD]


@pytest.fixture
def contest(folder, monkeypatch):
    """Members cast one paper for each candidate; the count is given the ward's papers in their place."""
    election = blt.read(folder / "ballots" / f"{WARD}.blt").election
    names = [name[:80] for name in election.candidates]
    polled, people = polled_contest(names, len(names))
    number = {option.title: option.number for option in polled.ballot.options.all()}
    for one, name in zip(people, names, strict=True):
        votes(polled.ballot, one, number[name])
    papers = [
        ("families", tuple(number[names[place]] for place in marks), voters)
        for marks, voters in election.papers
    ]
    monkeypatch.setattr(ranking, "profiles", lambda ballot: iter(papers))
    declared(polled.ballot)
    return Contest.objects.select_related("election__organisation", "ballot").get(pk=polled.pk)


def test_the_page_says_who_was_elected_by_the_councils_own_sheet(client, contest, official, folder):
    election = blt.read(folder / "ballots" / f"{WARD}.blt").election
    winners = {election.candidates[one["no"] - 1][:80] for one in official["elected"]}
    result = contest_result.read(contest)
    assert set(result.elected) == winners
    answer = client.get(page(contest))
    said = html.unescape(" ".join(answer.content.decode().split()))
    assert answer.status_code == 200
    assert all(name in said for name in winners)
    assert f"A candidate needed {official['quota']:,} votes" in said
    assert "style=" not in said


def test_the_table_has_every_total_of_every_stage(client, contest, official):
    result = contest_result.read(contest)
    assert len(result.stages) == len(official["stages"]) >= MANY
    answer = client.get(page(contest, "count/"))
    assert answer.status_code == 200
    said = answer.content.decode()
    for row in stage_tables.in_full(result).rows:
        for cell in row[1:]:
            assert cell in said
    first = [float(result.stages[0].votes[line.number]) for line in result.lines]
    assert sorted(first) == sorted(official["stages"][0])
