import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from redis.exceptions import ConnectionError as RedisIsGone


def broken(error):
    def fail(*args, **kwargs):
        raise error

    return fail


@pytest.mark.django_db
def test_all_is_well(client):
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "redis": True}


@pytest.mark.django_db
def test_it_starts_no_session_and_is_never_kept(client):
    answer = client.get("/health/")
    assert answer.cookies == {}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_it_costs_one_statement(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/health/")


@pytest.mark.django_db
def test_without_the_database_no_more_requests_are_wanted(client, monkeypatch):
    monkeypatch.setattr(connection, "cursor", broken(OperationalError("gone")))
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["database"] is False


@pytest.mark.django_db
def test_without_redis_voting_goes_on(client, monkeypatch):
    monkeypatch.setattr(cache, "get", broken(RedisIsGone("gone")))
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "redis": False}
