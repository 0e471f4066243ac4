import socket
from contextlib import contextmanager

import pytest

from council.starting import address
from tests.starting.answering import answering


@contextmanager
def taken():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_passed_over():
    with taken() as port:
        assert port < address.free_port(port) < port + address.PORTS_TRIED


def test_no_free_port_is_a_sentence(monkeypatch):
    monkeypatch.setattr(address, "_is_free", lambda port: False)
    with pytest.raises(SystemExit, match="No port is free from 8000 to 8099"):
        address.free_port(8000)


def test_no_port_beyond_the_last_one_is_taken_for_free():
    with pytest.raises(SystemExit, match="No port is free"):
        address.free_port(70_000)


def test_a_page_that_answers_ends_the_waiting():
    with answering(200) as (url, _asked):
        address.wait_for(url, lambda: True)


def test_a_page_with_an_error_is_told_with_its_number():
    with answering(503) as (url, _asked), pytest.raises(SystemExit, match=r"an error \(503\)"):
        address.wait_for(url, lambda: True)


def test_a_site_that_stopped_is_not_waited_for():
    with pytest.raises(SystemExit, match="stopped while starting"):
        address.wait_for("http://127.0.0.1:9", lambda: False)


def test_a_silent_site_is_given_up_in_the_end(monkeypatch):
    monkeypatch.setattr(address, "WAIT_SECONDS", 0.3)
    with taken() as port:
        pass
    with pytest.raises(SystemExit, match="did not answer within"):
        address.wait_for(f"http://127.0.0.1:{port}", lambda: True)
