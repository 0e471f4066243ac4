import os
import stat
from types import SimpleNamespace

import pytest

from council.starting import places


def test_everything_made_while_running_lies_in_one_folder(state):
    assert places.var() == state
    assert state.is_dir()


def test_without_a_setting_it_is_in_the_checkout(monkeypatch):
    monkeypatch.delenv("COUNCIL_VAR")
    assert places.var() == places.ROOT / "var"


def test_sockets_lie_where_their_path_is_short_whatever_the_checkout(monkeypatch, tmp_path):
    before = len(str(places.short_folder()))
    monkeypatch.setenv("COUNCIL_VAR", str(tmp_path / ("deep/" * 60)))
    assert len(str(places.short_folder())) == before
    assert len("/tmp/" + places.short_folder().name + "/.s.PGSQL.5432") < 107


def test_two_checkouts_do_not_meet(monkeypatch, tmp_path):
    first = places.short_folder()
    assert places.short_folder() == first
    monkeypatch.setenv("COUNCIL_VAR", str(tmp_path / "other"))
    assert places.short_folder() != first


def test_nobody_else_may_look_in_unless_postgres_must_pass_through():
    mode = stat.S_IMODE(places.short_folder().stat().st_mode)
    assert mode == (0o755 if os.geteuid() == 0 else 0o700)


def test_a_folder_that_somebody_else_put_there_is_refused(monkeypatch):
    mine = places.short_folder()
    monkeypatch.setattr("os.geteuid", lambda: 4711)
    monkeypatch.setattr(
        "hashlib.sha256", lambda _: SimpleNamespace(hexdigest=lambda: mine.name[8:])
    )
    with pytest.raises(PermissionError, match="belongs to somebody else"):
        places.short_folder()


def test_a_package_that_is_missing_is_named_with_the_way_out():
    with pytest.raises(ModuleNotFoundError, match="set DATABASE_URL and REDIS_URL"):
        places.package("no_such_package")
