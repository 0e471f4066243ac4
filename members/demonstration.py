"""One-click sign-in as each role, for a demonstration on this very machine alone.

Whether a request may is `policies.may_demonstrate`; every function here trusts that it was asked.
"""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth import login
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.appointing import appoint
from members.models import Person
from members.policies import DEMONSTRATION
from members.roles import ROLES, Role
from record.entries import SYSTEM

_NAMES = {
    "resident": "Patience Adeyemi",
    "member": "Hannah Walker",
    "ward-officer": "Grace Okonjo",
    "returning-officer": "Tomasz Wieczorek",
    "secretary": "Marguerite Osei",
    "scrutineer": "Dilwyn Parry",
    "commissioner": "Farah Siddiqui",
    "finance-officer": "Kwabena Mensah",
    "administrator": "Bethan Price",
    "councillor": "Cllr Ibrahim Yusuf",
}


@dataclass(frozen=True)
class Part:
    """Somebody to play in a demonstration; a resident has no role."""

    code: str
    label: str | Promise
    duty: str | Promise
    role: Role | None = None


RESIDENT = Part("resident", _("Resident"), _("Votes, and reads what was decided."))
MEMBER = Part(
    "member",
    _("Member"),
    _("Belongs to three organisations, and acts for a daughter who belongs to a fourth."),
)
PARTS = {
    "resident": RESIDENT,
    "member": MEMBER,
    **{role.code: Part(role.code, role.label, role.duty, role) for role in ROLES.values()},
}


def person(part: Part) -> Person:
    """The invented person of that part, made on first use."""
    email = f"{part.code}@demonstration.example"
    if part.role is None:
        return account(email, _NAMES[part.code])
    return appoint(email=email, role=part.role, by=SYSTEM, name=_NAMES[part.code])


def account(email: str, name: str) -> Person:
    """The invented person with that address, who has shown that it is theirs."""
    somebody, _made = Person.objects.get_or_create(
        email=email, defaults={"name": name, "password": make_password(None)}
    )
    EmailAddress.objects.get_or_create(
        user=somebody, email=email, defaults={"verified": True, "primary": True}
    )
    return somebody


def sign_in(request: HttpRequest, part: Part) -> Person:
    """Sign the invented person in, in a fresh session that counts as proven (`policies.is_proven_staff`)."""
    request.session.flush()
    somebody = person(part)
    login(request, somebody, backend="django.contrib.auth.backends.ModelBackend")
    request.session[DEMONSTRATION] = True
    return somebody
