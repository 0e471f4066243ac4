"""What a proposal is about, with the drawing that stands where it has no photo."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    GREEN = "green", _("Green spaces")
    STREETS = "streets", _("Streets")
    YOUNG = "young", _("Children and young people")
    COMMUNITY = "community", _("Community")
    ACCESS = "access", _("Access")
    ARTS = "arts", _("Arts")
    OTHER = "other", _("Something else")


DRAWINGS = {
    Category.GREEN: "trees",
    Category.STREETS: "crossing",
    Category.YOUNG: "play",
    Category.COMMUNITY: "hub",
    Category.ACCESS: "ramp",
    Category.ARTS: "mural",
    Category.OTHER: "street",
}
