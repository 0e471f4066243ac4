"""What an application must have before the secretary can accept it, by the rules in force on the day."""

from datetime import date

from django.utils.translation import gettext as _

from members import eligibility
from members.errors import MemberError
from members.models import Application, StakeholderClass
from members.verifying import is_verified_for


def check(application: Application, wanted: StakeholderClass, day: date) -> None:
    """Raises MemberError, NotEligible where an age is not met."""
    if application.applicant_id is None:
        raise MemberError(_("What this applicant gave has been erased. They can apply again."))
    is_organisation = application.member_organisation_id is not None
    if not (wanted.takes_organisations if is_organisation else wanted.takes_people):
        raise MemberError(_("This class does not take that kind of member."))
    if not is_organisation:
        _check_age(application, wanted, day)
    if not is_verified_for(application, wanted):
        raise MemberError(
            _("Nobody has yet shown who the applicant is in a way that this class accepts.")
        )


def _check_age(application: Application, wanted: StakeholderClass, day: date) -> None:
    limits = (wanted.minimum_age, wanted.maximum_age, wanted.consent_age)
    if all(limit is None for limit in limits):
        return
    born = application.date_of_birth
    if born is None:
        raise MemberError(_("This class has an age, and the date of birth is missing."))
    eligibility.check_age(wanted, born, day)
    if eligibility.needs_consent(wanted, born, day) and application.guardian_agreed_at is None:
        raise MemberError(_("A parent or guardian has not agreed yet."))
