"""What this room holds against a payment from a grant's account, whichever page asks for it."""

from django.utils.translation import gettext as _

from councillors.checking import whole_pence
from councillors.errors import CouncillorError
from councillors.models import Check, GrantRequest, RequestState
from funds import objecting
from funds.models import Ground


@objecting.register
def object_to(wanted: objecting.Wanted) -> None:
    """Raises CouncillorError unless it is the whole of a checked grant, under the award of its check."""
    request = GrantRequest.objects.filter(account=wanted.account).first()
    if request is None:
        return
    if request.state != RequestState.CHECKED:
        raise CouncillorError(
            _("This grant of a councillor is marked “%(state)s”: it cannot be paid now.")
            % {"state": request.get_state_display()}
        )
    award = Check.objects.get(request=request).award_id
    if wanted.ground != Ground.GRANT or (award and wanted.award and wanted.award.pk != award):
        raise CouncillorError(
            _("A councillor’s grant is paid under the award of its check."), "award"
        )
    if wanted.amount_pence != whole_pence(request):
        raise CouncillorError(_("A councillor’s grant is paid whole."), "amount_pence")
