"""What an officer asks of a group before its grant is paid. One "no" and it is not paid."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councillors.errors import CouncillorError

QUESTIONS = {
    "constituted": gettext_lazy("Does the group have written rules and at least two unrelated people who run it?"),
    "account": gettext_lazy("Does it have a bank account in its own name, or a body that holds money for it?"),
    "benefit": gettext_lazy("Does the money benefit people of the ward, open to all it is meant for?"),
    "lawful": gettext_lazy("Is it free of party politics, worship, and costs that were paid before the decision?"),
    "unconnected": gettext_lazy("Did you compare the people who run the group with those who decided, and found no connection?"),
}  # fmt: skip


def checked(answers: Mapping[str, bool]) -> list[dict[str, Any]]:
    """As it is kept, with the questions as they were asked. Raises CouncillorError for a "no" or a gap."""
    if missing := [code for code in QUESTIONS if code not in answers]:
        raise CouncillorError(_("Answer every question about the group."), missing[0])
    if no := [code for code in QUESTIONS if not answers[code]]:
        raise CouncillorError(
            _(
                "With a “no” the grant cannot be paid. Call it off, or ask the group to put it right first."
            ),
            no[0],
        )
    return [
        {"code": code, "question": str(question), "answer": True}
        for code, question in QUESTIONS.items()
    ]
