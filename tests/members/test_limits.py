import logging

import pytest
import time_machine
from redis.exceptions import ConnectionError as RedisDown

from members import limits
from members.errors import TooOften, WrongCode


def test_the_limit_is_refused_beyond_and_says_how_long_to_wait():
    with time_machine.travel("2026-11-23 12:05:00Z", tick=False):
        for _ in range(3):
            limits.spend("codes", "192.0.2.1", 3, 900)
        with pytest.raises(TooOften) as refusal:
            limits.spend("codes", "192.0.2.1", 3, 900)
    assert refusal.value.wait_seconds == 600
    assert "10 minutes" in refusal.value.message


def test_nobody_is_locked_out_for_ever():
    with time_machine.travel("2026-11-23 12:05:00Z", tick=False) as clock:
        limits.spend("codes", "192.0.2.1", 1, 900)
        for _ in range(100):
            with pytest.raises(TooOften) as refusal:
                limits.spend("codes", "192.0.2.1", 1, 900)
        clock.shift(refusal.value.wait_seconds)
        limits.spend("codes", "192.0.2.1", 1, 900)


def test_other_clients_and_other_names_are_counted_apart():
    limits.spend("codes", "192.0.2.1", 1, 900)
    limits.spend("codes", "192.0.2.2", 1, 900)
    limits.spend("sign-in", "192.0.2.1", 1, 900)


def test_only_wrong_tries_are_counted():
    for _ in range(10):
        with limits.attempt("codes", "192.0.2.1", 2, 900):
            pass
    for _ in range(2):
        with pytest.raises(WrongCode), limits.attempt("codes", "192.0.2.1", 2, 900):
            raise WrongCode("no")
    with pytest.raises(TooOften), limits.attempt("codes", "192.0.2.1", 2, 900):
        pytest.fail("a third wrong try")


def test_with_the_cache_down_nothing_is_refused(monkeypatch, caplog):
    def down(*args, **kwargs):
        raise RedisDown

    monkeypatch.setattr("members.limits.cache.add", down)
    monkeypatch.setattr("members.limits.cache.decr", down)
    with caplog.at_level(logging.DEBUG):
        for _ in range(5):
            with limits.attempt("codes", "192.0.2.1", 1, 900):
                pass
    assert "limit_not_counted" in caplog.text
    assert "192.0.2.1" not in caplog.text


def test_the_cache_key_does_not_show_the_address():
    assert "192.0.2.1" not in limits._key("codes", "192.0.2.1", 1)


@pytest.mark.parametrize(
    ("remote", "forwarded", "trusted", "client"),
    [
        ("192.0.2.9", "203.0.113.5", [], "192.0.2.9"),
        ("10.0.0.2", "203.0.113.5", ["10.0.0.0/8"], "203.0.113.5"),
        ("10.0.0.2", "6.6.6.6, 203.0.113.5", ["10.0.0.0/8"], "203.0.113.5"),
        ("10.0.0.2", "6.6.6.6, 203.0.113.5, 10.0.0.7", ["10.0.0.0/8"], "203.0.113.5"),
        ("10.0.0.2", "", ["10.0.0.0/8"], "10.0.0.2"),
        ("10.0.0.2", "nonsense", ["10.0.0.0/8"], "unknown"),
        ("", "203.0.113.5", ["10.0.0.0/8"], "unknown"),
        ("2001:db8:1:2:aaaa::1", "", [], "2001:db8:1:2::/64"),
        ("192.0.2.9", "203.0.113.5", ["10.0.0.0/8"], "192.0.2.9"),
    ],
)
def test_the_client_is_the_last_hop_our_own_proxies_saw(
    rf, settings, *, remote, forwarded, trusted, client
):
    settings.TRUSTED_PROXIES = trusted
    request = rf.get("/", REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded})
    assert limits.client(request) == client
