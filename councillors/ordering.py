"""Asking for the payment of a checked grant. Approving and paying it are the finance officers' acts, in `funds.paying`."""

from django.db import transaction
from django.utils.translation import gettext as _

from councillors import recording
from councillors.asking import at
from councillors.checking import whole_pence
from councillors.errors import CouncillorError
from councillors.models import Check, GrantRequest, RequestState
from funds import paying
from funds.models import AwardState, Payment, PaymentState
from members.models import Person


@transaction.atomic
def order(*, request: GrantRequest, by: Person, reference: str = "") -> Payment:
    """All of the grant and its match, to the group. A subsidy must be confirmed by the enterprise first. Raises FundError."""
    request = at(request, RequestState.CHECKED)
    made = Check.objects.select_related("award").get(request=request)
    if made.is_subsidy and (made.award is None or made.award.state != AwardState.CONFIRMED):
        raise CouncillorError(
            _(
                "The group has not confirmed yet that it stays within the limit of minimal financial assistance. Note its confirmation first."
            )
        )
    assert request.account is not None  # noqa: S101 -- a constraint says so
    payment = paying.request(
        account=request.account,
        payee_name=request.group_name,
        amount_pence=whole_pence(request),
        what_for=request.what_for,
        by=by,
        payee_reference=reference,
    )
    request.state, request.payment = RequestState.ORDERED, payment
    request.save(update_fields=["state", "payment"])
    recording.write(recording.officer(by), "ordered", request, payment.amount_pence)
    return payment


def follow(payment: Payment) -> None:
    """A payment was made, refused or cancelled: its grant follows, in the same transaction."""
    request = (
        GrantRequest.objects.filter(payment=payment, state=RequestState.ORDERED)
        .select_for_update(no_key=True)
        .first()
    )
    if request is None:
        return
    if payment.state == PaymentState.PAID:
        request.state = RequestState.PAID
        request.save(update_fields=["state"])
    elif payment.state in {PaymentState.REFUSED, PaymentState.CANCELLED}:
        request.state, request.payment = RequestState.CHECKED, None
        request.save(update_fields=["state", "payment"])
