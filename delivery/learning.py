"""The officers' account of a round: what worked, what failed, what was learned."""

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.life.phases import life_of
from budgets.models import BudgetRound, Phase
from delivery.changing import held
from delivery.errors import DeliveryError
from delivery.models import Learned
from members.models import Person
from record import entries
from statute import clock


@transaction.atomic
def publish_learned(
    *, budget_round: BudgetRound, by: Person, worked: str, failed: str, learned: str
) -> Learned:
    """Tell it, once. What failed is as public as what worked. Raises DeliveryError."""
    locked = held(budget_round)
    if life_of(locked, clock.now()).phase not in {Phase.DELIVERY, Phase.EVALUATION}:
        raise DeliveryError(
            _("A round is accounted for after its decision, and before it is closed.")
        )
    if Learned.objects.filter(round=locked).exists():
        raise DeliveryError(_("The account of this round is published already."))
    for field, words in (("worked", worked), ("failed", failed), ("learned", learned)):
        if not words.strip():
            raise DeliveryError(_("All three parts are told: write this one too."), field)
    made = Learned.objects.create(
        round=locked,
        worked=worked.strip(),
        failed=failed.strip(),
        learned=learned.strip(),
        published_by=by,
    )
    entries.write(
        actor=by.as_actor("officer"),
        action="delivery.learned-published",
        subject=locked.as_subject(),
        payload={"failed": made.failed, "learned": made.learned},
    )
    return made
