"""The one clock that decides: the database's."""

from datetime import datetime

from django.db import connection


def now() -> datetime:
    """The database's clock at this instant, aware, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment
