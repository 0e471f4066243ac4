"""A Business Improvement District: its levy payers decide by number and by rateable value, both."""

from django.utils.translation import gettext_lazy as _

from governance.examples.shape import BodyShape, ClassShape, Example, RuleShape, SeatsShape
from governance.examples.statutory import THREE_QUARTERS
from governance.models import Method
from members.models import LegalForm

CLASSES = (
    ClassShape(
        code="levy-payers",
        name=_("Levy payers"),
        summary=_("Businesses and organisations that pay the district’s levy."),
        takes_organisations=True,
        minimum_age=18,
    ),
)

BOARD = BodyShape(
    code="board",
    name=_("Board"),
    summary=_("Levy payers run the district between polls."),
    powers=(
        _("Approves the yearly plan and budget within the proposals that the poll agreed"),
        _("Proposes a renewal or a change of the district"),
    ),
    minimum_age=18,
    constituencies=(
        SeatsShape(
            code="levy-payers",
            name=_("Elected by levy payers"),
            class_codes=("levy-payers",),
            seats=8,
            rotation=4,
            term_months=24,
        ),
        SeatsShape(
            code="council", name=_("Appointed by the council"), appointer="council", seats=1
        ),
    ),
)

RULES = (
    RuleShape(
        code="renewal",
        name=_("Renewal of the district"),
        summary=_(
            "Counted twice: by voters and by their rateable value. Here it is indicative, or the count of the postal poll brought in."
        ),
        method=Method.DUAL,
    ),
    RuleShape(
        code="ordinary",
        name=_("Ordinary resolution"),
        summary=_("For everything that these rules do not give to another majority."),
        quorum_number=10,
        quorum_percent=1000,
    ),
    RuleShape(
        code="rule-change",
        name=_("Change of the rules"),
        summary=_("For a change of these rules; the levy itself is changed only by a poll."),
        threshold=THREE_QUARTERS,
        at_least=True,
        quorum_number=10,
        quorum_percent=1000,
        changes_rules=True,
    ),
)

EXAMPLE = Example(
    code="improvement-district",
    title=_("Business improvement district"),
    summary=_("Levy payers agree by their number and by their rateable value, both."),
    legal_form=LegalForm.BUSINESS_IMPROVEMENT_DISTRICT,
    after=_("A district’s poll under Part 4 of the Local Government Act 2003."),
    own_choices=(
        _("The places on the board, terms, quorum and the majority for a change of the rules"),
    ),
    why_these_weights="",
    classes=CLASSES,
    bodies=(BOARD,),
    rules=RULES,
)
