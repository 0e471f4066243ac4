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
from funds.models.payment import Payment, PaymentApproval, PaymentState
from funds.models.purpose import Purpose
from funds.models.strings import Use
from funds.models.subsidy import Award, AwardState, Enterprise

__all__ = [
    "OWN",
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
    "Payment",
    "PaymentApproval",
    "PaymentState",
    "Purpose",
    "Source",
    "Transaction",
    "TransactionKind",
    "Use",
]
