"""The answers of an officer who is making or changing a round, kept in the session until all are given."""

from dataclasses import fields
from typing import Any

from django import forms
from django.contrib.sessions.backends.base import SessionBase

from ballots.models import TieRule
from budgets.facts import RoundFacts
from budgets.forms.method_page import MethodPage
from budgets.forms.round_pages import LawPage, MoneyPage, VotersPage
from look.answers import PagedAnswers

PAGES: dict[str, type[forms.Form]] = {
    "money": MoneyPage,
    "method": MethodPage,
    "voters": VotersPage,
    "law": LawPage,
}
# What most councils would answer, shown as the first answer and changed at will.
USUAL: dict[str, Any] = {
    "kind": "approval",
    "max_choices": 5,
    "rule": "equal-shares",
    "completion": "add1-greedy",
    "tie_rule": TieRule.VOTES_COST_NUMBER,
    "publishing_floor": 10,
    "who_may_vote": ["lives"],
    "minimum_age": 16,
    "roll_kind": "both",
    "accepted_proofs": ["posted-code", "emailed-code"],
}


class Answers(PagedAnswers):
    """What has been sent of each page, as it was typed, on top of the facts of a round that is being changed."""

    def __init__(self, session: SessionBase, standing: RoundFacts | None, key: str) -> None:
        initial = USUAL
        if standing is not None:
            initial = {one.name: getattr(standing, one.name) for one in fields(RoundFacts)}
        super().__init__(
            session, f"round-answers:{key}", PAGES, initial, complete=standing is not None
        )

    def facts(self) -> RoundFacts:
        """All answers together. Call it when `unfinished` is None."""
        given = self.given()
        for name in ("who_may_vote", "accepted_proofs", "languages"):
            given[name] = tuple(given[name])
        return RoundFacts(**given)
