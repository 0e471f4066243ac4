"""From a declared result to the closed round: what councillors, scrutiny, officers, approvers and a resident do."""

from funds import awarding, registering
from funds.models import Payment
from funds.subsidy_test import QUESTIONS
from tests.browser.steps import act_as, fill, follow, press
from tests.budgets.officer.desk import page as address
from tests.councillors.budgets import councillor
from tests.delivery.people import scrutineer, with_role
from tests.delivery.rounds import bank_holidays, funded, plan, power
from tests.delivery.test_desk import day
from tests.factories import officer_of
from tests.funds.money import finance_officer

MEMBERS = "Cllr Amy Lin, Rookery\nCllr Bo Reid, Saltmarsh\nCllr Cy Dunn, Hopyard"


def follow_up(page, look_at, budget_round):
    """The days that scrutiny's period is counted by, the phases after the vote, and money: then person by person."""
    bank_holidays()
    plan(budget_round)
    funded(budget_round)
    decide(page, look_at, budget_round)
    scrutinise(page, look_at, budget_round)
    deliver(page, look_at, budget_round)
    report_and_answer(page, look_at, budget_round)
    evaluate_and_close(page, look_at, budget_round)


def decide(page, look_at, budget_round):
    """An officer drafts a departure; three councillors sign, one of whom stands aside on a line; the officer publishes."""
    seats = [councillor(name, budget_round.ward) for name in ("Amy Lin", "Owen Pugh", "Di Ray")]
    clerk = officer_of(budget_round, permission="decide_round", name="Decision clerk")
    act_as(page, clerk)
    draft(page, look_at, budget_round, seats)
    for number, one in enumerate(seats):
        sign(page, look_at, budget_round, one, stands_aside=not number)
    act_as(page, clerk)
    page.goto(address(budget_round, "decision/"))
    look_at(page)
    press(page, "Check and publish")
    look_at(page)
    press(page, "Publish the decision for good")
    page.goto(f"/result/{budget_round.slug}/")
    assert "The owner of the bridge refused." in page.inner_text("main")
    look_at(page)
    page.goto("/decisions/")
    look_at(page)


def draft(page, look_at, budget_round, seats):
    page.goto(address(budget_round, "decision/"))
    press(page, "Begin the decision")
    look_at(page)
    page.goto(address(budget_round, "decision/basis/"))
    look_at(page)
    fill(page, {"power": str(power().pk), "rule": "majority", "way": "signed"})
    press(page, "Save")
    page.goto(address(budget_round, "decision/people/"))
    for one in seats:
        fill(page, {"councillor": str(one.pk)})
        press(page, "Name them")
    look_at(page)
    follow(page, "Take off, or absent Cllr Owen Pugh")
    look_at(page)
    line = budget_round.decisions.get().lines.get(project__option__number=2)
    page.goto(address(budget_round, "decision/projects/"))
    look_at(page)
    fill(page, {f"choice_{line.project_id}": "not-funded"})
    press(page, "Save")
    assert "Say in public why" in page.locator(".govuk-error-summary").inner_text()
    page.locator(f"[name=reason_{line.project_id}]").fill("The owner of the bridge refused.")
    press(page, "Save")
    press(page, "Ask them to sign it")
    look_at(page)


def sign(page, look_at, budget_round, seat, *, stands_aside):
    act_as(page, seat.person)
    page.goto("/councillor/")
    follow(page, "1 decision waits for you")
    look_at(page)
    press(page, "Read, vote and sign")
    look_at(page)
    decision = budget_round.decisions.get()
    first, *others = decision.lines.all()
    if stands_aside:
        page.get_by_text("Declare an interest", exact=True).click()
        interest = {
            "interest-project": str(first.project_id),
            "interest-about": "Chairs the club",
            "interest-disqualifying": "yes",
        }
        fill(page, interest)
        press(page, "Declare it")
        look_at(page)
    asked = others if stands_aside else [first, *others]
    press(page, "Sign the decision")
    assert "Say how you vote on" in page.locator(".govuk-error-summary").inner_text()
    look_at(page)
    for line in asked:
        page.locator(f"[name=vote_{line.pk}][value=for]").check()
    page.locator("[name=no_other_interest]").check()
    press(page, "Sign the decision")
    assert "You have signed this" in page.inner_text("main")
    look_at(page)


def scrutinise(page, look_at, budget_round):
    act_as(page, scrutineer())
    page.goto(address(budget_round, "call-in/"))
    look_at(page)
    fill(page, {"members": MEMBERS, "reason": "Was the owner asked in time?"})
    press(page, "Call it in and hold the money")
    assert "The decision is called in" in page.inner_text("main")
    fill(page, {"outcome": "upheld", "reason": "He was, twice."})
    press(page, "Publish what scrutiny found")
    page.goto(f"/rounds/{budget_round.slug}/decision/")
    assert "He was, twice." in page.inner_text("main")
    look_at(page)


def deliver(page, look_at, budget_round):
    officer = officer_of(budget_round, name="Grace Okonjo")
    act_as(page, officer)
    page.goto(address(budget_round, "money/"))
    look_at(page)
    page.goto(address(budget_round, "delivery/"))
    press(page, "Set them up")
    look_at(page)
    one = address(budget_round, "delivery/1/")
    for act, answers, button in (
        ("runner", {"kind": "group", "runner": "Friends of the Parade"}, "Save"),
        (
            "milestone",
            {"title": "Planted", "planned_pence": "15,000", **texts(day("planned_on"))},
            "Plan it",
        ),
        ("begin", {}, "Work has begun"),
        ("update", {"words": "The holes are dug."}, "Publish the update"),
        (
            "payment",
            {
                "payee": "Friends of the Parade",
                "ground": "grant",
                "award": str(tested_award().pk),
                "amount_pence": "15,000",
                "what_for": "Sixty trees",
            },
            "Ask for it",
        ),
    ):
        page.goto(f"{one}{act}/")
        look_at(page)
        fill(page, answers)
        press(page, button)
    look_at(page)
    approve_and_pay(page)
    act_as(page, officer)
    page.goto(one)
    follow(page, "Reached, or another day")
    look_at(page)
    press(page, "It was reached")
    page.goto(f"{one}finish/")
    press(page, "It is finished")
    assert "What was not spent went back" in page.inner_text("main")


def tested_award():
    """A finance officer tested the group's grant before."""
    officer = finance_officer()
    return awarding.award(
        enterprise=registering.enter_enterprise(name="Friends of the Parade", by=officer),
        amount_pence=1_500_000,
        what_for="Sixty trees",
        answers={**dict.fromkeys(QUESTIONS, True), "effect": False},
        reason="Volunteers who sell nothing.",
        by=officer,
    )


def approve_and_pay(page):
    asked = Payment.objects.get()
    for act, button in (
        ("approve", "Approve it"),
        ("approve", "Approve it"),
        ("pay", "Mark it paid"),
    ):
        act_as(page, with_role("finance-officer"))
        page.goto(f"/officer/money/payments/{asked.pk}/{act}/")
        press(page, button)


def report_and_answer(page, look_at, budget_round):
    page.context.clear_cookies()
    for rest in ("delivery/", "delivery/1/"):
        page.goto(f"/rounds/{budget_round.slug}/{rest}")
        look_at(page)
    assert "Friends of the Parade" in page.inner_text("main")
    press(page, "Report a problem")
    look_at(page)
    fill(page, {"words": "One tree is dry."})
    press(page, "Report the problem")
    look_at(page)
    answer_page = page.url
    act_as(page, officer_of(budget_round, permission="deliver_round", name="Farah Siddiqui"))
    page.goto(address(budget_round, "delivery/problems/"))
    follow(page, "Read and answer")
    look_at(page)
    fill(page, {"words": "Watered. Thank you."})
    press(page, "Answer and show it")
    page.goto(address(budget_round, "evaluation/questions/"))
    look_at(page)
    press(page, "Save")
    page.context.clear_cookies()
    page.goto(answer_page)
    assert "Watered. Thank you." in page.inner_text("main")


def evaluate_and_close(page, look_at, budget_round):
    page.goto(f"/rounds/{budget_round.slug}/evaluation/")
    press(page, "Say what changed")
    look_at(page)
    question = budget_round.questions.first()
    page.locator(f"[name=q{question.pk}][value='5']").check()
    page.locator("[name=words]").fill("There is shade.")
    press(page, "Send my answers")
    look_at(page)
    officer = officer_of(budget_round, name="Grace Okonjo")
    act_as(page, officer)
    page.goto(address(budget_round, "money/"))
    press(page, "Give it back to its funds")
    page.goto(address(budget_round, "evaluation/"))
    look_at(page)
    press(page, "Show", exact=True)
    page.goto(address(budget_round, "evaluation/learned/"))
    look_at(page)
    fill(page, {"worked": "Trees.", "failed": "The bridge.", "learned": "Ask the owner first."})
    press(page, "Publish it for good")
    page.goto(address(budget_round, "act/close-round/"))
    fill(page, {"closing_words": "All is built or explained."})
    press(page, "Close the round for good")
    page.context.clear_cookies()
    for address_ in (
        "learned/",
        f"rounds/{budget_round.slug}/learned/",
        f"rounds/{budget_round.slug}/evaluation/",
    ):
        page.goto(f"/{address_}")
        look_at(page)
    page.goto("/learned/")
    assert "Ask the owner first." in page.inner_text("main")


def texts(parts):
    return {name: str(value) for name, value in parts.items()}
