"""The four questions of section 2 of the Subsidy Control Act 2022: help is a subsidy only where all are answered yes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from funds.errors import FundError

QUESTIONS = {
    "public": gettext_lazy(
        "Is the help given from public money, directly or indirectly, by a public authority?"
    ),
    "advantage": gettext_lazy(
        "Does it give an enterprise an advantage: better terms than it would find on the market?"
    ),
    "specific": gettext_lazy("Is it specific: does it benefit some enterprises and not others?"),
    "effect": gettext_lazy(
        "Can it affect competition or investment within the United Kingdom, trade or investment with another country?"
    ),
}
Answers = Mapping[str, bool]


@dataclass(frozen=True)
class Verdict:
    answers: Answers
    reason: str

    @property
    def is_subsidy(self) -> bool:
        return all(self.answers[code] for code in QUESTIONS)

    def as_data(self) -> list[dict[str, Any]]:
        """As it is kept: with the questions as they were asked."""
        return [
            {"code": code, "question": str(question), "answer": self.answers[code]}
            for code, question in QUESTIONS.items()
        ]


def judge(answers: Answers, reason: str) -> Verdict:
    """Raises FundError unless every question has an answer and the officer a reason."""
    if missing := [code for code in QUESTIONS if code not in answers]:
        raise FundError(_("Answer every question of the test."), missing[0])
    if not reason.strip():
        raise FundError(_("Give the reason for your answers: it is kept with the award."), "reason")
    return Verdict(dict(answers), reason.strip())
