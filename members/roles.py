"""What a person does for the council, as Django groups.

A role gives the permissions that hold for no round in particular. What a person may do with one round
or ballot is a grant of its own (guardian, by object).
"""

from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """A role: its code for commands and the record, the name of its group, and what it gives."""

    code: str
    group: str
    label: str | Promise
    duty: str | Promise
    permissions: frozenset[str] = frozenset()
    is_staff: bool = True
    is_superuser: bool = False


WARD_OFFICER = Role(
    code="ward-officer",
    group="Ward officers",
    label=_("Ward officer"),
    duty=_("Makes budget rounds, loads projects and opens votes."),
    permissions=frozenset(
        {
            "budgets.add_budgetround",
            "places.change_postcode",
            "council.answer_complaint",
            "services.split_pot",
            "councillors.keep_requests",
        }
    ),
)
RETURNING_OFFICER = Role(
    code="returning-officer",
    group="Returning officers",
    label=_("Returning officer"),
    duty=_("Reconciles and declares results, and decides about doubtful entries."),
    permissions=frozenset({"council.answer_complaint"}),
)
ADMINISTRATOR = Role(
    code="administrator",
    group="Administrators",
    label=_("Administrator"),
    duty=_("Gives roles to officers and keeps the site’s settings."),
    is_superuser=True,
)
COUNCILLOR = Role(
    code="councillor",
    group="Councillors",
    label=_("Councillor"),
    duty=_("Decides on a local budget, and publishes the council’s decision on a result."),
    permissions=frozenset({"councillors.decide_requests"}),
    is_staff=False,
)
SECRETARY = Role(
    code="secretary",
    group="Secretaries",
    label=_("Secretary"),
    duty=_("Makes organisations, decides who becomes a member and keeps the registers."),
    permissions=frozenset({"members.add_organisation"}),
)
SCRUTINEER = Role(
    code="scrutineer",
    group="Scrutineers",
    label=_("Scrutineer"),
    duty=_("Watches turnout and counts, calls decisions in, and changes nothing else."),
    permissions=frozenset({"delivery.call_in"}),
)
COMMISSIONER = Role(
    code="commissioner",
    group="Commissioners",
    label=_("Commissioner"),
    duty=_(
        "Takes a service from a need to a contract with the people who use it, and keeps what services cost."
    ),
    permissions=frozenset({"services.manage_services", "services.split_pot"}),
)
FINANCE_OFFICER = Role(
    code="finance-officer",
    group="Finance officers",
    label=_("Finance officer"),
    duty=_("Keeps funds and their ledger, approves payments and controls subsidies."),
    permissions=frozenset(
        {
            "funds.keep_every_fund",
            "funds.request_payment",
            "funds.approve_payment",
            "funds.control_subsidy",
            "councillors.keep_budgets",
            "councillors.keep_requests",
        }
    ),
)
ROLES = {
    role.code: role
    for role in (
        WARD_OFFICER,
        RETURNING_OFFICER,
        SECRETARY,
        SCRUTINEER,
        COMMISSIONER,
        FINANCE_OFFICER,
        ADMINISTRATOR,
        COUNCILLOR,
    )
}


@receiver(post_migrate, dispatch_uid="members.keep_groups")
def keep_groups(sender: AppConfig, **_kwargs: Any) -> None:
    """After each migrated room: its permissions go to the groups whose roles name them."""
    for role in ROLES.values():
        group, _made = Group.objects.get_or_create(name=role.group)
        wanted = {
            name.partition(".")[2] for name in role.permissions if _room(name) == sender.label
        }
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label=sender.label, codename__in=wanted)
        )


def _room(permission: str) -> str:
    return permission.partition(".")[0]
