import pytest

pytestmark = pytest.mark.django_db


def test_anyone_can_read_the_parameters_with_their_references(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        page = client.get("/statute/").content.decode()
    assert "Data (Use and Access) Act 2025, section 103" in page
    assert "30 days" in page
    assert "19 June 2026" in page
    assert 'id="complaint-acknowledgement-days"' in page


def test_the_page_takes_no_posts(client):
    assert client.post("/statute/").status_code == 405
