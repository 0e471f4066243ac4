"""What is said of a number that is no percentage, and of a weight that is none."""

from django.utils.translation import gettext_lazy as _

_NO_PERCENT = _("Enter a whole number from 0 to 100, like 40")
_NO_WEIGHT = _("Enter a number from 0 to 100 with up to two decimals, like 1.50")
PERCENT_ERRORS = dict.fromkeys(("invalid", "min_value", "max_value"), _NO_PERCENT)
WEIGHT_ERRORS = dict.fromkeys(
    ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"),
    _NO_WEIGHT,
)
