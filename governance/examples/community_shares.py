"""£1 community members beside employees, and associates under 16 who do not vote: the shape of Millmead."""

from django.utils.translation import gettext_lazy as _

from governance.examples.shape import BodyShape, ClassShape, Example, RuleShape, SeatsShape
from governance.examples.statutory import STATUTORY, THREE_QUARTERS, TWO_THIRDS
from members.models import LegalForm, Need

CLASSES = (
    ClassShape(
        code="community",
        name=_("Community members"),
        summary=_("People who live in the area and buy a £1 share."),
        weight=2,
        minimum_age=16,
        needs=(Need.ADDRESS_IN_AREA,),
        share_price_pence=100,
        minimum_shares=1,
        maximum_shares=500,
        shares_withdrawable=True,
    ),
    ClassShape(
        code="employees",
        name=_("Employees"),
        summary=_("People whom the society employs and who buy a £1 share."),
        weight=1,
        minimum_age=16,
        needs=(Need.EMPLOYMENT,),
        share_price_pence=100,
        minimum_shares=1,
        maximum_shares=500,
        shares_withdrawable=True,
    ),
    ClassShape(
        code="associates",
        name=_("Associates"),
        summary=_(
            "Children and young people. They are heard and invited, buy no share and do not vote."
        ),
        votes=False,
        weight=0,
        maximum_age=15,
        consent_age=16,
        needs=(Need.ADDRESS_IN_AREA,),
    ),
)

BOARD = BodyShape(
    code="board",
    name=_("Board"),
    summary=_("The society’s committee, with a majority of people from the community."),
    powers=(
        _("Approves the strategy and the budget"),
        _("Appoints the manager of the centre"),
        _("Says whether and when shares can be withdrawn"),
        _("Hears the associates at least once a year"),
    ),
    minimum_age=16,
    is_committee=True,
    constituencies=(
        SeatsShape(
            code="community",
            name=_("Elected by community members"),
            class_codes=("community",),
            seats=6,
            rotation=2,
            maximum_terms=3,
            proposers=2,
        ),
        SeatsShape(
            code="employees",
            name=_("Elected by employees"),
            class_codes=("employees",),
            seats=3,
            rotation=1,
            maximum_terms=3,
            proposers=1,
        ),
        SeatsShape(
            code="council", name=_("Appointed by the council"), appointer="council", seats=2
        ),
    ),
)

RULES = (
    RuleShape(
        code="ordinary",
        name=_("Ordinary resolution"),
        summary=_("For everything that these rules do not give to another majority."),
        quorum_number=15,
        quorum_percent=500,
    ),
    RuleShape(
        code="special",
        name=_("Special resolution"),
        summary=_("For what these rules name."),
        threshold=THREE_QUARTERS,
        at_least=True,
        quorum_number=15,
        quorum_percent=500,
    ),
    RuleShape(
        code="rule-change",
        name=_("Change of the rules"),
        summary=_("Registered with the Financial Conduct Authority before it counts."),
        threshold=TWO_THIRDS,
        at_least=True,
        quorum_number=15,
        quorum_percent=500,
        changes_rules=True,
    ),
    *STATUTORY,
)

EXAMPLE = Example(
    code="community-shares",
    title=_("Community benefit society with £1 shares"),
    summary=_("A centre that its neighbours own by £1 shares, with its employees and associates."),
    legal_form=LegalForm.COMMUNITY_BENEFIT_SOCIETY,
    after=_(
        "Millmead: £1 community members beside employees, and associates under 16 who do not vote."
    ),
    own_choices=(
        _("The places on the board, terms of three years, and the quorum of 15 members or 5%"),
        _("At most 500 shares for one member, withdrawable when the board says so"),
        _("Two-thirds for a change of the rules"),
    ),
    why_these_weights=_(
        "Resolutions count one member, one vote. Were they ever counted by groups, the community’s part would be two of three, as on the board."
    ),
    classes=CLASSES,
    bodies=(BOARD,),
    rules=RULES,
)
