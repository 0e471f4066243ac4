from django.utils.translation import gettext_lazy as _

from members.open_id import configured
from members.proofs.registry import ProofMethod

# Not in ballots: whoever signs in so is signed in to their account here, and a ballot of members accepts that as
# "sign-in" already. A roll of residents has no account to compare with.
OPENID_CONNECT = ProofMethod(
    code="openid-connect",
    label=_("Signed in with an identity service"),
    strength=35,
    explanation=_(
        "A service that checks who people are gave the name and the email address that stand in the application."
    ),
    in_ballots=False,
    is_offered=configured.is_on,
)
