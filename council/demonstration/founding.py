"""Bringing an organisation about: its constitution, its register, its officers, and applications that wait."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from council.demonstration import registers
from council.demonstration.borough import DrawnWard
from council.demonstration.founders import APPOINTERS, Founding, MemberBody
from council.demonstration.registers import Line
from governance.constituting import adopt, draft_from_example, today
from governance.examples import EXAMPLES
from governance.models import Constituency
from governance.seating import appoint
from members import deciding, demonstration, granting, linking, paying
from members.answers import Answers
from members.applying import apply
from members.importing import import_members
from members.joining import joining
from members.models import Application, Constitution, Organisation, Payment, Person
from members.organisation_policies import RETURN, SCRUTINISE
from members.organising import make_organisation
from members.registering import enter_office

FOUNDED_DAYS_AGO = 600


@dataclass(frozen=True)
class Staff:
    """Who runs the organisations: two people stand behind every result, a third watches."""

    secretary: Person
    returning: Person
    scrutineer: Person
    member: Person


def is_founded(founding: Founding) -> bool:
    return Organisation.objects.filter(name=founding.name, demonstration=True).exists()


@transaction.atomic
def found(founding: Founding, ward: DrawnWard, staff: Staff, own: tuple[Line, ...]) -> Organisation:
    """The organisation with everything but its votes, or nothing of it. `own` are lines for the demonstration's member."""
    chance = random.Random(founding.name)  # noqa: S311 -- invented people, the same each time
    organisation = _organisation(founding, staff.secretary)
    _adopt(organisation, founding, staff)
    for person, part in ((staff.returning, RETURN), (staff.scrutineer, SCRUTINISE)):
        granting.give_part(organisation=organisation, by=staff.secretary, to=person, part=part)
    _pay_into(organisation, staff)
    postcodes = list(ward.postcodes)
    people = [*registers.lines(chance, founding.groups, postcodes, today()), *own]
    import_members(
        organisation,
        staff.secretary,
        registers.file_of(people),
        "register-of-members.csv",
        token=f"demonstration-{organisation.slug}",
    )
    linking.link(staff.member)
    for body in founding.member_bodies:
        _join(organisation, body, postcodes[0], staff)
    _seat_appointed(organisation, founding, staff)
    _enter_offices(organisation, founding, postcodes[0], staff)
    return organisation


def appointers(by: Person) -> Mapping[str, Organisation]:
    """Who appoints members of boards, made on first use."""
    council, federation = (
        Organisation.objects.filter(name=one.name).first() or _organisation(one, by)
        for one in APPOINTERS
    )
    return {"council": council, "tenants-federation": federation}


def send_application(
    organisation: Organisation, class_code: str, who: str, applicant: Person, answers: Answers
) -> Application:
    """An application as the page would send it."""
    way = joining(organisation, class_code, who)
    if way is None:
        raise LookupError(f"{organisation.slug} has no class {class_code} that {who} can join")
    return apply(way=way, applicant=applicant, answers=answers, reference=uuid4())


def _organisation(founding: Founding, by: Person) -> Organisation:
    facts = {
        "name": founding.name,
        "legal_form": founding.legal_form,
        "summary": founding.summary,
        "address": "1 The Parade",
        "contact_name": "Marguerite Osei",
        "contact_phone": "020 7946 0188",
        "contact_email": "secretary@example.org",
        "open_to_members": bool(founding.groups),
        "published": bool(founding.groups),
    }
    return make_organisation(by=by, facts=facts, demonstration=True)


def _adopt(organisation: Organisation, founding: Founding, staff: Staff) -> Constitution:
    draft = draft_from_example(
        organisation,
        EXAMPLES[founding.example],
        staff.secretary,
        appointers(staff.secretary),
    )
    since: date = today() - timedelta(days=FOUNDED_DAYS_AGO)
    return adopt(draft, staff.secretary, since, _("The founding meeting, minute 3"))


def _pay_into(organisation: Organisation, staff: Staff) -> None:
    paying.set_bank_details(
        organisation,
        account_name=organisation.name[:60],
        sort_code="00-00-00",
        account_number="00000000",
        by=staff.secretary.as_actor("secretary"),
    )


def _join(organisation: Organisation, body: MemberBody, postcode: str, staff: Staff) -> None:
    """An organisation applies, pays and is accepted; who acted for it is its delegate."""
    delegate = demonstration.account(
        f"{body.acting.split()[0].lower()}@bodies.example", body.acting
    )
    answers = Answers(
        name=body.name,
        address="2 The Parade",
        postcode=postcode,
        legal_form=body.legal_form,
        shares=body.shares,
        acting_name=body.acting,
        acting_role=body.role,
    )
    sent = send_application(organisation, body.code, "organisation", delegate, answers)
    if sent.payment == Payment.PLEDGED:
        deciding.confirm_payment(application=sent, by=staff.secretary)
    deciding.accept(application=sent, by=staff.secretary)


def _seat_appointed(organisation: Organisation, founding: Founding, staff: Staff) -> None:
    for code, names in founding.appointed.items():
        seats = Constituency.objects.filter(
            body__constitution__organisation=organisation, code=code
        ).first()
        for name in names:
            if seats is not None:
                appoint(
                    constituency=seats,
                    by=staff.secretary,
                    name=name,
                    began_on=today() - timedelta(days=200),
                )


def _enter_offices(
    organisation: Organisation, founding: Founding, postcode: str, staff: Staff
) -> None:
    for title, name in founding.offices:
        enter_office(
            organisation=organisation,
            by=staff.secretary,
            title=title,
            name=name,
            address=f"1 The Parade, {postcode}",
            email="",
            entered_on=today() - timedelta(days=FOUNDED_DAYS_AGO - 30),
        )
