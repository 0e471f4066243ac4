"""To the identity service and back in a real browser, under the site's own content security policy."""

import pytest

from tests.browser.steps import follow, press
from tests.members.identity_service import NAME, serving

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def service(settings):
    with serving(settings) as one:
        yield one


def sign_in(page):
    page.goto("/account/login/?next=/account/data/")
    press(page, f"Sign in with {NAME}")


def test_somebody_signs_in_with_the_service(page, service, assert_accessible):
    sign_in(page)
    page.wait_for_url("**/account/data/")
    page.goto("/account/")
    assert page.get_by_text("siobhan@example.org").is_visible()
    assert_accessible(page)
    follow(page, f"Remove {NAME}")
    assert_accessible(page)
    press(page, f"Remove {NAME}")
    assert page.get_by_text("is no longer linked to your account").is_visible()


def test_it_works_without_scripts(plain_page, service):
    sign_in(plain_page)
    plain_page.wait_for_url("**/account/data/")


def test_pages_of_what_went_wrong_are_accessible(page, service, assert_accessible):
    page.goto("/account/login/")
    assert_accessible(page)
    page.goto("/account/openid-connect/cancelled/")
    assert_accessible(page)
    page.goto("/account/openid-connect/back/")
    assert page.get_by_role("heading", name="That did not work").is_visible()
    assert_accessible(page)
