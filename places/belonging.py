"""To which ward and which neighbourhood an LSOA belongs: where most of its live postcodes lie.

Postcodes of this council alone count, as officers have placed them. Of two wards with as many postcodes the one with the
lower code has it; an LSOA with most of its postcodes in no neighbourhood belongs to none.
"""

from django.db import connection

_SETTLE = """
    WITH placed AS (
        SELECT p.lsoa, a.id AS area, coalesce(a.code, '~') AS code, count(*) AS postcodes
          FROM places_postcode p JOIN places_lsoa l ON l.code = p.lsoa LEFT JOIN {table} a ON a.id = p.{column}
         WHERE p.ward_id IS NOT NULL GROUP BY p.lsoa, a.id, a.code
    ),
    most AS (SELECT DISTINCT ON (lsoa) lsoa, area FROM placed ORDER BY lsoa, postcodes DESC, code COLLATE "C")
    UPDATE places_lsoa l SET {column} = found.area
      FROM (SELECT x.code, most.area FROM places_lsoa x LEFT JOIN most ON most.lsoa = x.code) found
     WHERE found.code = l.code AND l.{column} IS DISTINCT FROM found.area
"""
_AREAS = {"ward_id": "places_ward", "neighbourhood_id": "places_neighbourhood"}


def settle() -> None:
    """Work both out anew; called within the transaction of whatever moved postcodes or LSOAs."""
    with connection.cursor() as cursor:
        for column, table in _AREAS.items():
            cursor.execute(_SETTLE.format(table=table, column=column))
