"""Applications that wait for the secretary: an ordinary one, a possible duplicate, a child’s without consent, an organisation’s."""

from collections.abc import Sequence
from datetime import date, timedelta

from council.demonstration.borough import DrawnWard
from council.demonstration.founding import send_application
from governance.constituting import today
from members import demonstration
from members.answers import Answers
from members.models import Membership, Organisation

YEAR = 365.25


def wait(organisation: Organisation, ward: DrawnWard) -> None:
    postcodes = list(ward.postcodes)
    classes = {one.code for one in organisation.constitutions.get(version=1).classes.all()}
    if "young-people" in classes:
        _youth(organisation, postcodes)
    if "tenants" in classes:
        _tenants(organisation, postcodes)


def _tenants(organisation: Organisation, postcodes: Sequence[str]) -> None:
    _ask(organisation, "tenants", Answers(
        "Zeynep Yılmaz", "11 Beck House", postcodes[3], _born(34), {"tenancy": "T-31877"}, 1,
    ))  # fmt: skip
    _ask(organisation, "employees", Answers(
        "Mateo García", "4 Mill Row", postcodes[5], _born(27), {"employment": "E-20419"}, 1,
    ))  # fmt: skip
    twin = organisation.memberships.filter(class_code="tenants", person=None)[7]
    _ask_again(organisation, twin)


def _youth(organisation: Organisation, postcodes: Sequence[str]) -> None:
    _ask(organisation, "young-people", Answers(
        "Ngozi Balogun", "9 Rookery Lane", postcodes[2], _born(13),
        guardian_name="Olu Balogun", guardian_email="olu.balogun@people.example",
    ))  # fmt: skip
    _ask(
        organisation, "residents", Answers("Alun Price", "2 Coppice Hill", postcodes[4], _born(51))
    )


def _ask_again(organisation: Organisation, twin: Membership) -> None:
    """Somebody with the details of a member, from an address that is not the registered one."""
    _ask(organisation, twin.class_code, Answers(
        twin.name, twin.address, twin.postcode, twin.date_of_birth, {"tenancy": "T-30001"}, 1,
    ), "another.address")  # fmt: skip


def _ask(organisation: Organisation, class_code: str, answers: Answers, box: str = "") -> None:
    name = box or answers.name.lower().split()[0]
    applicant = demonstration.account(f"{name}@applicants.example", answers.name)
    send_application(organisation, class_code, "me", applicant, answers)


def _born(years: int) -> date:
    return today() - timedelta(days=int(years * YEAR) + 90)
