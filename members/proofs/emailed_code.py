from django.utils.translation import gettext_lazy as _

from members.proofs.registry import ProofMethod

EMAILED_CODE = ProofMethod(
    code="emailed-code",
    label=_("Code sent by email"),
    strength=20,
    explanation=_(
        "The voter said who they are and where they live, and typed a code sent to their email address."
    ),
)
