from django.db import models
from django.utils.translation import gettext_lazy as _

from record.entries import Subject


class PurposeQuerySet(models.QuerySet["Purpose"]):
    def in_use(self) -> "PurposeQuerySet":
        """Those that a new fund or account may name."""
        return self.filter(retired=False)


class Purpose(models.Model):
    """Something money may be for. Funds and accounts name it by `code`, which never changes.

    A retired one stays with what names it and is offered to nothing new.
    """

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    retired = models.BooleanField(default=False)

    objects = PurposeQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def as_subject(self) -> Subject:
        return Subject("purpose", self.code, self.name)
