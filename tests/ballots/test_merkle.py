"""The tree heads of RFC 9162 section 2.1.1, against a recursive definition taken straight from its text."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from ballots import merkle


def by_the_book(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(
        b"\x01" + by_the_book(leaves[:split]) + by_the_book(leaves[split:])
    ).digest()


def test_the_empty_list():
    assert merkle.root([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_equals_the_definition(leaves):
    assert merkle.root(iter(leaves)) == by_the_book(leaves).hex()


@given(st.lists(st.binary(max_size=4), min_size=2, max_size=20, unique=True))
def test_order_matters(leaves):
    assert merkle.root(leaves) != merkle.root(leaves[::-1])
