"""The answers to a resolution: the numbers of its three options, the same on every ballot."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.IntegerChoices):
    FOR = 1, _("For")
    AGAINST = 2, _("Against")
    ABSTAIN = 3, _("Abstain")
