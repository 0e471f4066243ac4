import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from ballots.models import Option
from budgets.models.round import BudgetRound


@pghistory.track()
class Project(models.Model):
    """What a resident reads about one option of a round. Title and cost are the option's own."""

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="projects")
    option = models.OneToOneField(Option, on_delete=models.CASCADE, related_name="project")
    summary = models.CharField(_("one sentence"), max_length=240)
    description = models.TextField(_("more about it"), blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    category = models.CharField(_("category"), max_length=40, blank=True)
    drawing = models.CharField(
        max_length=40, blank=True
    )  # a file of static/drawings/ without ".svg"
    picture = models.ImageField(upload_to="projects/", blank=True)
    picture_alt = models.CharField(max_length=240, blank=True)
    translations = models.JSONField(
        default=dict, blank=True
    )  # {"ar": {"summary": "…", "description": "…", "place": "…"}}

    class Meta:
        ordering = ["option__number"]
