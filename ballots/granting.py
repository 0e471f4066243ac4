"""What the site's own database role may do: everything it needs, and not read a paper in the box."""

from collections.abc import Iterable

from django.db import connection
from psycopg import sql

SEALED_TABLES = ["ballots_live_paper", "ballots_live_receipt", "ballots_keyed_paper"]

_TABLES = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname !~ '^ballots_(live|keyed)_'
     ORDER BY c.relname
"""
_FUNCTIONS = """
    SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = 'public' AND p.proname ~ '^ballots_' ORDER BY 1
"""


def grant(role: str) -> int:
    """Give `role` its rights on every table and function there is now; run after each migration.

    Makes the role (with LOGIN and no password) where it does not exist; the caller's role must be allowed to.
    Returns the number of tables granted.
    """
    name = sql.Identifier(role)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            _run(cursor, [sql.SQL("CREATE ROLE {} LOGIN").format(name)])
        cursor.execute(_TABLES)
        tables = [row[0] for row in cursor.fetchall()]
        cursor.execute(_FUNCTIONS)
        functions = [row[0] for row in cursor.fetchall()]
        _run(cursor, _grants(name, tables, functions))
    return len(tables)


def set_password(role: str, password: str) -> None:
    """Give `role` a password, of which the database is sent only the SCRAM verifier: no log can hold it."""
    connection.ensure_connection()
    verifier = connection.connection.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    )
    with connection.cursor() as cursor:
        change = sql.SQL("ALTER ROLE {} PASSWORD {}").format(
            sql.Identifier(role), sql.Literal(verifier.decode())
        )
        _run(cursor, [change])


def _grants(
    name: sql.Identifier, tables: list[str], functions: list[str]
) -> Iterable[sql.Composed]:
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name)
    for table in tables:
        yield sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}").format(
            sql.Identifier(table), name
        )
    yield sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(name)
    for sealed in SEALED_TABLES:
        yield sql.SQL("REVOKE ALL ON {} FROM {}").format(sql.Identifier(sealed), name)
    for function in functions:
        yield sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(sql.SQL(function), name)


def _run(cursor: object, statements: Iterable[sql.Composed]) -> None:
    for statement in statements:
        cursor.execute(statement)  # type: ignore[attr-defined]
