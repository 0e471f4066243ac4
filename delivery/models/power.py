import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from record.entries import Subject


class Maker(models.TextChoices):
    """Who the law lets decide."""

    MEMBER = "member", _("A councillor, or the councillors of the ward")
    CABINET = "cabinet", _("The cabinet, or one of its members")
    COMMITTEE = "committee", _("A committee")
    OFFICER = "officer", _("An officer under delegation")


class PowerQuerySet(models.QuerySet["Power"]):
    def in_use(self) -> "PowerQuerySet":
        """Those that a new decision may cite."""
        return self.filter(retired=False)


@pghistory.track()
class Power(models.Model):
    """A power under which a round's result is decided, with its law. The council keeps the list.

    A decision keeps the words it cited, so that a later change here rewrites no past. `open_to_call_in` says whether
    scrutiny may hold what is decided under it.
    """

    name = models.CharField(_("name"), max_length=140)
    maker = models.CharField(_("who decides"), max_length=10, choices=Maker)
    citation = models.CharField(_("law and delegation"), max_length=300)
    open_to_call_in = models.BooleanField(_("open to call-in"), default=True)
    retired = models.BooleanField(_("no longer used"), default=False)

    objects = PowerQuerySet.as_manager()

    class Meta:
        ordering = ["retired", "maker", "name"]

    def __str__(self) -> str:
        return self.name

    def as_subject(self) -> Subject:
        return Subject("power", str(self.pk), self.name)
