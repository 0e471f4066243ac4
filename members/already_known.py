"""Whether whom an application describes is on the register already, or has applied."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from members.classes import codes_meaning
from members.folding import fold_email
from members.models import Application, Membership, Person


@dataclass(frozen=True)
class Known:
    """An earlier line of the register, or open application, of the same member. `email` is the registered address."""

    email: str
    accounts: frozenset[int]
    sentence: str

    def is_of(self, person: Person) -> bool:
        """Whether the person proved the registered address, or acts for the member: only they may be told."""
        same_address = bool(self.email) and fold_email(self.email) == fold_email(person.email)
        return same_address or person.pk in self.accounts


def known(application: Application) -> Known | None:
    """By the match key, or by the organisation that applies; None where the member is new."""
    return _on_the_register(application) or _applied(application)


def _on_the_register(application: Application) -> Known | None:
    lines = Membership.objects.current().filter(
        _same_member(application),
        organisation=application.organisation,
        class_code__in=codes_meaning(application.organisation, application.class_code),
    )
    line = lines.first()
    if line is None:
        return None
    sentence = _("%(name)s is a member of this group already: number %(number)d on the register.")
    return Known(
        line.email,
        _accounts(line.person_id, line.delegate_id),
        sentence % {"name": line.name, "number": line.number},
    )


def _same_member(application: Application) -> Q:
    if application.member_organisation_id:
        return Q(member_organisation_id=application.member_organisation_id)
    return Q(match_key=application.match_key)


def _applied(application: Application) -> Known | None:
    earlier = Application.objects.open().filter(
        organisation=application.organisation,
        class_code__in=codes_meaning(application.organisation, application.class_code),
        match_key=application.match_key,
    )
    one = earlier.first()
    if one is None:
        return None
    sentence = _("%(name)s has applied to this group already. Follow it on your account’s page.")
    return Known(one.email, _accounts(one.applicant_id), sentence % {"name": one.name})


def _accounts(*ids: int | None) -> frozenset[int]:
    return frozenset(one for one in ids if one is not None)
