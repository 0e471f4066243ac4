from django.utils.translation import gettext_lazy as _

from members.proofs.registry import ProofMethod

IN_PERSON = ProofMethod(
    code="in-person",
    label=_("Seen in person"),
    strength=40,
    explanation=_("An officer met the person and wrote down what they were shown."),
    in_ballots=False,
)
