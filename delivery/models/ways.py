from django.db import models
from django.utils.translation import gettext_lazy as _


class DecisionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Replaced by a later decision")


MOVES = [("draft", "published"), ("published", "superseded")]


class Rule(models.TextChoices):
    """What holds where those who decide do not agree."""

    SOLE = "sole", _("One person decides")
    MAJORITY = "majority", _("The majority of those who vote decides")
    LEAD = "lead", _("The lead member decides, having heard the others")
    REFER = "refer", _("They must agree; otherwise it goes to the cabinet")


class Way(models.TextChoices):
    """How it is known that those who decide have decided."""

    SIGNED = "signed", _("Each of them signs in and signs the draft")
    MINUTES = (
        "minutes",
        _("It was decided at a meeting: an officer writes it down from the minutes"),
    )
