"""What the registers and applications hold about somebody, ready for JSON."""

from typing import Any

from django.db.models import Model, Q

from members.models import Application, Membership, Person

_NOT_SAID = {"id", "match_key", "organisation", "person", "applicant", "membership", "decided_by"}


def about(person: Person) -> dict[str, Any]:
    """Lines of the registers with their shares and offices, and applications; also those of whom somebody acts for."""
    lines = Membership.objects.acted_for_by(person).select_related("organisation")
    lines = lines.prefetch_related("share_transactions", "offices")
    applications = Application.objects.followed_by(person)
    return {
        "memberships": [_line(one) for one in lines.order_by("pk")],
        "applications": [_with_organisation(one) for one in applications],
        "named_as_guardian_in": [
            {"organisation": one.organisation.name, "state": one.state}
            for one in Application.objects.select_related("organisation").filter(
                Q(guardian_email__iexact=person.email) & ~Q(applicant=person)
            )
        ],
    }


def _line(membership: Membership) -> dict[str, Any]:
    return {
        **_with_organisation(membership),
        "shares": [_said(one, "made_by") for one in membership.share_transactions.all()],
        "offices": [_said(one) for one in membership.offices.all()],
    }


def _with_organisation(one: Membership | Application) -> dict[str, Any]:
    return {"organisation": one.organisation.name, **_said(one, "possible_duplicate")}


def _said(row: Model, *but_not: str) -> dict[str, Any]:
    """Its columns by name, as text where JSON has no form for them; keys of other rows and of the system left out."""
    left_out = {*_NOT_SAID, *but_not}
    return {
        field.name: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields  # noqa: SLF001 -- Django's documented way to a model's columns
        if field.name not in left_out
    }


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | dict | str) else str(value)
