"""What a reader's hands and eyes do in any browser test. Whoever follows or presses waits for the page that comes."""

from urllib.parse import urlparse

from django.test import Client

from tests.budgets.officer.desk import proven


def act_as(page, person):
    """Give the browser the session of somebody who has shown a second factor."""
    client = Client()
    proven(client, person)
    address = urlparse(page.context._impl_obj._options["baseURL"])
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "domain": address.hostname, "path": "/"}])


def press(page, name, exact=False):
    """Press a button that leads to another page. `page` may be a part of one."""
    go(page.get_by_role("button", name=name, exact=exact))


def follow(page, name, exact=False):
    """Follow a link, or what looks like a button and is one or the other."""
    link, button = (page.get_by_role(role, name=name, exact=exact) for role in ("link", "button"))
    go(link.or_(button).first)


def go(control):
    """Click on what leads to another page: looking before it is there would be looking at no page at all."""
    with control.page.expect_navigation():
        control.click()


def fill(page, answers):
    for name, value in answers.items():
        for one in value if isinstance(value, list) else [value]:
            field = page.locator(f'[name="{name}"]').first
            kind = field.get_attribute("type")
            if kind in {"radio", "checkbox"}:
                page.locator(f'[name="{name}"][value="{one}"]').check()
            elif field.evaluate("e => e.tagName") == "SELECT":
                field.select_option(one)
            else:
                field.fill(one)


def fits(page):
    wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return wide[0] <= wide[1]


def nothing(_page, *_name):
    """For those who walk a way without looking."""
