"""Many rows into the database by COPY: one statement, nothing of it held in memory here."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Model


def copy_in(model: type[Model], rows: Iterable[Any]) -> None:
    """Every column but the key, which the database gives."""
    table = model._meta  # noqa: SLF001 -- Django's documented interface to a model's fields
    fields = [field for field in table.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {quote(table.db_table)} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(
                [
                    field.get_db_prep_save(getattr(row, field.attname), connection)
                    for field in fields
                ]
            )
