from django.utils.translation import gettext_lazy as _

from members.proofs.registry import ProofMethod

SIGN_IN = ProofMethod(
    code="sign-in",
    label=_("Signed in as a member"),
    strength=25,
    explanation=_(
        "The voter signed in to the account that the register of members names, their own or a member organisation’s delegate’s."
    ),
    by_account=True,
)
SIGN_IN_AS_PROXY = ProofMethod(
    code="sign-in-as-proxy",
    label=_("Signed in as a member’s proxy"),
    strength=24,
    explanation=_(
        "The member appointed somebody to vote in their place, who signed in to their own account."
    ),
    by_account=True,
)
