"""Invented people for a register: name, address, postcode, date of birth. Sixteen to ninety-six, few at either end."""

import csv
import io
import random
from datetime import date, timedelta

from council.demonstration.catalogue import FIRST_NAMES, LAST_NAMES, STREETS

DAYS_A_YEAR = 365.25


def register(chance: random.Random, postcodes: list[str], count: int, today: date) -> io.BytesIO:
    """A register of `count` people as a CSV file. No two are the same person."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["name", "address", "postcode", "date of birth"])
    for number in range(count):
        name = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
        # The day of birth takes the number along, so that namesakes in one postcode differ.
        years = 17 + 76 * chance.betavariate(1.6, 2.2)
        born = today - timedelta(days=int(years * DAYS_A_YEAR) + number % 29)
        address = f"{1 + number // 7} {chance.choice(STREETS)}"
        writer.writerow([name, address, postcodes[number % len(postcodes)], born.isoformat()])
    return io.BytesIO(text.getvalue().encode())
