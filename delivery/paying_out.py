"""Asking for a payment from a project's money. Approving and paying it is the funds' own business."""

from dataclasses import dataclass

from django.db import transaction

from delivery.building import held_project
from delivery.errors import DeliveryError
from delivery.models import DeliveryProject
from funds import paying
from funds.errors import FundError
from funds.models import Award, Payment
from members.models import Person


@dataclass(frozen=True)
class Bill:
    """Who is to be paid, how much, what for and why (`funds.models.Ground`; a grant under its award), and their own reference."""

    payee: str
    amount_pence: int
    what_for: str
    ground: str
    award: Award | None = None
    reference: str = ""
    private: bool = False


@transaction.atomic
def request_payment(*, project: DeliveryProject, bill: Bill, by: Person) -> Payment:
    """At most what is committed; above the council's limit two others must approve it. Raises DeliveryError.

    What else this room holds against a payment is in `delivery.objecting`, which every request passes.
    """
    row = held_project(project)
    try:
        return paying.request(
            account=row.account,
            payee_name=bill.payee,
            amount_pence=bill.amount_pence,
            what_for=bill.what_for,
            ground=bill.ground,
            award=bill.award,
            by=by,
            payee_reference=bill.reference,
            payee_private=bill.private,
        )
    except FundError as refused:
        field = {"payee_name": "payee", "payee_private": "private"}.get(
            refused.field, refused.field
        )
        raise DeliveryError(refused.message, field) from refused
