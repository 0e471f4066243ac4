"""Tells budgets where a project came from: the proposal's own page."""

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from budgets.origins import Origin, register
from proposals.models import OnBallot


def address(slug: str, number: int) -> str:
    return reverse("proposals:proposal", args=[slug, number])


_number = OnBallot.objects.filter(project=OuterRef("pk")).values("proposal__number")
register(Origin(Subquery(_number[:1]), address))
