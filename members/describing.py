"""From what somebody gave to an application."""

from uuid import UUID

from django.utils.translation import gettext as _

from members import eligibility
from members.answers import Answers
from members.classes import today
from members.errors import NotEligible
from members.folding import fold_postcode, match_text
from members.joining import Joining, Who
from members.member_organisations import member_organisation
from members.models import Application, ApplicationState, Payment, Person
from members.seals import keyed
from statute import clock


def described(
    way: Joining, applicant: Person, answers: Answers, reference: UUID, ward_code: str
) -> Application:
    """The application as these answers make it, with its match key; not saved yet."""
    application = Application(
        reference=reference,
        organisation=way.organisation,
        class_code=way.stakeholder_class.code,
        applicant=applicant,
        name=answers.name,
        address=answers.address,
        postcode=fold_postcode(answers.postcode),
        ward_code=ward_code,
        date_of_birth=answers.date_of_birth,
        email=applicant.email,
        given=answers.given,
        shares=answers.shares,
        payment=Payment.PLEDGED if answers.shares else Payment.NONE,
    )
    if way.who == Who.ORGANISATION:
        _describe_organisation(application, answers)
    else:
        _describe_guardian(application, way, answers)
    application.match_key = _match_key(application, way.who)
    return application


def _describe_organisation(application: Application, answers: Answers) -> None:
    application.date_of_birth = None
    application.acting_name, application.acting_role = answers.acting_name, answers.acting_role
    application.member_organisation = member_organisation(
        name=answers.name,
        org_id=answers.org_id,
        legal_form=answers.legal_form,
        address=answers.address,
    )
    application.name = application.member_organisation.name
    if application.member_organisation == application.organisation:
        raise NotEligible(_("An organisation cannot be a member of itself."), "name")


def _describe_guardian(application: Application, way: Joining, answers: Answers) -> None:
    if way.who == Who.CHILD:
        application.guardian_name = answers.guardian_name
        application.guardian_email = application.email
        application.guardian_agreed_at = clock.now()
    elif answers.date_of_birth and eligibility.needs_consent(
        way.stakeholder_class, answers.date_of_birth, today()
    ):
        application.guardian_name = answers.guardian_name
        application.guardian_email = answers.guardian_email
        application.state = ApplicationState.AWAITING_CONSENT


def _match_key(application: Application, who: Who) -> bytes:
    if who == Who.ORGANISATION:
        return keyed("match-organisation", str(application.member_organisation_id))
    return keyed(
        "match", match_text(application.name, application.date_of_birth, application.postcode)
    )
