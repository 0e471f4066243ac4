"""The command `count` on `.blt` files: one JSON object a line, no database, and what it says of a bad file."""

import json

import pytest

from tests.ballots.counting.blt_files import SMALL, changed
from tests.ballots.counting.command import count
from tests.ballots.counting.pb_files import SMALL as SMALL_PB

STV = ("--rule", "scottish-stv")


@pytest.fixture
def blt(tmp_path):
    def written(text=SMALL, name="small.blt"):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return written


def test_one_object_a_line_without_a_database(blt):
    done = count(blt(), blt(changed(("4 2", "4 1")), "one.blt"), *STV, "--format", "json")
    assert done.returncode == 0, done.stderr
    first, second = map(json.loads, done.stdout.splitlines())
    assert list(first)[:5] == ["file", "rule", "quota", "elected", "stages"]
    assert first["file"].endswith("small.blt")
    assert (first["rule"], first["quota"]) == ("scottish-stv", 3)
    assert first["elected"] == ["Ann Ash (Green)", "Bob Beech"]
    assert first["stages"][0] == {
        "stage": 1,
        "votes": {
            "Ann Ash (Green)": "3.00000",
            "Bob Beech": "2.00000",
            "Cat Cedar": "1.00000",
            "Dee Dogwood": "1.00000",
        },
        "non_transferable": "0.00000",
        "event": "first-preferences",
        "of": None,
        "elected": ["Ann Ash (Green)"],
        "without_quota": [],
        "excluded": first["ties"][0]["chosen"],
        "transfers": [],
        "exhausted": "0.00000",
        "rounding": "0.00000",
    }
    assert (first["valid"], first["invalid"]) == (7, 2)
    assert second["elected"] == ["Ann Ash (Green)"]


def test_the_seed_decides_the_lot_and_is_told(blt):
    def tie(seed):
        done = count(blt(), *STV, "--seed", seed, module=True)
        told = json.loads(done.stdout)
        assert told["seed"] == seed
        return told["ties"][0]

    assert tie("1") == tie("1")
    assert tie("1")["decided_by"] == "lot"
    assert {tie(str(seed))["chosen"] for seed in range(6)} == {"Cat Cedar", "Dee Dogwood"}


def test_a_bad_file_is_a_line_and_the_others_are_counted(blt):
    bad = blt(changed(("1 3 4 1 0", "1 3 4 3 0")), "bad.blt")
    done = count(bad, "nowhere.blt", blt(), *STV, module=True)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    first, second = done.stderr.splitlines()
    assert first.endswith("bad.blt: line 4: The paper names candidate 3 twice.")
    assert second == "nowhere.blt: No such file or directory"


@pytest.mark.parametrize(
    "options", [["--completion", "add1"], ["--threshold", "3"], ["--tie-rule", "list-order"]]
)
def test_settings_of_budgets_make_no_sense(blt, options):
    done = count(blt(), *STV, *options, module=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "scottish-stv counts no budgets: it has no such setting.\n"


def test_each_kind_of_file_is_told_which_rule_it_needs(blt):
    done = count(blt(), module=True)
    assert done.stderr.endswith("Ranked papers are counted with --rule scottish-stv.\n")
    done = count(blt(SMALL_PB, "small.pb"), *STV, module=True)
    assert "small.pb: line 1: The first line must hold two numbers" in done.stderr


@pytest.mark.shared_data
def test_every_real_file(shared_data):
    folder = shared_data / "data" / "stv"
    official = json.loads((folder / "official.json").read_text(encoding="utf-8"))
    files = sorted(folder.glob("**/*.blt"))
    done = count(*map(str, files), *STV)
    assert (done.returncode, done.stderr) == (0, "")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["file"] for one in told] == [str(file) for file in files]
    assert len(told) == len(official) + 1
    for file, one in zip(files, told, strict=True):
        if file.stem in official:
            numbers = {one["candidates"].index(name) + 1 for name in one["elected"]}
            assert numbers == {winner["no"] for winner in official[file.stem]["elected"]}
