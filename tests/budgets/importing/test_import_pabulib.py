"""A Pabulib file lived through here: every vote through the casting function, then closed and counted; or refused whole."""

import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from ballots import casting, points
from ballots.counting import pabulib
from ballots.counting.election import Election
from ballots.models import Ballot, BallotState, Paper, RollEntry
from budgets import importing
from budgets.models import BudgetRound
from places.models import Ward
from record.models import RecordEntry
from tests import skipping
from tests.factories import WardFactory

pytestmark = pytest.mark.django_db(transaction=True)

FILE = """META
key;value
description;A small vote
unit;Larkmead
num_projects;3
num_votes;5
budget;1000
vote_type;approval
rule;greedy
currency;PLN
PROJECTS
project_id;cost;name;selected
7;600;Trees;1
12;500;Benches;0
9;400;A mural;1
VOTES
voter_id;vote
a;7,12
b;7,9
c;9
d;7
e;12
"""


POINTS = (
    FILE.replace("vote_type;approval", "vote_type;cumulative\nmax_sum_points;4")
    .replace("voter_id;vote", "voter_id;vote;points")
    .replace("a;7,12", "a;7,12;3,1")
    .replace("b;7,9", "b;7,9;1,3")
    .replace("c;9", "c;9;3")
    .replace("d;7", "d;7;4")
    .replace("e;12", "e;12;1")
)
ORDINAL = FILE.replace("vote_type;approval", "vote_type;ordinal\nmax_length;3")


@pytest.fixture
def ward(db):
    return WardFactory(code="E05000001")


@pytest.fixture
def pb(tmp_path):
    def written(text=FILE, name="Poland_Larkmead_2026.pb"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return written


def run(path, capsys, **options):
    call_command("import_pabulib", path, **options)
    return capsys.readouterr()


def test_every_vote_is_cast_and_counted(ward, pb, capsys, monkeypatch):
    cast, seen = casting.cast, []
    monkeypatch.setattr(
        importing, "cast", lambda **vote: seen.append(vote["marks"]) or cast(**vote)
    )
    said = run(pb(), capsys)
    assert len(seen) == 5
    assert "5 votes cast and counted." in said.out
    assert "Chosen: 2 of 3, 1,000.00 of 1,000.00." in said.out
    assert "The official winners are the same." in said.out
    assert "5 of 5 votes cast" in said.err
    ballot = BudgetRound.objects.get().ballot
    assert ballot.state == BallotState.COUNTED
    assert Paper.objects.filter(ballot=ballot).count() == 5
    assert not RollEntry.objects.exclude(email_key=None, date_of_birth=None).exists()


def test_in_one_ward_or_the_whole_area(ward, pb, capsys):
    WardFactory()
    run(pb(), capsys, ward="E05000001")
    run(pb(name="Again.pb"), capsys)
    one, whole = BudgetRound.objects.order_by("pk")
    assert one.ballot.strata == ["E05000001"]
    assert len(whole.ballot.strata) == 2
    assert one.demonstration


@pytest.mark.parametrize(
    ("text", "limits", "scores"),
    [
        (POINTS, ("points", None, 4), {"7": 8, "12": 2, "9": 6}),
        (ORDINAL, ("order", 3, None), {"7": 9, "12": 5, "9": 5}),
    ],
)
def test_points_and_orders_are_cast_and_counted_as_the_file_counts_them(
    pb, capsys, text, limits, scores
):
    WardFactory()
    said = run(pb(text), capsys)
    assert "5 votes cast and counted." in said.out
    assert "The official winners are the same." in said.out
    ballot = BudgetRound.objects.get().ballot
    assert (ballot.kind, ballot.max_choices, ballot.points_total) == limits
    titles = dict(ballot.options.values_list("number", "title"))
    explained = ballot.counts.get(main=True).outcome["explanation"]
    found = {titles[int(n)].split("(")[1][:-1]: facts["points"] for n, facts in explained.items()}
    assert found == scores


@pytest.mark.shared_data
def test_papers_of_every_real_file_with_points_give_what_the_file_gives():
    folder = skipping.shared_folder() / "data" / "pb"
    reference = json.loads((folder / "reference.json").read_text())
    counted = 0
    for name in reference:
        file = pabulib.read(folder / name)
        if file.meta.vote_type not in {"cumulative", "ordinal"}:
            continue
        counted += 1
        election, kind = file.election, importing.KINDS[file.meta.vote_type]
        numbers = {id_: number for number, id_ in enumerate(election.ids)}
        tally = Counter()
        for marks in importing._papers(file, numbers):
            given = points.given(kind, importing._best(file), marks, range(len(numbers)))
            tally[tuple(sorted(given)), tuple(given[number] for number in sorted(given))] += 1
        again = Election.from_scores(
            election.ids, election.costs.tolist(), election.budget, tally, unit=election.unit
        )
        assert again.scores().tolist() == election.scores().tolist(), name
        assert again.voters == election.voters
    assert counted == 25


def test_other_winners_are_told(ward, pb, capsys):
    said = run(pb(FILE.replace("Trees;1", "Trees;0")), capsys)
    assert "The official winners differ in: 7." in said.out


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            POINTS.replace("cumulative", "ordinal").replace("a;7,12;3,1", "a;7,12;2,2"),
            "An order of the file has other points than 4 for the 1st place",
        ),
        (
            POINTS.replace("rule;greedy", "rule;equalshares"),
            "Equal shares does not go with points or an order.",
        ),
        (
            FILE.replace("rule;greedy", "rule;drawn by lot"),
            "is not one that a ballot here can have",
        ),
        (FILE.replace("7;600;Trees", "7;;Trees"), "line 13"),
        (FILE.replace("a;7,12", "a;7,13"), "line 18"),
        (FILE.replace("b;7,9", "a;7,9"), "line 19"),
        (FILE.replace("VOTES", "BALLOTS"), "line"),
        (FILE.encode("utf-16"), "not"),
        ("", "Poland_Larkmead_2026.pb"),
    ],
)
def test_what_cannot_be_held_is_refused_whole(ward, pb, text, sentence):
    before = RecordEntry.objects.count()
    with pytest.raises(CommandError, match="Nothing was imported") as refusal:
        call_command("import_pabulib", pb(text))
    assert sentence in str(refusal.value)
    assert not BudgetRound.objects.exists()
    assert not Ballot.objects.exists()
    assert RecordEntry.objects.count() == before


def test_windows_line_ends_are_read(ward, pb, capsys):
    assert "5 votes cast" in run(pb(FILE.replace("\n", "\r\n")), capsys).out


def test_without_a_ward_there_is_nowhere_to_vote(db, pb):
    with pytest.raises(CommandError, match="There is no ward yet"):
        call_command("import_pabulib", pb())
    with pytest.raises(CommandError, match="There is no ward E05009999"):
        call_command("import_pabulib", pb(), ward="E05009999")
    assert not Ward.objects.exists()
    assert not BudgetRound.objects.exists()


def test_a_file_that_is_not_there(ward, tmp_path):
    with pytest.raises(CommandError, match=r"Nothing was imported from nowhere\.pb"):
        call_command("import_pabulib", str(tmp_path / "nowhere.pb"))


def test_broken_off_it_is_cancelled_and_its_papers_are_gone(ward, pb, monkeypatch):
    def stop_at_three(done, _total):
        if done == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(
        "budgets.management.commands.import_pabulib.Command._bar",
        lambda _self, done, total: stop_at_three(done, total),
    )
    with pytest.raises(KeyboardInterrupt):
        call_command("import_pabulib", pb())
    ballot = Ballot.objects.get()
    assert ballot.state == BallotState.CANCELLED
    assert not Paper.objects.exists()


@pytest.mark.shared_data
@pytest.mark.parametrize(
    "name", ["Poland_Warszawa_2026_Srodmiescie_Polnocne", "Poland_Warszawa_2017_Zielony_Ursynow"]
)
def test_the_official_winners_of_a_real_vote(ward, capsys, name):
    folder = skipping.shared_folder() / "data" / "pb"
    said = run(str(folder / f"{name}.pb"), capsys)
    assert "The official winners are the same." in said.out
    reference = json.loads((folder / "reference.json").read_text())
    assert name in str(reference)
