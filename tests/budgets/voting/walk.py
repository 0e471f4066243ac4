"""Going through the voters' pages as a browser would: each step posts what the page before it held."""

import html
import re

from django.core import mail

from places.models import Postcode
from tests.factories import BudgetRoundFactory, OptionFactory, PostcodeFactory, ProjectFactory
from tests.states import CODES, RollEntryFactory, opened

DETAILS = {
    "name": "Ngozi Okafor",
    "born-day": "14",
    "born-month": "3",
    "born-year": "1946",
    "address": "22 Coppice Hill",
    "email": "ngozi@example.org",
}


def open_round(projects=3, cost_pence=2_000_000, voters=1, title="Larkmead budget 2026", **ballot):
    """A round that takes votes, its ward with a postcode, `voters` on the register with the first of CODES."""
    budget_round = BudgetRoundFactory(title=title)
    for name, value in ballot.items():
        setattr(budget_round.ballot, name, value)
    budget_round.ballot.save()
    for number in range(1, projects + 1):
        option = OptionFactory(
            ballot=budget_round.ballot, number=number, cost_pence=cost_pence + number * 100
        )
        ProjectFactory(round=budget_round, option=option, category=f"Kind {number % 2}")
    for number in range(voters):
        RollEntryFactory(
            ballot=budget_round.ballot,
            code=CODES[number],
            name=f"Voter {number}",
            stratum=budget_round.ward.code,
        )
    opened(budget_round.ballot)
    if not Postcode.objects.filter(compact="BK37QX").exists():
        PostcodeFactory(ward=budget_round.ward, compact="BK37QX")
    return budget_round


def page(budget_round, step=""):
    return f"/vote/{budget_round.slug}/{step}"


def text_of(response):
    """What is read on the page, without tags, with single spaces."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def sealed_of(response):
    return html.unescape(re.search(r'name="choices" value="([^"]+)"', response.content.decode())[1])


def checking(client, budget_round, *numbers):
    return client.post(page(budget_round, "check/"), {"project": numbers})


def cast_with_letter(client, budget_round, checked, code=CODES[0]):
    sent = {"choices": sealed_of(checked), "proof": "posted-code", "code": code}
    return client.post(page(budget_round, "cast/"), sent)


def ask_for_code(client, budget_round, checked, **details):
    sent = {**DETAILS, "postcode": "BK3 7QX", **details}
    return client.post(
        page(budget_round, "check/"), {**sent, "choices": sealed_of(checked), "do": "send"}
    )


def cast_with_email(client, budget_round, asked, code=None):
    sent = {"choices": sealed_of(asked), "proof": "emailed-code", "code": code or emailed_code()}
    return client.post(page(budget_round, "cast/"), sent)


def emailed_code():
    """The six numbers of the latest e-mail with a code."""
    texts = [message.body for message in mail.outbox if "code" in message.subject]
    return re.search(r"\b(\d{3} \d{3})\b", texts[-1])[1]


def receipt_of(response):
    found = re.search(r'app-receipt__code">(.*?)</p>', response.content.decode(), re.DOTALL)[1]
    return "-".join(re.findall(r"[2-9A-Z]{4}", re.sub(r"<[^>]+>", " ", found)))
