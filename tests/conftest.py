import pytest
from django.core.cache import cache
from django.db.backends.postgresql.operations import DatabaseOperations

_flush = DatabaseOperations.execute_sql_flush


def _flush_past_the_triggers(operations, sql_list):
    """Between tests the append-only tables are emptied too, which their triggers rightly refuse."""
    with operations.connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhrelid::regclass::text LIKE 'ballots_live_%'"
        )
        for (box,) in cursor.fetchall():
            cursor.execute(f"DROP TABLE IF EXISTS {box}")
    try:
        _flush(operations, sql_list)
    finally:
        with operations.connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = origin")


@pytest.fixture(autouse=True, scope="session")
def _flushing():
    patch = pytest.MonkeyPatch()
    patch.setattr(DatabaseOperations, "execute_sql_flush", _flush_past_the_triggers)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def _fresh_places(settings, tmp_path):
    settings.BALLOT_KEYS_DIR = tmp_path / "keys"
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
