from funds.models.fund import Fund, FundGroupGrant, FundPersonGrant, FundState, Source
from funds.models.ledger import (
    OWN,
    STRUNG,
    WAYS,
    Account,
    AccountKind,
    Entry,
    Transaction,
    TransactionKind,
)
from funds.models.payment import Ground, Payment, PaymentApproval, PaymentState
from funds.models.purpose import Purpose
from funds.models.refund import Refund
from funds.models.strings import Use
from funds.models.subsidy import READY, Award, AwardState, Enterprise

__all__ = [
    "OWN",
    "READY",
    "STRUNG",
    "WAYS",
    "Account",
    "AccountKind",
    "Award",
    "AwardState",
    "Enterprise",
    "Entry",
    "Fund",
    "FundGroupGrant",
    "FundPersonGrant",
    "FundState",
    "Ground",
    "Payment",
    "PaymentApproval",
    "PaymentState",
    "Purpose",
    "Refund",
    "Source",
    "Transaction",
    "TransactionKind",
    "Use",
]
