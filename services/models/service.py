import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from record.entries import Subject


class Level(models.TextChoices):
    """How far residents decide, from the least to the most."""

    INFORM = "inform", _("Inform")
    CONSULT = "consult", _("Consult")
    CO_PRODUCE = "co-produce", _("Co-produce")
    DEVOLVE = "devolve", _("Devolve")


LEVEL_WORDS = {
    Level.INFORM: _("We tell residents what is done and why."),
    Level.CONSULT: _("We ask residents before we decide, and say what we did with their answers."),
    Level.CO_PRODUCE: _("Residents and staff plan the service together."),
    Level.DEVOLVE: _("Residents decide, and the council carries it out."),
}


def out_has_a_reason(name: str) -> models.CheckConstraint:
    """On the table without a reason, off it with one: the only two ways."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(on_table=True, out_reason="")
        | models.Q(on_table=False) & ~models.Q(out_reason=""),
    )


@pghistory.track()
class Service(models.Model):
    """Something the council does and pays for, and how far residents decide it.

    It is on the table unless a published reason leaves it out.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=80)
    summary = models.CharField(max_length=240)
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.CONSULT)
    on_table = models.BooleanField(default=True)
    out_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["name"]
        permissions = [("manage_services", "Can keep services and say how far residents decide")]
        constraints = [
            out_has_a_reason("services_service_out_has_a_reason"),
            models.CheckConstraint(
                name="services_service_level_is_known",
                condition=models.Q(level__in=Level.values),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("services:service", args=[self.slug])

    def as_subject(self) -> Subject:
        return Subject("service", self.slug, self.name)
