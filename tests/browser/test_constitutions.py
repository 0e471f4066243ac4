"""A secretary changes a draft and adopts it in a real browser; anyone reads the rules."""

import os
from pathlib import Path

import pytest
from guardian.shortcuts import assign_perm

from governance.constituting import today
from members.models import Constitution
from tests.browser.steps import act_as, follow, nothing, press
from tests.constitutions import founded
from tests.factories import OfficerFactory, WardFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def picture(page, name):
    """Kept where RULES_PICTURES says, to be looked at."""
    if folder := os.environ.get("RULES_PICTURES"):
        width = page.viewport_size["width"]
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def change_and_adopt(page, look_at):
    first = founded("tenants-and-employees", name="Lantern Fields Homes")
    WardFactory(name="Larkmead")
    officer = OfficerFactory()
    assign_perm("keep_register", officer, first.organisation)
    act_as(page, officer)
    desk = f"/officer/organisations/{first.organisation.slug}/rules/"

    page.goto(desk + "new/")
    look_at(page, "start")
    page.get_by_label("Version 1, word for word").check()
    press(page, "Begin the draft")
    look_at(page, "draft")

    page.goto(desk + "2/rules/change/conversion/")
    look_at(page, "rule")
    page.get_by_label("Majority", exact=True).fill("60")
    press(page, "Keep it in the draft")
    assert "1 thing stands in the way of adoption" in page.inner_text("main")
    look_at(page, "obstacles")
    follow(page, "Put it right")
    page.get_by_label("Majority", exact=True).fill("75%")
    press(page, "Keep it in the draft")

    page.goto(desk + "2/classes/change/tenants/")
    page.get_by_label("Youngest age").fill("fourteen")
    press(page, "Keep it in the draft")
    assert page.get_by_label("Youngest age").input_value() == "fourteen"
    look_at(page, "class")
    page.get_by_label("Youngest age").fill("14")
    press(page, "Keep it in the draft")

    page.goto(desk + "2/bodies/board/seats/change/executives/")
    look_at(page, "seats")
    page.goto(desk + "2/preview/")
    look_at(page, "preview")
    page.goto(desk + "2/adopt/")
    for part in ("day", "month", "year"):
        page.locator(f'[name="on-{part}"]').fill(str(getattr(today(), part)))
    page.get_by_label("Which decision adopts it").fill("Resolution 7 of 2026")
    page.locator('[name="sure"]').check()
    look_at(page, "adopt")
    press(page, "Adopt version 2")
    look_at(page, "versions")
    assert "Version 2 is adopted" in page.inner_text("main")

    public = f"/organisations/{first.organisation.slug}/rules/"
    page.goto(public)
    look_at(page, "public")
    assert "14 or over" in page.inner_text("main")
    page.goto(public + "2/changes/")
    look_at(page, "changes")
    assert "is now 14 or over" in page.inner_text("main")
    page.goto(public + "versions/")
    look_at(page, "public-versions")


def test_rules_are_changed_and_adopted(page, assert_accessible):
    def look_at(page, name):
        assert_accessible(page)
        picture(page, name)

    change_and_adopt(page, look_at)


def test_without_scripts(plain_page):
    change_and_adopt(plain_page, nothing)
    assert Constitution.objects.adopted().count() == 2
