"""From the draft of the ballot to the declared result: an officer, two residents and the returning officer."""

from ballots.models import RollEntry
from tests.browser.steps import act_as, fill, press
from tests.browser.test_officer_journey import finish_checklist
from tests.browser.test_voting import vote_with_a_letter, vote_with_an_email
from tests.budgets.officer.desk import page as address
from tests.factories import officer_of
from tests.states import CODES, RollEntryFactory, past_its_close


def vote(page, look_at, budget_round, officer):
    """Both choose projects 1 to 3; the third costs more than is left."""
    act_as(page, officer)
    for title, cost in (("Lights under the bridge", "20,000"), ("A hall for all", "90,000")):
        page.goto(address(budget_round, "projects/new/"))
        fill(page, {"title": title, "cost_pence": cost, "summary": "Asked for by the police."})
        look_at(page)
        press(page, "Save the project")
    finish_checklist(page, look_at, budget_round)
    open_voting(page, look_at, budget_round)
    page.context.clear_cookies()
    vote_with_a_letter(page, look_at)
    page.context.clear_cookies()
    vote_with_an_email(page, look_at)
    past_its_close(budget_round.ballot)
    returning = officer_of(budget_round, permission="declare_round", name="Ruth Field")
    declare(page, look_at, budget_round, returning)
    budget_round.ballot.refresh_from_db()


def open_voting(page, look_at, budget_round):
    """One resident is on the register, the other will declare herself."""
    RollEntryFactory(ballot=budget_round.ballot, code=CODES[0], stratum=budget_round.ward.code)
    page.goto(address(budget_round, "act/schedule/"))
    look_at(page)
    press(page, "Schedule the round")
    page.goto(address(budget_round, "act/open/"))
    press(page, "Open voting now")
    look_at(page)


def declare(page, look_at, budget_round, returning):
    act_as(page, returning)
    page.goto(address(budget_round, "reconcile/"))
    look_at(page)
    waiting = RollEntry.objects.get(ballot=budget_round.ballot, standing="waiting")
    page.goto(address(budget_round, f"reconcile/{waiting.pk}/"))
    look_at(page)
    page.locator("[name=reason]").fill("On the register of council tax.")
    press(page, "Let it count")
    press(page, "Part the papers and count")
    page.goto(address(budget_round, "declare/"))
    look_at(page)
    page.locator("main form textarea").first.fill("I declare it.")
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    press(page, "Declare the result")
    page.context.clear_cookies()
    page.goto(f"/result/{budget_round.slug}/")
    assert "2 people voted." in page.inner_text("main")
    look_at(page)
