"""The command `count`: one JSON object a line, no database, and what it says of a bad file."""

import json
import os
import subprocess
import sys

import pytest

from council.starting.places import ROOT
from tests.ballots.counting.command import count
from tests.ballots.counting.pb_files import SMALL, changed


@pytest.fixture
def pb(tmp_path):
    def written(text=SMALL, name="small.pb"):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return written


def test_one_object_a_line_without_a_database(pb):
    done = count(pb(), pb(changed(("budget;1000", "budget;500")), "poor.pb"), "--format", "json")
    assert done.returncode == 0, done.stderr
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["file"].endswith("small.pb")
    assert (first["rule"], first["completion"], first["budget"]) == ("greedy", "none", 1000)
    assert (first["selected"], first["spent"]) == (["a", "c"], 1000)
    assert set(first["explanation"]) == {"a", "b", "c"}
    assert first["explanation"]["b"]["short_by"] == 500
    assert isinstance(first["ties"], list)
    assert second["selected"] == ["c"]


def test_the_options_reach_the_count(pb):
    file = pb(changed(("budget;1000", "budget;900")))

    def selected(*options):
        done = count(file, *options, module=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)["selected"]

    assert selected("--stop-at-first-that-does-not-fit") == ["a"]
    assert selected("--last-if-left", "0.75") == ["a", "c"]
    assert selected("--last-if-left", "0.6", "--tie-rule", "list-order") == ["a", "b"]
    assert selected("--threshold", "3") == ["a"]
    assert selected("--rule", "equal-shares") == []
    assert selected("--rule", "equal-shares", "--completion", "add1", "--step", "1") == ["a"]


def test_the_files_own_threshold_is_the_default(pb):
    own = pb(changed(("rule;greedy", "rule;greedy-threshold\nmin_project_score_threshold;3")))
    assert json.loads(count(own, module=True).stdout)["selected"] == ["a"]
    assert json.loads(count(own, "--threshold", "0", module=True).stdout)["selected"] == ["a", "c"]


def test_a_bad_file_is_a_line_and_the_others_are_counted(pb):
    bad = pb(changed(("1;a,b", "1;a,z")), "bad.pb")
    done = count(bad, "nowhere.pb", pb(), module=True)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    first, second = done.stderr.splitlines()
    assert first.endswith("bad.pb: line 16: The vote names the project 'z', which is not listed.")
    assert second == "nowhere.pb: No such file or directory"


@pytest.mark.parametrize(
    "options",
    [["--rule", "dice"], ["--completion", "add1"], ["--last-if-left", "x"], ["--threshold", "-1"]],
)
def test_options_that_make_no_sense(pb, options):
    done = count(pb(), *options, module=True)
    assert done.returncode == 2
    assert done.stderr
    assert not done.stdout


def test_it_needs_numpy_and_this_folder_alone(pb, tmp_path):
    blocked = tmp_path / "sitecustomize.py"
    blocked.write_text(
        "import sys\nfor name in ('django', 'celery', 'psycopg'): sys.modules[name] = None\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "ballots.counting", pb()],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert json.loads(done.stdout)["selected"] == ["a", "c"], done.stderr
