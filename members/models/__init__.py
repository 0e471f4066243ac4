from members.models.application import Application, ApplicationState, Payment
from members.models.challenge import EmailChallenge
from members.models.constitution import (
    Constitution,
    ConstitutionState,
    Need,
    StakeholderClass,
    shares_of_the_vote,
)
from members.models.membership import CeasedBecause, Membership
from members.models.office import Office
from members.models.organisation import (
    LegalForm,
    Organisation,
    OrganisationGroupGrant,
    OrganisationPersonGrant,
)
from members.models.person import Person
from members.models.post import OutgoingPost
from members.models.shares import ShareMove, ShareTransaction

__all__ = [
    "Application",
    "ApplicationState",
    "CeasedBecause",
    "Constitution",
    "ConstitutionState",
    "EmailChallenge",
    "LegalForm",
    "Membership",
    "Need",
    "Office",
    "Organisation",
    "OrganisationGroupGrant",
    "OrganisationPersonGrant",
    "OutgoingPost",
    "Payment",
    "Person",
    "ShareMove",
    "ShareTransaction",
    "StakeholderClass",
    "shares_of_the_vote",
]
