"""Tells budgets where a project came from, the proposal's own page, and which item of the agenda that serves."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from agenda.models import AgendaItem
from budgets.origins import Origin, Priority, register
from proposals.models import OnBallot


def address(slug: str, number: int) -> str:
    return reverse("proposals:proposal", args=[slug, number])


def priority(slug: str, served: Mapping[str, Any]) -> Priority:
    """A hidden item is named nowhere."""
    if served["item"] is None:
        return Priority(why_none=served["why"])
    item = AgendaItem(title=served["title"], state=served["state"])
    return Priority(item.shown_title, reverse("agenda:item", args=[slug, served["item"]]))


_of_project = OnBallot.objects.filter(project=OuterRef("pk"))
_number = _of_project.values("proposal__number")
_served = _of_project.values(
    served=JSONObject(
        item=F("proposal__agenda_item__number"),
        title=F("proposal__agenda_item__title"),
        state=F("proposal__agenda_item__state"),
        why=F("proposal__no_agenda_because"),
    )
)
register(Origin(Subquery(_number[:1]), address, Subquery(_served[:1]), priority))
