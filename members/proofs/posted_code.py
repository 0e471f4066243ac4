from django.utils.translation import gettext_lazy as _

from members.proofs.registry import ProofMethod

POSTED_CODE = ProofMethod(
    code="posted-code",
    label=_("Code from a posted letter"),
    strength=30,
    explanation=_(
        "The voter is on the register, and typed the code from the letter posted to their address."
    ),
)
