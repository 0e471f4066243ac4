"""The answers of an officer who is making or changing a round, kept in the session until all are given."""

from dataclasses import fields
from typing import Any

from django import forms
from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict

from ballots.models import TieRule
from budgets.facts import RoundFacts
from budgets.forms.round_pages import LawPage, MethodPage, MoneyPage, VotersPage

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


class Answers:
    """What has been sent of each page, as it was typed, on top of the facts of a round that is being changed."""

    def __init__(self, session: SessionBase, standing: RoundFacts | None, key: str) -> None:
        self.session, self.standing = session, standing
        self.key = f"round-answers:{key}"

    def form(self, page: str) -> forms.Form:
        """The page's form with what was sent before, or with what stands, or with the usual answers."""
        sent = self._sent().get(page)
        if sent is not None:
            return PAGES[page](QueryDict(sent))
        return PAGES[page](initial=self._initial())

    def keep(self, page: str, data: QueryDict) -> forms.Form:
        """Note what was sent, right or wrong, so that nothing typed is lost."""
        kept = data.copy()
        kept.pop("csrfmiddlewaretoken", None)
        self.session[self.key] = {**self._sent(), page: kept.urlencode()}
        return PAGES[page](kept)

    def unfinished(self) -> str | None:
        """The first page that is not there yet or not right."""
        for page in PAGES:
            if page in self._sent():
                if not self.form(page).is_valid():
                    return page
            elif self.standing is None:
                return page
        return None

    def facts(self) -> RoundFacts:
        """All answers together. Call it when `unfinished` is None."""
        given: dict[str, Any] = {}
        if self.standing is not None:
            given = {one.name: getattr(self.standing, one.name) for one in fields(RoundFacts)}
        for page in PAGES:
            form = self.form(page)
            if form.is_bound and form.is_valid():
                given |= form.cleaned_data
        for name in ("who_may_vote", "accepted_proofs", "languages"):
            given[name] = tuple(given[name])
        return RoundFacts(**given)

    def forget(self) -> None:
        self.session.pop(self.key, None)

    def _sent(self) -> dict[str, str]:
        return dict(self.session.get(self.key, {}))

    def _initial(self) -> dict[str, Any]:
        if self.standing is None:
            return USUAL
        return {one.name: getattr(self.standing, one.name) for one in fields(RoundFacts)}
