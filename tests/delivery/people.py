"""Who takes part in what follows a result, by their roles."""

from django.contrib.auth.models import Group

from members.roles import ROLES
from tests.factories import OfficerFactory


def with_role(code, **kwargs):
    officer = OfficerFactory(**kwargs)
    officer.groups.add(Group.objects.get(name=ROLES[code].group))
    return officer


def scrutineer(**kwargs):
    return with_role("scrutineer", **kwargs)
