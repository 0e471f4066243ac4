"""Real Chromium against the live server: `page` at desktop and phone width, `plain_page` at phone width without scripts."""

import os
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import sync_playwright

WIDTHS = {"desktop": 1280, "phone": 390}
# `.ci/run` says one where it runs the suite again on other services: they draw no page otherwise.
WANTED = os.environ.get("COUNCIL_WIDTHS", " ".join(WIDTHS)).split()


@pytest.fixture(scope="module")
def chromium():
    """One for all tests of a file: starting it takes as long as many a page."""
    executable = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in the test's thread, which Django would take for a mistake.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()
        # Beside the loop Django keeps connections of their own, which nobody else would close.
        connections.close_all()


@contextmanager
def open_page(chromium, live_server, width, *, scripts):
    """With cookies and storage of its own, as on a new device."""
    device = chromium.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
    )
    device.set_default_timeout(15_000)
    yield device.new_page()
    device.close()


@pytest.fixture(params=[WIDTHS[name] for name in WANTED], ids=WANTED)
def page(request, chromium, live_server):
    with open_page(chromium, live_server, request.param, scripts=True) as opened:
        yield opened


# The style is the same without scripts: its journeys are walked at the narrower width alone.
@pytest.fixture(params=[WIDTHS["phone"]], ids=["phone"])
def plain_page(request, chromium, live_server):
    with open_page(chromium, live_server, request.param, scripts=False) as opened:
        yield opened


@pytest.fixture
def assert_accessible():
    """Checks a page with axe: WCAG 2.2 A and AA and its best practices."""

    def check(page):
        found = Axe().run(page).response["violations"]
        # GOV.UK puts the way back outside `main`, which is all that rule "region" minds.
        faults = [
            (fault["id"], [node["target"] for node in fault["nodes"]])
            for fault in found
            if fault["id"] != "region"
        ]
        assert faults == []

    return check
