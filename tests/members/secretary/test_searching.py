"""A register of twenty thousand lines is searched through its index, not line by line."""

import pytest
from django.db import connection

from members.models import Membership
from tests.organisations import MembershipFactory, thirds

pytestmark = pytest.mark.django_db

_MANY = """
    INSERT INTO members_membership (organisation_id, number, class_code, name, address, postcode, ward_code, email,
        email_purposes, reference, guardian_name, guardian_email, votes_here, entered_on, ceased_because)
    SELECT %s, n, 'families', 'Member ' || md5(n::text), n || ' The Parade', 'BK' || n %% 10 || '7QX', '',
        md5(n::text) || '@example.org', '', '', '', '', true, '2025-04-09', ''
      FROM generate_series(1, 20000) n
"""


@pytest.fixture
def crowded():
    organisation = thirds()
    with connection.cursor() as cursor:
        cursor.execute(_MANY, [organisation.pk])
    MembershipFactory(
        organisation=organisation,
        number=20_001,
        name="Siân O’Brien-Quist",
        address="4 Xylem Court",
        email="sian.quist@example.org",
        postcode="ZX90AB",
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE members_membership")
    return organisation


def plan_of(lines):
    return lines.explain(analyze=True, timing=False)


ASKED = ["quist", "o’brien", "siân xylem", "sian.quist@", "zx9 0ab"]


def test_a_line_of_a_large_register_is_found_without_reading_them(crowded):
    lines = Membership.objects.filter(organisation=crowded)
    for asked in [*ASKED, "wilberforce"]:
        # The lines come as the page shows them: the first fifty by number.
        found = lines.search(asked).order_by("number")[:50]
        assert [one.number for one in found] == ([20_001] if asked in ASKED else [])
        plan = plan_of(found)
        assert "members_membership_words" in plan, plan
        assert "Seq Scan" not in plan, plan
