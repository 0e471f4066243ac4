"""Young people hold the controlling share: the shape of the Young Lambeth Co-operative."""

from django.utils.translation import gettext_lazy as _

from governance.examples.shape import BodyShape, ClassShape, Example, RuleShape, SeatsShape
from governance.examples.statutory import STATUTORY, THREE_QUARTERS
from governance.models import Method
from members.models import LegalForm, Need

CLASSES = (
    ClassShape(
        code="young-people",
        name=_("Young people"),
        summary=_("Young people who live in the area."),
        weight=52,
        minimum_age=11,
        maximum_age=19,
        consent_age=16,
        needs=(Need.ADDRESS_IN_AREA,),
    ),
    ClassShape(
        code="residents",
        name=_("Residents"),
        summary=_("Grown-ups who live in the area."),
        weight=24,
        minimum_age=20,
        needs=(Need.ADDRESS_IN_AREA,),
    ),
    ClassShape(
        code="organisations",
        name=_("Organisations"),
        summary=_("Organisations that work with young people in the area."),
        weight=24,
        takes_people=False,
        takes_organisations=True,
    ),
)

STEERING_GROUP = BodyShape(
    code="youth-steering-group",
    name=_("Youth steering group"),
    summary=_("Young members decide where the money for activities goes."),
    powers=(
        _("Decides which activities are paid for"),
        _("Visits what is paid for and says what it is worth"),
        _("Proposes who of its members aged 16 or over stand for the board"),
    ),
    minimum_age=11,
    constituencies=(
        SeatsShape(
            code="young-people",
            name=_("Elected by young people"),
            class_codes=("young-people",),
            seats=12,
            term_months=12,
            maximum_terms=4,
            proposers=1,
        ),
    ),
)

BOARD = BodyShape(
    code="board",
    name=_("Board"),
    summary=_("The society’s committee: more than half of its places are young people’s."),
    powers=(
        _("Approves the strategy and the budget, after the youth steering group has been heard"),
        _("Employs the staff"),
        _("Carries out what the youth steering group decides within its budget"),
    ),
    minimum_age=16,
    is_committee=True,
    constituencies=(
        SeatsShape(
            code="young-people",
            name=_("Elected by young people, from those aged 16 to 19"),
            class_codes=("young-people",),
            seats=7,
            term_months=24,
            rotation=4,
            maximum_terms=2,
        ),
        SeatsShape(
            code="residents",
            name=_("Elected by residents"),
            class_codes=("residents",),
            seats=3,
            term_months=24,
        ),
        SeatsShape(
            code="organisations",
            name=_("Elected by organisations"),
            class_codes=("organisations",),
            seats=2,
            term_months=24,
        ),
        SeatsShape(
            code="council",
            name=_("Appointed by the council"),
            appointer="council",
            seats=1,
            term_months=24,
        ),
    ),
)

RULES = (
    RuleShape(
        code="ordinary",
        name=_("Ordinary resolution"),
        summary=_("For everything that these rules do not give to another majority."),
        method=Method.CLASS_WEIGHT,
        quorum_number=20,
        quorum_percent=500,
    ),
    RuleShape(
        code="special",
        name=_("Special resolution"),
        summary=_("For what these rules name."),
        method=Method.CLASS_WEIGHT,
        threshold=THREE_QUARTERS,
        at_least=True,
        quorum_number=20,
        quorum_percent=500,
    ),
    RuleShape(
        code="rule-change",
        name=_("Change of the rules"),
        summary=_("Young people’s controlling share can be changed only if they agree themselves."),
        method=Method.CONCURRENT,
        threshold=5000,
        class_threshold=5000,
        quorum_number=20,
        quorum_percent=500,
        changes_rules=True,
    ),
    *STATUTORY,
)

EXAMPLE = Example(
    code="youth-led",
    title=_("Youth-led"),
    summary=_("Young people from 11 to 19 hold more than half of every weighted vote."),
    legal_form=LegalForm.COMMUNITY_BENEFIT_SOCIETY,
    after=_(
        "The Young Lambeth Co-operative: young people, residents and organisations, with members from 11."
    ),
    own_choices=(
        _("52% for young people and 24% for each other group: the source says only that they lead"),
        _("The places in each body, terms of one and two years, and the quorum"),
        _("That a parent or guardian agrees below 16"),
    ),
    why_these_weights=_(
        "It is young people’s money and time: residents and organisations together cannot outvote them."
    ),
    classes=CLASSES,
    bodies=(STEERING_GROUP, BOARD),
    rules=RULES,
)
