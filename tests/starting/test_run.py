"""The `run` file itself, and the commands that need no server."""

import shutil
import subprocess
import sys

import pytest

from council.starting import assets, manage, places


def run(*arguments, cwd=places.ROOT):
    command = [sys.executable, str(cwd / "run"), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_help_names_every_command():
    done = run("help")
    assert done.returncode == 0
    for command in ("up", "test", "lint", "assets", "requirements", "manage"):
        assert f"./run {command}" in done.stdout


def test_an_unknown_command_shows_the_known_ones():
    done = run("upp")
    assert done.returncode == 2
    assert "./run up" in done.stdout


def test_packages_that_cannot_be_installed_are_a_sentence(tmp_path):
    shutil.copy(places.ROOT / "run", tmp_path)
    (tmp_path / "requirements").mkdir()
    for name in ("up", "dev"):
        listed = tmp_path / "requirements" / f"{name}.txt"
        listed.write_text("./nowhere-at-all --hash=sha256:00\n")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    done = run("up", cwd=tmp_path)
    assert done.returncode == 1
    assert "The packages could not be installed" in done.stderr
    assert not (tmp_path / ".venv" / "installed.json").exists()


def test_assets_are_built_once_for_each_state_of_their_sources(monkeypatch, tmp_path):
    called = []
    monkeypatch.setattr(assets, "DIST", tmp_path / "dist")
    monkeypatch.setattr(assets, "FRONTEND", tmp_path)
    (tmp_path / "govuk-frontend.min.js").write_text("script")
    monkeypatch.setattr(assets, "_call", lambda command, node: called.append(command))
    assert assets.build() is True
    assert assets.build() is False
    assert assets.build(again=True) is True
    assert len(called) == 4


@pytest.mark.parametrize("arguments", [["count", "--help"], ["help"]])
def test_counting_a_file_starts_no_server(monkeypatch, arguments, capfd):
    def refuse():
        raise AssertionError("no server is needed")

    monkeypatch.setattr(manage, "services", refuse)
    assert manage.main(arguments) == 0
    assert "manage.py" in capfd.readouterr().out
