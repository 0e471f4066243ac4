"""Where an organisation takes the price of a share. No card is taken here: money moves by bank transfer, the secretary sees it come."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.models import BankDetails, Organisation
from record.entries import Actor, write

_SEPARATORS = str.maketrans("", "", " -")


def set_bank_details(
    organisation: Organisation, *, account_name: str, sort_code: str, account_number: str, by: Actor
) -> BankDetails:
    """Tell applicants to pay there from now on. Numbers are taken with spaces and dashes. Raises MemberError.

    The record says that it was done and not which account: the page shows it to applicants alone.
    """
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        details = BankDetails.objects.filter(organisation=organisation).first() or BankDetails(
            organisation=organisation
        )
        details.account_name = account_name
        details.sort_code = sort_code.translate(_SEPARATORS)
        details.account_number = account_number.translate(_SEPARATORS)
        try:
            details.full_clean()
        except ValidationError:
            raise MemberError(
                _("A sort code has 6 numbers, an account number 8, and the account has a name.")
            ) from None
        details.save()
        write(actor=by, action="members.bank-details-set", subject=organisation.as_subject())
    return details
