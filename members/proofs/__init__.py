"""The ways to prove who one is, as plug-ins: ballots and pages ask here for their names and order.

Another room, or a council's own app, adds one with `register` in its AppConfig.ready.
"""

from members.proofs.emailed_code import EMAILED_CODE
from members.proofs.in_person import IN_PERSON
from members.proofs.openid_connect import OPENID_CONNECT
from members.proofs.posted_code import POSTED_CODE
from members.proofs.register_match import REGISTER_MATCH
from members.proofs.registry import (
    ProofMethod,
    ballot_choices,
    by_strength,
    choices,
    method,
    register,
)
from members.proofs.sign_in import SIGN_IN, SIGN_IN_AS_PROXY

register(EMAILED_CODE)
register(POSTED_CODE)
register(REGISTER_MATCH)
register(IN_PERSON)
register(OPENID_CONNECT)
register(SIGN_IN)
register(SIGN_IN_AS_PROXY)

__all__ = [
    "EMAILED_CODE",
    "IN_PERSON",
    "OPENID_CONNECT",
    "POSTED_CODE",
    "REGISTER_MATCH",
    "SIGN_IN",
    "SIGN_IN_AS_PROXY",
    "ProofMethod",
    "ballot_choices",
    "by_strength",
    "choices",
    "method",
    "register",
]
