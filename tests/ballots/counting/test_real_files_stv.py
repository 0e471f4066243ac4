"""Every real ward: quota, each total at each stage, who was elected and excluded, and when."""

import json
from decimal import Decimal

import pytest

from ballots.counting import blt
from ballots.counting.stv import UNIT, count_stv

pytestmark = pytest.mark.shared_data

# Slips of the collation; the README beside the files says so of each of them.
# East Dunbartonshire's own first-stage totals add up to one more than its valid poll.
SLIPPED_POLL = {"east_dunbartonshire_2017_ward2": 1}
SLIPPED_TOTAL = "glasgow_2017_ward1"
SLIPPED_ELECTION = {"edinburgh_2012_ward1": {5}, "edinburgh_2012_ward4": {None}}


@pytest.fixture(scope="module")
def folder(shared_data):
    return shared_data / "data" / "stv"


@pytest.fixture(scope="module")
def official(folder):
    return json.loads((folder / "official.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def counted(folder, official):
    files = {name: blt.read(folder / "ballots" / f"{name}.blt").election for name in official}
    return {name: count_stv(election, seed="none") for name, election in files.items()}


def test_quotas_valid_papers_and_winners(official, counted):
    assert len(official) == 240
    for name, sheet in official.items():
        outcome = counted[name]
        assert outcome.quota == sheet["quota"], name
        assert outcome.valid == sheet["valid_poll"] + SLIPPED_POLL.get(name, 0), name
        assert outcome.valid == sum(sheet["stages"][0]), name
        winners = {one["no"] for one in sheet["elected"]}
        assert {one + 1 for one in outcome.elected} == winners, name


def test_every_total_of_every_stage(official, counted):
    compared, off = 0, []
    for name, sheet in official.items():
        assert len(counted[name].stages) == len(sheet["stages"]), name
        for stage, row in zip(counted[name].stages, sheet["stages"], strict=True):
            for ours, theirs in zip(stage.votes, row, strict=True):
                compared += 1
                # Linn's report leaves the place of who is gone empty.
                if not equal(ours, theirs or 0, sheet["decimals_in_source"]):
                    off.append((name, abs(ours - round(theirs * UNIT)) // UNIT))
    assert compared > 12_000
    assert off == [(SLIPPED_TOTAL, 90)]


def equal(units, written, decimals):
    apart = abs(Decimal(units) / UNIT - Decimal(str(written)))
    return apart <= {5: 0, 2: Decimal("0.005")}[decimals]


def test_what_lies_with_nobody(official, counted):
    sheets = {name: sheet for name, sheet in official.items() if "non_transferable" in sheet}
    assert len(sheets) == 2
    for name, sheet in sheets.items():
        ours = [stage.non_transferable for stage in counted[name].stages]
        assert ours == [round(one * UNIT) for one in sheet["non_transferable"]], name


def test_the_stage_of_every_election_and_exclusion(official, counted):
    for name, sheet in official.items():
        stages = counted[name].stages
        ours = {(one + 1, stage.number) for stage in stages for one in stage.elected}
        theirs = {(one["no"], one["stage"]) for one in sheet["elected"]}
        slipped = SLIPPED_ELECTION.get(name, set())
        off = {no if stage else None for no, stage in theirs - ours}
        assert off == slipped, (name, theirs - ours)
        gone = [(one.excluded + 1, one.number) for one in stages if one.excluded is not None]
        assert gone == [(one["no"], one["stage"]) for one in sheet["excluded"]], name


def test_no_lot_was_needed_and_one_tie_was_broken_by_the_stage_before(counted):
    ties = {name: outcome.ties for name, outcome in counted.items() if outcome.ties}
    assert list(ties) == ["renfrewshire_2017_ward3"]
    for tie in ties["renfrewshire_2017_ward3"]:
        assert (tie.decided_by, tie.stage, tie.at_stage) == ("earlier-stage", 6, 5)


def test_nothing_is_lost(counted):
    for name, outcome in counted.items():
        for stage in outcome.stages:
            assert sum(stage.votes) + stage.non_transferable == outcome.valid * UNIT, name


def test_the_model_election_of_ers97(folder):
    election, title = blt.read(folder / "ers97.blt")
    outcome = count_stv(election, seed="none")
    assert title == "ERS97 Model Election"
    assert (outcome.valid, outcome.quota) == (753, 108)
    winners = [election.candidates[one] for one in outcome.elected]
    assert winners == ["Smith", "Duke", "Carpenter", "Vicar", "Prince", "Freeman"]
