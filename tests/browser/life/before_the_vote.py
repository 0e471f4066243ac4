"""From a priority to the ballot: what two residents without accounts and an officer do."""

import re
from datetime import timedelta

from django.core import mail

from budgets.models import Phase, RoundPhase
from tests.agenda.rounds import named, over, somebody
from tests.browser.steps import act_as, follow, go, press
from tests.factories import PostcodeFactory
from tests.proposals.proposed import photo, published

LINK = re.compile(r"https?://[^/]+(/rounds/\S+/drafts/\S+)")
REST = {
    "What is it?": "Sixty trees in nine streets.",
    "Why is it needed?": "Three people fainted last summer.",
    "Where is it?": "The Parade and eight side streets",
    "Postcode nearest to it (optional)": "bk3 7qx",
    "What might it cost?": "24,000",
    "Who would benefit?": "Everybody who walks there.",
    "Who would run it?": "The council waters them for three years.",
}


def name_and_support(page, look_at, round_page):
    page.goto(round_page + "agenda/")
    look_at(page)
    press(page, "Name a priority")
    page.get_by_label("What should come first?").fill("Shade in the hottest streets")
    page.get_by_label("Why does it matter?").fill("The pavement reached 51 degrees.")
    page.get_by_label("Your email address").fill("ngozi@example.org")
    look_at(page)
    press(page, "Email me a code")
    look_at(page)
    assert page.get_by_text("People have named these already").is_visible()
    press(page, "Email me a code")
    look_at(page)
    page.get_by_label("Code from the email").fill(
        re.search(r"\b(\d{3} \d{3})\b", mail.outbox[-1].body)[1]
    )
    press(page, "Name this priority")
    press(page, "Support this")
    look_at(page)
    assert page.get_by_text("You are one of them.").is_visible()


def publish_agenda(page, look_at, desk, officer):
    act_as(page, officer)
    page.goto(desk + "agenda/")
    look_at(page)
    follow(page, "Merge")
    look_at(page)
    press(page, "Merge", exact=True)
    press(page, "Publish the agenda")
    look_at(page)
    page.context.clear_cookies()


def draft(page, look_at, round_page):
    page.goto(round_page + "proposals/")
    look_at(page)
    press(page, "Propose something")
    page.get_by_label("What do you propose, in a few words?").fill("Sixty street trees")
    page.get_by_label("Your email address").fill("moses@example.org")
    look_at(page)
    press(page, "Save my draft and email me the link")
    look_at(page)


def finish(page, look_at):
    page.goto(LINK.search(mail.outbox[-1].body)[1])
    look_at(page)
    press(page, "Go on with it")
    look_at(page)
    press(page, "Change what it says")
    for label, text in REST.items():
        page.get_by_label(label).fill(text)
    page.get_by_label("Green spaces").check()
    page.get_by_label("Which priority").select_option(index=1)
    look_at(page)
    press(page, "Save my draft")
    press(page, "Photos (0)")
    file = photo()
    page.locator('[type="file"]').set_input_files(
        {"name": "street.png", "mimeType": "image/png", "buffer": file.read()}
    )
    page.get_by_label("What the photo shows").fill("A street without shade")
    press(page, "Add this photo")
    look_at(page)
    follow(page, "Next: check and send")
    look_at(page)
    press(page, "Send my proposal")
    look_at(page)
    page.context.clear_cookies()


def publish(page, look_at, desk, officer):
    act_as(page, officer)
    page.goto(desk + "proposals/")
    look_at(page)
    follow(page, "Sixty street trees")
    look_at(page)
    press(page, "Publish it")
    look_at(page)


def appraise(page, look_at, desk, *, number, outcome, reason):
    page.goto(desk + "appraisal/")
    look_at(page)
    go(page.locator(f'button[name="take"][value="{number}"]'))
    look_at(page)
    page.goto(desk + f"appraisal/{number}/answers/")
    for choice in page.locator('input[type="radio"][value="yes"]').all():
        choice.check()
    look_at(page)
    press(page, "Save what I found")
    page.goto(desk + f"appraisal/{number}/costs/")
    page.get_by_label("Spent once (capital)").first.fill("21,000")
    look_at(page)
    press(page, "Save the cost")
    page.goto(desk + f"appraisal/{number}/outcome/")
    page.get_by_label(outcome, exact=True).check()
    page.get_by_label("Why, for everybody to read").fill(reason)
    page.get_by_label("Reply to the author").fill("Thank you.")
    look_at(page)
    press(page, "Publish the outcome")
    look_at(page)


def see_what_became_of_it(page, look_at, round_page):
    page.context.clear_cookies()
    for rest in ("appraisal/", "appraisal/1/", "proposals/", "proposals/map/", "proposals/1/"):
        page.goto(round_page + rest)
        look_at(page)
    assert page.get_by_text("The land is private.").is_visible()
    page.goto(round_page)
    look_at(page)
    follow(page, "The proposal it came from")
    assert page.get_by_role("heading", name="Sixty street trees").is_visible()


def live(page, look_at, budget_round, officer):
    """The ballot has one project then, number 1: Sixty street trees, for £21,000."""
    PostcodeFactory(compact="BK37QX", ward=budget_round.ward)
    named(budget_round, "Shade in our hottest streets")
    round_page, desk = f"/rounds/{budget_round.slug}/", f"/officer/rounds/{budget_round.slug}/"
    name_and_support(page, look_at, round_page)
    over(budget_round, Phase.AGENDA)
    publish_agenda(page, look_at, desk, officer)
    begin(budget_round, Phase.PROPOSALS)
    published(
        budget_round,
        title="A private garden for all",
        by=somebody(4),
        agenda_item=budget_round.agenda_items.ranked().first(),
    )
    draft(page, look_at, round_page)
    finish(page, look_at)
    publish(page, look_at, desk, officer)
    over(budget_round, Phase.PROPOSALS)
    begin(budget_round, Phase.APPRAISAL)
    appraise(page, look_at, desk, number=1, outcome="No", reason="The land is private.")
    appraise(page, look_at, desk, number=2, outcome="Yes", reason="")
    page.goto(desk + "appraisal/ballot/")
    page.get_by_label("Sixty street trees").check()
    look_at(page)
    press(page, "Put these on the ballot")
    look_at(page)
    see_what_became_of_it(page, look_at, round_page)
    over(budget_round, Phase.APPRAISAL)


def begin(budget_round, phase):
    """The phase has begun an hour ago."""
    RoundPhase.objects.filter(round=budget_round, phase=phase).update(
        opens_at=budget_round.published_at - timedelta(hours=1)
    )
