"""The drawings in static/drawings: a project without a photo shows its category's."""

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

DRAWINGS = {
    "benches": _("Benches"),
    "bikes": _("Bike shelter"),
    "crossing": _("Zebra crossing"),
    "garden": _("Garden"),
    "gym": _("Outdoor gym"),
    "hub": _("Warm hub or hall"),
    "kitchen": _("Kitchen or lunch club"),
    "library": _("Library"),
    "mural": _("Mural"),
    "music": _("Music"),
    "play": _("Playground"),
    "rain": _("Rain garden"),
    "ramp": _("Ramp or wide door"),
    "repair": _("Repair café"),
    "splash": _("Splash play"),
    "street": _("Street or road"),
    "swings": _("Swings"),
    "trees": _("Street trees"),
}
FOR_ANYTHING_ELSE = "street"


def drawing(name: str) -> str:
    """The address of a drawing, e.g. "trees"; of a street where there is none of that name."""
    return static(f"drawings/{name if name in DRAWINGS else FOR_ANYTHING_ELSE}.svg")
