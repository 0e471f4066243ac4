"""Asking for the payment of a checked grant. Approving and paying it are the finance officers' acts, in `funds.paying`."""

from django.db import transaction
from django.utils.translation import gettext as _

from councillors import letters, recording
from councillors.asking import at
from councillors.checking import award_of, whole_pence
from councillors.errors import CouncillorError
from councillors.models import Check, GrantRequest, RequestState
from funds import paying
from funds.models import Award, AwardState, Ground, Payment, PaymentState
from funds.subsidy_test import Verdict
from members.models import Person


@transaction.atomic
def order(*, request: GrantRequest, by: Person, reference: str = "") -> Payment:
    """All of the grant and its match, to the group as it is entered. A subsidy must be confirmed by it first. Raises FundError."""
    request = at(request, RequestState.CHECKED)
    made = Check.objects.select_related("award__enterprise").get(request=request)
    award = made.award or _award_of_earlier(request, made, by)
    if award.state == AwardState.NOTIFIED:
        raise CouncillorError(
            _(
                "The group has not confirmed yet that it stays within the limit of minimal financial assistance. Note its confirmation first."
            )
        )
    assert request.account is not None  # noqa: S101 -- a constraint says so
    payment = paying.request(
        account=request.account,
        payee_name=award.enterprise.name,
        amount_pence=whole_pence(request),
        what_for=request.what_for,
        ground=Ground.GRANT,
        award=award,
        by=by,
        payee_reference=reference,
    )
    recording.write(recording.officer(by), "ordered", request, payment.amount_pence)
    return payment


def begin(payment: Payment) -> None:
    """Whichever page asked for it: a payment from a grant's account is the grant's, in the same transaction."""
    rows = GrantRequest.objects.filter(account=payment.account, state=RequestState.CHECKED)
    for request in rows.select_for_update(no_key=True):
        request.state, request.payment = RequestState.ORDERED, payment
        request.save(update_fields=["state", "payment"])


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
        letters.paid(request, payment)
    elif payment.state in {PaymentState.REFUSED, PaymentState.CANCELLED}:
        request.state, request.payment = RequestState.CHECKED, None
        request.save(update_fields=["state", "payment"])


def _award_of_earlier(request: GrantRequest, made: Check, by: Person) -> Award:
    """What was checked before every grant had an award gets one now, from the answers that were kept."""
    answers = {row["code"]: row["answer"] for row in made.test}
    return award_of(request, Verdict(answers, made.test_reason), request.org_id, by)
