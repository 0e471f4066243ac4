"""The ways to prove who one is, as plug-ins: ballots and pages ask here for their names and order.

Another room, or a council's own app, adds one with `register` in its AppConfig.ready.
"""

from members.proofs.emailed_code import EMAILED_CODE
from members.proofs.posted_code import POSTED_CODE
from members.proofs.registry import ProofMethod, by_strength, choices, method, register

register(EMAILED_CODE)
register(POSTED_CODE)

__all__ = [
    "EMAILED_CODE",
    "POSTED_CODE",
    "ProofMethod",
    "by_strength",
    "choices",
    "method",
    "register",
]
