"""What an applicant gave, and whether the class is open to whom it describes."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from members import eligibility
from members.classes import today
from members.errors import NotEligible
from members.folding import fold_email
from members.joining import Joining, Who


@dataclass(frozen=True)
class Answers:
    """What an applicant gave. `given` is by Need; a guardian is named for somebody under the consent age.

    `legal_form`, `org_id` and who acts belong to an organisation that applies.
    """

    name: str
    address: str
    postcode: str
    date_of_birth: date | None = None
    given: dict[str, str] = field(default_factory=dict)
    shares: int = 0
    guardian_name: str = ""
    guardian_email: str = ""
    consents: bool = False
    legal_form: str = ""
    org_id: str = ""
    acting_name: str = ""
    acting_role: str = ""


def check(way: Joining, answers: Answers, email: str, day: date | None = None) -> str:
    """Whether the class is open to whom the answers describe; gives the ward's code. Raises NotEligible."""
    day, one = day or today(), way.stakeholder_class
    if way.who != Who.ORGANISATION:
        _check_person(way, answers, email, day)
    eligibility.check_shares(one, answers.shares, day)
    return eligibility.ward_of(one, answers.postcode)


def _check_person(way: Joining, answers: Answers, email: str, day: date) -> None:
    born = answers.date_of_birth
    if born is None:
        raise NotEligible(_("Enter the date of birth"), "born")
    eligibility.check_age(way.stakeholder_class, born, day)
    if way.who == Who.CHILD:
        eligibility.check_child(answers.name, born, day)
        if not answers.consents:
            raise NotEligible(_("Say that you agree to the child becoming a member"), "consents")
    elif eligibility.needs_consent(way.stakeholder_class, born, day):
        _check_guardian(way, answers, email)


def _check_guardian(way: Joining, answers: Answers, email: str) -> None:
    if not answers.guardian_name or not answers.guardian_email:
        raise NotEligible(
            _(
                "Under %(age)d a parent or guardian must agree. Give their name and email address: we ask them."
            )
            % {"age": way.stakeholder_class.consent_age},
            "guardian_email" if answers.guardian_name else "guardian_name",
        )
    if email and fold_email(answers.guardian_email) == fold_email(email):
        raise NotEligible(
            _(
                "Your parent or guardian needs an email address other than yours. If you share one, ask them to apply for you."
            ),
            "guardian_email",
        )
