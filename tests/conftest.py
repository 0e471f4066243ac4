import gc
import os

import pytest
from django.core.cache import cache
from django.core.management.commands import flush
from django.db.backends.postgresql.creation import DatabaseCreation
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import HealthCheck
from hypothesis import settings as properties

from statute.first_parameters import add_missing
from tests import database

# Made by migrating and changed by no test: emptying and filling them again after each test took longer than the tests.
KEPT = {
    "django_content_type",
    "auth_permission",
    "auth_group",
    "auth_group_permissions",
    "delivery_power",
    "funds_purpose",
}
# Tests look at how their rows lie on disk: nothing of an earlier test may lie between them.
SORTED = {"ballots_paper", "ballots_receipt"}
# A machine that does something else as well is slow, which says nothing of the code. With CI set, Hypothesis knows that itself.
if "CI" not in os.environ:
    properties.register_profile(
        "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    properties.load_profile("patient")
_flush = DatabaseOperations.execute_sql_flush


def _flush_past_the_triggers(operations, sql_list):
    """Between tests the append-only tables are emptied too, which their triggers rightly refuse."""
    with operations.connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        # Tables alone: their indexes are parts of others too, and stand before them as often as behind.
        cursor.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relispartition AND relkind = 'r' AND relname SIMILAR TO 'ballots_(live|keyed)_%'"
        )
        for (box,) in cursor.fetchall():
            cursor.execute(f"DROP TABLE IF EXISTS {box}")
    try:
        _flush(operations, sql_list)
    finally:
        with operations.connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = origin")


def _sql_of_what_tests_change(operations, style, tables, **options):
    """Rows are deleted where there are any: emptying more than a hundred empty tables took longer than the tests."""
    quote = operations.quote_name
    change = sorted(name for name in tables if name not in KEPT)
    some = " UNION ALL ".join(f"(SELECT '{name}' FROM {quote(name)} LIMIT 1)" for name in change)
    with operations.connection.cursor() as cursor:
        cursor.execute(some)
        filled = [name for (name,) in cursor.fetchall()]
    return [f"{'TRUNCATE' if name in SORTED else 'DELETE FROM'} {quote(name)};" for name in filled]


def _drop(creation, name, _verbosity):
    """With whoever is still in it: a server's thread may be about to leave when the last test is over."""
    with creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {creation.connection.ops.quote_name(name)} WITH (FORCE)")


def pytest_sessionstart(session):
    if session.config.option.create_db and not hasattr(session.config, "workerinput"):
        database.forget(database.kept_name())


def pytest_collection_modifyitems(items):
    """Journeys first: a process that is done takes of the other's short tests, and none waits at the end for a long one."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def pytest_collection_finish(session):
    """What is imported by now stays: looking for garbage in it again and again took a twelfth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """pytest-django asks for this before it makes a database."""
    DatabaseCreation._destroy_test_db = _drop
    if url := os.environ.get("DATABASE_URL"):
        database.provide(database.kept_name(), url)
        database.use(database.kept_name())


@pytest.fixture(autouse=True, scope="session")
def _flushing():
    patch = pytest.MonkeyPatch()
    patch.setattr(DatabaseOperations, "execute_sql_flush", _flush_past_the_triggers)
    patch.setattr(DatabaseOperations, "sql_flush", _sql_of_what_tests_change)
    patch.setattr(flush, "emit_post_migrate_signal", lambda *_args, **_options: add_missing())
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def _fresh_places(settings, tmp_path):
    settings.BALLOT_KEYS_DIR = tmp_path / "keys"
    settings.LETTERS_DIR = tmp_path / "letters"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EVIDENCE_DIR = tmp_path / "evidence"
    cache.clear()
