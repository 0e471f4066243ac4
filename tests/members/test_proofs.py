from dataclasses import replace

import pytest

from members import proofs


def test_methods_come_strongest_first():
    assert [proof.code for proof in proofs.by_strength()] == [
        "posted-code",
        "sign-in",
        "sign-in-as-proxy",
        "emailed-code",
    ]


def test_a_form_for_anybody_offers_no_account_of_a_member():
    assert proofs.choices() == [
        ("posted-code", "Code from a posted letter"),
        ("emailed-code", "Code sent by email"),
    ]


def test_a_method_is_found_by_its_code():
    assert proofs.method("emailed-code").strength == 20
    with pytest.raises(KeyError):
        proofs.method("tea-leaves")


def test_two_methods_cannot_share_a_code():
    proofs.register(proofs.POSTED_CODE)
    with pytest.raises(ValueError, match="posted-code"):
        proofs.register(replace(proofs.POSTED_CODE, strength=1))
