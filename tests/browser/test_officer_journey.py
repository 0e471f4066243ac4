"""An officer's round in a real browser: made in its pages, loaded, opened, counted and declared by somebody else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from guardian.shortcuts import assign_perm

from budgets.models import BudgetRound, ReadinessCode
from tests.browser.steps import act_as, fill, go, nothing, press
from tests.browser.test_papers_twice import papers_twice
from tests.budgets.officer.test_wizard import LAW, METHOD, MONEY, VOTERS
from tests.factories import OfficerFactory, PostcodeFactory, WardFactory
from tests.states import past_its_close, voted_by_code

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PROJECTS = "title,cost,summary,place,category\nShade sails,14200,Cover over the playground.,The Green,Play\nBike racks,9000,Twelve stands.,The Parade,Streets\n"
REGISTER = "name,address,postcode,date of birth\nPatience Adeyemi,22 Coppice Hill,BK3 7QX,14/03/1946\nNgozi Okafor,3 The Parade,BK3 7QX,01/02/1990\n"


def make_round(page, look_at, ward):
    days = timezone.localdate() + timedelta(days=3)
    dates = {"opens_at-day": str(days.day), "opens_at-month": str(days.month)}
    page.goto("/officer/new/money/")
    fill(page, MONEY | dates | {"opens_at-year": str(days.year), "ward": str(ward.pk)})
    look_at(page)
    for answers in (METHOD, VOTERS, LAW):
        press(page, "Save and go on")
        fill(page, answers)
        look_at(page)
    press(page, "Save and go on")
    look_at(page)
    press(page, "Make the round")
    look_at(page)
    return BudgetRound.objects.get()


def load_projects(page, look_at, budget_round, tmp_path):
    file = tmp_path / "projects.csv"
    file.write_text(PROJECTS)
    page.goto(f"/officer/rounds/{budget_round.slug}/projects/load/")
    page.locator('[type="file"]').set_input_files(file)
    look_at(page)
    press(page, "Look at the file")
    look_at(page)
    press(page, "Load them")
    look_at(page)


def import_roll(page, look_at, budget_round, tmp_path):
    file = tmp_path / "register.csv"
    file.write_text(REGISTER)
    page.goto(f"/officer/rounds/{budget_round.slug}/roll/")
    page.locator('[type="file"]').set_input_files(file)
    press(page, "Look at the file")
    look_at(page)
    press(page, "Import the register")
    look_at(page)
    press(page, "Letters with codes")
    look_at(page)
    press(page, "Make 2 letters")
    page.goto(f"/officer/rounds/{budget_round.slug}/letters/1/")
    look_at(page)
    press(page, "Release the file as first person")
    assert page.get_by_text("Ask a colleague").is_visible()


def finish_checklist(page, look_at, budget_round):
    page.goto(f"/officer/rounds/{budget_round.slug}/checklist/")
    look_at(page)
    for code in ReadinessCode.values:
        form = page.locator(f'form:has([value="{code}"])')
        form.locator('[name="evidence"]').fill(f"File {code}")
        go(form.get_by_role("button"))
    assert page.get_by_role("heading", name="4 of 4 items are done").is_visible()


def whole_round(page, look_at, tmp_path):
    ward = WardFactory(name="Larkmead")
    PostcodeFactory(compact="BK37QX", ward=ward)
    officer, returning = OfficerFactory(), OfficerFactory(name="Ruth Field")
    officer.user_permissions.add(Permission.objects.get(codename="add_budgetround"))
    act_as(page, officer)
    budget_round = make_round(page, look_at, ward)
    load_projects(page, look_at, budget_round, tmp_path)
    import_roll(page, look_at, budget_round, tmp_path)
    finish_checklist(page, look_at, budget_round)
    desk = f"/officer/rounds/{budget_round.slug}/"
    for step in ("preview/", "act/schedule/"):
        page.goto(desk + step)
        look_at(page)
    press(page, "Schedule the round")
    page.goto(desk + "act/open/")
    press(page, "Open voting now")
    look_at(page)
    page.goto(desk + "act/suspend/")
    page.locator("main textarea, main input[type=text]").first.fill("A power cut at the library.")
    press(page, "Suspend voting")
    look_at(page)
    page.goto(desk + "act/resume/")
    press(page, "Resume voting")
    budget_round.ballot.refresh_from_db()
    voted_by_code(budget_round.ballot, 0, [1, 2])
    assign_perm("declare_round", returning, budget_round)
    fetch_letters(page, look_at, desk, returning)
    papers_twice(page, look_at, budget_round, [("okafor", "2", "2")])
    act_as(page, returning)
    past_its_close(budget_round.ballot)
    page.goto("/officer/")
    look_at(page)
    page.goto(desk + "reconcile/")
    look_at(page)
    press(page, "Part the papers and count")
    page.goto(desk + "declare/")
    look_at(page)
    page.locator("main form textarea, main form input[type=text]").first.fill("I declare it.")
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    press(page, "Declare the result")
    look_at(page)
    page.goto(f"/result/{budget_round.slug}/")
    assert "2 people voted." in page.inner_text("main")


def fetch_letters(page, look_at, desk, second):
    act_as(page, second)
    page.goto(desk + "letters/1/")
    press(page, "Release the file as second person")
    look_at(page)
    with page.expect_download() as letters:
        page.get_by_role("button", name="Download the letters, once").click()
    assert letters.value.path().read_bytes().startswith(b"%PDF")
    page.goto(desk + "letters/1/")
    press(page, "They are posted")
    press(page, "Destroy the file")
    look_at(page)


def test_a_round_from_making_to_declaring(page, assert_accessible, tmp_path):
    whole_round(page, assert_accessible, tmp_path)


def test_without_scripts(plain_page, tmp_path):
    whole_round(plain_page, nothing, tmp_path)
