from django.utils.translation import gettext_lazy as _

from members.proofs.registry import ProofMethod

REGISTER_MATCH = ProofMethod(
    code="register-match",
    label=_("Match with a register"),
    strength=25,
    explanation=_(
        "Name, date of birth and postcode are those of an entry in a register that the organisation was given."
    ),
    in_ballots=False,
)
