"""The rules for skipped tests, tried on runs of pytest inside this one."""

import pytest

EXPLAINED_SKIP = """
import pytest
@pytest.mark.shared_data
def test_reads_real_files(): pass
"""
UNEXPLAINED_SKIP = """
import pytest
@pytest.mark.skip(reason="it was too hard")
def test_hard(): pass
"""


@pytest.fixture
def run(pytester, monkeypatch):
    """Run one test file with these environment variables, and no real files in reach."""

    def run(source, **environment):
        for name in ("CI", "COUNCIL_REQUIRE_SHARED"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("COUNCIL_SHARED", str(pytester.path / "nowhere"))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        pytester.makeini("[pytest]\nmarkers =\n    shared_data\n    browser\n    pdf\n")
        pytester.makepyfile(source)
        return pytester.runpytest_inprocess("-p", "tests.skipping", "-p", "no:django", "-rs")

    return run


def test_missing_real_files_skip_and_the_reason_says_how_to_name_them(run):
    done = run(EXPLAINED_SKIP, CI="true")
    done.assert_outcomes(skipped=1)
    assert done.ret == 0
    done.stdout.fnmatch_lines(["*set COUNCIL_SHARED to its parent*"])


def test_missing_real_files_fail_where_they_are_required(run):
    done = run(EXPLAINED_SKIP, COUNCIL_REQUIRE_SHARED="1")
    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines(["*COUNCIL_REQUIRE_SHARED is set, but ../shared/data is absent*"])


def test_real_files_in_reach_are_used(run, pytester):
    folder = pytester.path / "nowhere" / "data" / "pb"
    folder.mkdir(parents=True)
    (folder / "reference.json").write_text("{}")
    run(EXPLAINED_SKIP, COUNCIL_REQUIRE_SHARED="1").assert_outcomes(passed=1)


@pytest.mark.parametrize("kind", ["browser", "pdf"])
def test_a_missing_library_skips_at_home_and_fails_in_continuous_integration(
    run, monkeypatch, kind
):
    monkeypatch.setattr("council.starting.libraries.have", lambda libraries: False)
    source = EXPLAINED_SKIP.replace("shared_data", kind)
    run(source).assert_outcomes(skipped=1)
    run(source, CI="true").assert_outcomes(errors=1)


def test_an_unexplained_skip_is_named_and_fails_the_run_in_continuous_integration(run):
    done = run(UNEXPLAINED_SKIP, CI="true")
    done.assert_outcomes(skipped=1)
    assert done.ret == pytest.ExitCode.TESTS_FAILED
    done.stdout.fnmatch_lines(["*::test_hard: it was too hard"])


def test_an_unexplained_skip_is_named_at_home_and_the_run_passes(run):
    done = run(UNEXPLAINED_SKIP)
    assert done.ret == 0
    done.stdout.fnmatch_lines(["*::test_hard: it was too hard"])


def test_skipping_a_whole_file_counts_too(run):
    done = run("import pytest\npytest.importorskip('no_such_package')", CI="true")
    assert done.ret != 0
    done.stdout.fnmatch_lines(["*could not import 'no_such_package'*"])


def test_an_expected_failure_is_no_skip(run):
    source = "import pytest\n@pytest.mark.xfail\ndef test_known(): assert False"
    done = run(source, CI="true")
    done.assert_outcomes(xfailed=1)
    assert done.ret == 0
