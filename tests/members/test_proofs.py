from dataclasses import replace

import pytest

from members import proofs


def test_methods_come_strongest_first():
    assert [proof.code for proof in proofs.by_strength()] == [
        "in-person",
        "openid-connect",
        "posted-code",
        "register-match",
        "sign-in",
        "sign-in-as-proxy",
        "emailed-code",
    ]
    assert [code for code, _label in proofs.choices()] == [
        "in-person",
        "posted-code",
        "register-match",
        "emailed-code",
    ]


def test_a_method_that_needs_a_service_is_offered_where_there_is_one(settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [{"name": "One Login"}]}}
    assert "openid-connect" in dict(proofs.choices())
    assert "openid-connect" not in dict(proofs.ballot_choices())


def test_a_ballot_offers_only_what_a_voter_can_do_while_voting():
    assert [code for code, _label in proofs.ballot_choices()] == ["posted-code", "emailed-code"]


def test_a_method_is_found_by_its_code():
    assert proofs.method("emailed-code").strength == 20
    with pytest.raises(KeyError):
        proofs.method("tea-leaves")


def test_two_methods_cannot_share_a_code():
    proofs.register(proofs.POSTED_CODE)
    with pytest.raises(ValueError, match="posted-code"):
        proofs.register(replace(proofs.POSTED_CODE, strength=1))
