"""A passkey from beginning to end in a real browser with a made-up authenticator."""

import pytest
from django.core import mail

from tests.browser.steps import press
from tests.factories import PersonFactory
from tests.members.signing_in import code_in_last_mail

ADDRESS = "grace@example.org"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def passkey_page(page):
    """A page of a browser that has an authenticator which always says yes."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page


def sign_in_by_code(page):
    page.goto("/account/login/")
    page.get_by_label("Email address").fill(ADDRESS)
    press(page, "Email me a code")
    page.wait_for_url("**/login/code/confirm/")
    page.get_by_label("Code").fill(code_in_last_mail())
    press(page, "Sign in", exact=True)


def test_a_passkey_is_added_signs_in_alone_and_is_the_second_proof(passkey_page, assert_accessible):
    page = passkey_page
    PersonFactory(email=ADDRESS)
    sign_in_by_code(page)
    page.wait_for_url("**/account/")
    page.goto("/account/passkeys/add/")
    assert_accessible(page)
    page.get_by_role("button", name="Add this passkey").click()
    page.wait_for_url("**/account/recovery-codes/")
    assert page.locator("main li.app-num, main .app-num li").count() == 10
    assert_accessible(page)

    page.goto("/account/logout/")
    press(page.get_by_role("main"), "Sign out")
    page.wait_for_url("**/")
    page.goto("/account/login/")
    assert not page.get_by_text("The passkey did not work").is_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/account/")

    page.goto("/account/logout/")
    press(page.get_by_role("main"), "Sign out")
    page.wait_for_url("**/")
    sign_in_by_code(page)
    page.wait_for_url("**/second-factor/show/")
    assert_accessible(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/account/")


def test_a_passkey_that_fails_is_said_on_the_page(passkey_page):
    page = passkey_page
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("The passkey did not work").wait_for(state="visible")
    assert mail.outbox == []


def test_signing_in_needs_no_scripts(plain_page):
    PersonFactory(email=ADDRESS)
    sign_in_by_code(plain_page)
    plain_page.wait_for_url("**/account/")
    assert plain_page.get_by_text(ADDRESS).is_visible()
