"""What the room holds about somebody who signs in, for their download: offices and answers, which are public too."""

from typing import Any

from councillors.models import Answer, Councillor
from members import sections
from members.models import Person


def about(person: Person) -> list[dict[str, Any]]:
    return [_office(one) for one in Councillor.objects.filter(person=person).select_related("ward")]


def _office(one: Councillor) -> dict[str, Any]:
    answers = Answer.objects.filter(councillor=one)
    return {
        "name": one.name,
        "ward": one.ward.name,
        "since": one.office.lower.isoformat(),
        "until": one.last_day.isoformat() if one.last_day else None,
        "answers": list(
            answers.values("request", "says", "reason", "interests", "interests_words")
        ),
    }


def register() -> None:
    sections.in_download("councillor", about)
