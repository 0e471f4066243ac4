"""Kept shares worked out again from the inputs that were kept with them."""

from django.utils.translation import gettext as _

from record.verification import Report
from services import again, splitting
from services.models import Disaggregation, Split


def check_sums() -> Report:
    report = Report(_("Splits and broken down budgets"))
    for split in Split.objects.prefetch_related("shares").iterator(chunk_size=100):
        report.count += 1
        kept = {share.area_code: share.pence for share in split.shares.all()}
        if kept != {row.area.code: row.step.pence for row in splitting.working_of(split)}:
            report.fault(
                _("The split “%(title)s” does not follow from its inputs.") % {"title": split}
            )
    for one in Disaggregation.objects.select_related("service").iterator(chunk_size=20):
        report.count += 1
        if not again.follows(one):
            report.fault(
                _("The broken down budget of %(title)s does not follow from its inputs.")
                % {"title": one}
            )
    return report
