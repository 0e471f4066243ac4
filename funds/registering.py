"""Entering enterprises and groups that may have help from public money."""

from django.db import transaction
from django.utils.translation import gettext as _

from funds.errors import FundError
from funds.models import Enterprise
from members.models import Person
from record import entries

OFFICER = "finance officer"


@transaction.atomic
def enter_enterprise(*, name: str, by: Person, org_id: str = "") -> Enterprise:
    """Without an identifier it is a group that is registered nowhere. Raises FundError for what is no identifier, or is known."""
    name, org_id = " ".join(name.split()), _folded(org_id)
    if not name:
        raise FundError(_("Enter the name of the enterprise."), "name")
    if org_id:
        _check(org_id)
    found, made = _entered(name, org_id, by)
    if not made:
        said = (
            _("%(name)s has this identifier already.")
            if org_id
            else _("%(name)s is entered already.")
        )
        raise FundError(said % {"name": found.name}, "org_id" if org_id else "name")
    return found


@transaction.atomic
def of_group(*, name: str, by: Person, org_id: str = "") -> Enterprise:
    """The one of that identifier or, without one, of that name; entered if it is new. Raises FundError for what is no identifier."""
    name, org_id = " ".join(name.split()), _folded(org_id)
    if org_id:
        _check(org_id)
    return _entered(name, org_id, by)[0]


def must_be_registered(enterprise: Enterprise) -> None:
    """Raises FundError: what has no identifier cannot have a subsidy, as nobody could count what it had."""
    if not enterprise.org_id:
        raise FundError(
            _(
                "A subsidy is counted for each enterprise. Enter the group’s identifier, like GB-CHC-1234567."
            ),
            "org_id",
        )


def _folded(org_id: str) -> str:
    """One enterprise, one identifier: a company's number has eight digits, also where the first are left out; a charity's begins with none of nought."""
    scheme, dash, number = org_id.strip().upper().rpartition("-")
    if scheme == "GB-COH" and number.isdigit():
        number = number.zfill(8)
    elif scheme == "GB-CHC":
        number = number.lstrip("0")
    return f"{scheme}{dash}{number}"


def _check(org_id: str) -> None:
    scheme, _dash, number = org_id.rpartition("-")
    if not scheme.startswith("GB-") or not (number.isascii() and number.isalnum()):
        raise FundError(
            _("Enter an identifier like GB-COH-01234567 (company) or GB-CHC-1234567 (charity)."),
            "org_id",
        )


def _entered(name: str, org_id: str, by: Person) -> tuple[Enterprise, bool]:
    known = {"org_id": org_id} if org_id else {"org_id": "", "name__iexact": name}
    found, made = Enterprise.objects.get_or_create(**known, defaults={"name": name})
    if made:
        entries.write(
            actor=by.as_actor(OFFICER),
            action="funds.enterprise-entered",
            subject=found.as_subject(),
        )
    return found, made
