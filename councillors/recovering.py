"""What a group did not spend of its grant comes back to the funds it was paid from."""

from django.db import transaction

from councillors import recording
from councillors.asking import at
from councillors.models import GrantRequest, RequestState
from funds import recovering
from funds.models import Transaction
from members.models import Person


@transaction.atomic
def recover(
    *, request: GrantRequest, amount_pence: int, by: Person, reason: str, key: str = ""
) -> Transaction:
    """At most what was paid and did not come back yet; with the same `key` once. Raises FundError."""
    request = at(request, RequestState.PAID)
    assert request.payment is not None  # noqa: S101 -- a constraint says so
    before = request.payment.refunds.count()
    made = recovering.recover(
        payment=request.payment, amount_pence=amount_pence, by=by, reason=reason, key=key
    )
    if request.payment.refunds.count() > before:
        told = {"reason": made.words}
        recording.write(recording.officer(by), "refunded", request, amount_pence, **told)
    return made
