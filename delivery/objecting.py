"""What this room holds against a payment from a project, whoever asks for it and on whichever page."""

from django.utils.translation import gettext as _

from delivery import gate
from delivery.connections import refuse_connected
from delivery.errors import DeliveryError
from delivery.models import DeliveryProject, ProjectState
from funds import objecting
from funds.errors import FundError


@objecting.register
def object_to(wanted: objecting.Wanted) -> None:
    """Raises FundError while money is held, before work begins or after it ended, and for a connected payee."""
    rows = DeliveryProject.objects.select_related("round")
    project = rows.filter(account=wanted.account).first()
    if project is None:
        return
    try:
        gate.require(project.round)
        refuse_connected(project, wanted.payee_name, "payee_name")
    except DeliveryError as refused:
        raise FundError(refused.message, refused.field) from refused
    if project.state != ProjectState.UNDER_WAY:
        raise FundError(_("Payments are made while a project is being built."))
