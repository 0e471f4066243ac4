"""Users, workers and funders decide in equal parts, however many each are."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from governance.examples.shape import BodyShape, ClassShape, Example, RuleShape, SeatsShape
from governance.examples.statutory import STATUTORY, THREE_QUARTERS
from governance.models import EmptyClass, Method
from members.models import LegalForm, Need

if TYPE_CHECKING:
    from governance.examples.shape import Text

CLASSES = (
    ClassShape(
        code="users",
        name=_("Users"),
        summary=_("People who use the service, or whose child does."),
        minimum_age=16,
        needs=(Need.USE_OF_SERVICE,),
        share_price_pence=100,
        minimum_shares=1,
        maximum_shares=1,
    ),
    ClassShape(
        code="workers",
        name=_("Workers"),
        summary=_("People who are employed in the service."),
        minimum_age=16,
        needs=(Need.EMPLOYMENT,),
        share_price_pence=100,
        minimum_shares=1,
        maximum_shares=1,
    ),
    ClassShape(
        code="funders",
        name=_("Funders"),
        summary=_("Organisations that pay for the service, such as the council."),
        takes_people=False,
        takes_organisations=True,
        share_price_pence=100,
        minimum_shares=1,
        maximum_shares=1,
    ),
)


def _elected_by(code: str, name: "Text") -> SeatsShape:
    return SeatsShape(
        code=code,
        name=name,
        class_codes=(code,),
        seats=4,
        rotation=2,
        term_months=24,
        maximum_terms=4,
        proposers=1,
    )


BOARD = BodyShape(
    code="board",
    name=_("Board"),
    summary=_("Four of each group: no group can decide alone, and none can be left out."),
    powers=(
        _("Approves the strategy and the budget"),
        _("Appoints the manager of the service"),
        _("Answers to members at the annual meeting"),
    ),
    minimum_age=16,
    is_committee=True,
    constituencies=(
        _elected_by("users", _("Elected by users")),
        _elected_by("workers", _("Elected by workers")),
        _elected_by("funders", _("Elected by funders")),
    ),
)

RULES = (
    RuleShape(
        code="ordinary",
        name=_("Ordinary resolution"),
        summary=_("For everything that these rules do not give to another majority."),
        method=Method.CLASS_WEIGHT,
        quorum_number=10,
        quorum_percent=500,
    ),
    RuleShape(
        code="special",
        name=_("Special resolution"),
        summary=_("For closing or moving the service, and what these rules name."),
        method=Method.CLASS_WEIGHT,
        threshold=THREE_QUARTERS,
        at_least=True,
        quorum_number=10,
        quorum_percent=500,
        empty_class=EmptyClass.AGAINST,
    ),
    RuleShape(
        code="rule-change",
        name=_("Change of the rules"),
        summary=_("Every group must agree: the balance is not changed over one group’s head."),
        method=Method.CONCURRENT,
        threshold=5000,
        class_threshold=5000,
        quorum_number=10,
        quorum_percent=500,
        empty_class=EmptyClass.AGAINST,
        changes_rules=True,
    ),
    *STATUTORY,
)

EXAMPLE = Example(
    code="thirds",
    title=_("Thirds: users, workers, funders"),
    summary=_("Those who use a service, work in it and pay for it decide a third each."),
    legal_form=LegalForm.COMMUNITY_BENEFIT_SOCIETY,
    after=_(
        "The balance that Lord Glasman asks for, with fixed shares of control whatever the head-count, as the Somerset Rules allow."
    ),
    own_choices=(
        _("Four places for each group, half of them elected every year, for two years"),
        _("The £1 share and the quorum of 10 members or 5%"),
        _("That an empty group counts against a special resolution and a change of the rules"),
    ),
    why_these_weights=_(
        "Each group is needed and none may command: a few funders cannot outvote many users, nor many users a few workers."
    ),
    classes=CLASSES,
    bodies=(BOARD,),
    rules=RULES,
)
