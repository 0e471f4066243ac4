"""The database that test processes copy: made once, by one of them, until a migration changes."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from tests import database

# Other processes run these tests beside this one, on the same server.
NAME = f"council_tests_of{os.getpid()}_000000000001"
LATER = NAME.replace("000001", "000002")
URL = "postgresql://council@//tmp/sockets/council"


@pytest.fixture
def made(monkeypatch):
    """The addresses of the databases that were migrated."""
    addresses = []
    monkeypatch.setattr(
        subprocess, "run", lambda *a, env, **k: addresses.append(env["DATABASE_URL"])
    )
    yield addresses
    database.forget(NAME)


def there():
    with database._server() as server:
        return database._of_this_checkout(server, NAME)


def test_several_at_once_make_it_once(made):
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _one: database.provide(NAME, URL), range(3)))
    assert made == [f"postgresql://council@//tmp/sockets/{NAME}_unfinished"]
    assert there() == [NAME]


def test_that_of_earlier_migrations_goes(made):
    for name in (NAME, LATER):
        database.provide(name, URL)
    assert there() == [LATER]
    assert len(made) == 2


def test_one_that_was_cut_short_is_made_again(made, monkeypatch):
    def killed(*_arguments, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "run", killed)
        with pytest.raises(KeyboardInterrupt):
            database.provide(NAME, URL)
    assert there() == [f"{NAME}_unfinished"]
    database.provide(NAME, URL)
    assert there() == [NAME]


def test_one_that_somebody_is_using_is_left_to_the_next_run(made):
    database.provide(NAME, URL)
    user = {**database.connections["default"].get_connection_params(), "dbname": NAME}
    with psycopg.connect(**user):
        database.provide(LATER, URL)
    assert sorted(there()) == [NAME, LATER]


def test_only_a_changed_migration_or_requirement_asks_for_another(tmp_path):
    migration, requirements = (
        tmp_path / "record/migrations/0001_initial.py",
        tmp_path / "requirements/dev.txt",
    )
    for file in (migration, requirements):
        file.parent.mkdir(parents=True)
        file.write_text("as it is")
    before = database.digest(tmp_path)
    (tmp_path / "record/models.py").write_text("other code")
    assert database.digest(tmp_path) == before
    migration.write_text("changed")
    changed = database.digest(tmp_path)
    requirements.write_text("changed")
    assert len({before, changed, database.digest(tmp_path)}) == 3


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("postgresql://council@//tmp/sockets/council", "postgresql://council@//tmp/sockets/x"),
        ("postgresql://me:pw@host:5432/council?sslmode=on", "postgresql://me:pw@host:5432/x?sslmode=on"),
    ],
)  # fmt: skip
def test_another_database_of_the_same_server(url, other):
    assert database.in_database(url, "x") == other
