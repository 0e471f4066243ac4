from dataclasses import replace

import pytest

from members import proofs


def test_methods_come_strongest_first():
    assert [proof.code for proof in proofs.by_strength()][:2] == ["posted-code", "emailed-code"]
    assert proofs.choices()[0] == ("posted-code", "Code from a posted letter")


def test_a_method_is_found_by_its_code():
    assert proofs.method("emailed-code").strength == 20
    with pytest.raises(KeyError):
        proofs.method("tea-leaves")


def test_two_methods_cannot_share_a_code():
    proofs.register(proofs.POSTED_CODE)
    with pytest.raises(ValueError, match="posted-code"):
        proofs.register(replace(proofs.POSTED_CODE, strength=1))
