"""Tenants and employees own the landlord: the shape of Rochdale Boroughwide Housing and Merthyr Valleys Homes."""

from django.utils.translation import gettext_lazy as _

from governance.examples.shape import BodyShape, ClassShape, Example, RuleShape, SeatsShape
from governance.examples.statutory import STATUTORY, THREE_QUARTERS, TWO_THIRDS
from members.models import LegalForm, Need

CLASSES = (
    ClassShape(
        code="tenants",
        name=_("Tenants"),
        summary=_("Anyone whose name is on a tenancy of ours."),
        weight=15,
        minimum_age=16,
        needs=(Need.TENANCY,),
        share_price_pence=100,
        minimum_shares=1,
        maximum_shares=1,
    ),
    ClassShape(
        code="employees",
        name=_("Employees"),
        summary=_("Anyone who has a contract of employment with us."),
        weight=8,
        minimum_age=16,
        needs=(Need.EMPLOYMENT,),
        share_price_pence=100,
        minimum_shares=1,
        maximum_shares=1,
    ),
)

REPRESENTATIVE_BODY = BodyShape(
    code="representative-body",
    name=_("Representative Body"),
    summary=_("Members’ own body: it holds the board to account between general meetings."),
    powers=(
        _("Is consulted on the strategy before it is approved"),
        _("Holds the board to account for how it carries the strategy out"),
        _("Appoints the auditor"),
        _("Proposes changes of these rules to the members"),
    ),
    minimum_age=16,
    constituencies=(
        SeatsShape(
            code="tenants",
            name=_("Elected by tenants"),
            class_codes=("tenants",),
            seats=15,
            rotation=5,
            maximum_terms=3,
            proposers=2,
        ),
        SeatsShape(
            code="employees",
            name=_("Elected by employees"),
            class_codes=("employees",),
            seats=8,
            rotation=3,
            maximum_terms=3,
            proposers=2,
        ),
        SeatsShape(
            code="council", name=_("Appointed by the council"), appointer="council", seats=2
        ),
        SeatsShape(
            code="tenants-federation",
            name=_("Appointed by the tenants’ federation"),
            appointer="tenants-federation",
            seats=1,
        ),
    ),
)

BOARD = BodyShape(
    code="board",
    name=_("Board"),
    summary=_("Runs the society: six non-executives and two executives, the society’s committee."),
    powers=(
        _("Approves the strategy"),
        _("Appoints the executives and fills its own appointed places"),
        _("Approves the budget and the accounts"),
        _("Buys, sells and borrows within the policy it has published"),
    ),
    minimum_age=18,
    is_committee=True,
    constituencies=(
        SeatsShape(
            code="non-executives",
            name=_("Non-executives, elected by tenants and employees together"),
            class_codes=("tenants", "employees"),
            seats=6,
            rotation=2,
            maximum_terms=3,
            proposers=5,
        ),
        SeatsShape(
            code="executives",
            name=_("Executives, appointed by the society"),
            appointer="society",
            seats=2,
        ),
    ),
)

RULES = (
    RuleShape(
        code="ordinary",
        name=_("Ordinary resolution"),
        summary=_("For everything that these rules do not give to another majority."),
        quorum_number=30,
        quorum_percent=100,
    ),
    RuleShape(
        code="special",
        name=_("Special resolution"),
        summary=_("For removing a member of a body, and what these rules name."),
        threshold=THREE_QUARTERS,
        at_least=True,
        quorum_number=30,
        quorum_percent=100,
    ),
    RuleShape(
        code="rule-change",
        name=_("Change of the rules"),
        summary=_("Two-thirds, as Rochdale’s members needed in 2023 to move powers to the board."),
        threshold=TWO_THIRDS,
        at_least=True,
        quorum_number=30,
        quorum_percent=100,
        changes_rules=True,
    ),
    *STATUTORY,
)

EXAMPLE = Example(
    code="tenants-and-employees",
    title=_("Tenants and employees"),
    summary=_(
        "A landlord that its tenants and employees own, with a Representative Body elected in turns and a board."
    ),
    legal_form=LegalForm.COMMUNITY_BENEFIT_SOCIETY,
    after=_(
        "Rochdale Boroughwide Housing and Merthyr Valleys Homes: tenants and employees are the members, the council and other local bodies appoint some representatives, rules change by two-thirds, and strategy and board appointments lie with the board since 2023."
    ),
    own_choices=(
        _("15 tenant, 8 employee, 2 council and 1 federation places: no source gives the totals"),
        _("5 tenant and 3 employee places in each regular election, and terms of three years"),
        _("The £1 share, the quorum of 30 members or 1%, and the number of proposers"),
        _("That members elect the six non-executives, who must be 18"),
    ),
    why_these_weights=_(
        "A vote by groups would give tenants and employees the same parts as their places in the Representative Body. The resolutions below count one member, one vote."
    ),
    classes=CLASSES,
    bodies=(REPRESENTATIVE_BODY, BOARD),
    rules=RULES,
)
