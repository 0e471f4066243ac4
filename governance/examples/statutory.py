"""The majorities of the Co-operative and Community Benefit Societies Act 2014, as the examples repeat them."""

from django.utils.translation import gettext_lazy as _

from governance.examples.shape import RuleShape
from governance.models import Statutory

TWO_THIRDS = 6667
THREE_QUARTERS = 7500
HALF = 5000

AMALGAMATION = RuleShape(
    code="amalgamation",
    name=_("Amalgamation or transfer to a society"),
    summary=_("Joining with another society, or passing everything to one (sections 109 to 111)."),
    statutory=Statutory.AMALGAMATION,
    threshold=TWO_THIRDS,
    at_least=True,
    second_meeting_threshold=HALF,
)
CONVERSION = RuleShape(
    code="conversion",
    name=_("Conversion to a company"),
    summary=_(
        "Becoming a company, joining with one or passing everything to one (sections 112 and 113)."
    ),
    statutory=Statutory.CONVERSION,
    threshold=THREE_QUARTERS,
    at_least=True,
    turnout_floor=HALF,
    second_meeting_threshold=HALF,
)
DISSOLUTION = RuleShape(
    code="dissolution",
    name=_("Dissolution by instrument"),
    summary=_("Closing the society: not a vote, but the signatures of its members (section 119)."),
    statutory=Statutory.DISSOLUTION,
    threshold=THREE_QUARTERS,
    at_least=True,
    of_all_members=True,
)
STATUTORY = (AMALGAMATION, CONVERSION, DISSOLUTION)
