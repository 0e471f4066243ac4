from members.models.application import AWAITED, Application, ApplicationState, Payment
from members.models.bank_details import BankDetails
from members.models.challenge import EmailChallenge
from members.models.constitution import (
    Constitution,
    ConstitutionState,
    Need,
    StakeholderClass,
    shares_of_the_vote,
)
from members.models.mailing import Mailing
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
from members.models.verification import MemberImport, RegisterHash, Verification

__all__ = [
    "AWAITED",
    "Application",
    "ApplicationState",
    "BankDetails",
    "CeasedBecause",
    "Constitution",
    "ConstitutionState",
    "EmailChallenge",
    "LegalForm",
    "Mailing",
    "MemberImport",
    "Membership",
    "Need",
    "Office",
    "Organisation",
    "OrganisationGroupGrant",
    "OrganisationPersonGrant",
    "OutgoingPost",
    "Payment",
    "Person",
    "RegisterHash",
    "ShareMove",
    "ShareTransaction",
    "StakeholderClass",
    "Verification",
    "shares_of_the_vote",
]
