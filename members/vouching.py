"""An identity service vouches for an applicant."""

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils.translation import gettext as _

from members.application_steps import class_of
from members.errors import MemberError
from members.folding import fold_name
from members.models import Application, Person, Verification
from members.open_id import configured
from members.open_id.identity import Identity
from members.proofs import OPENID_CONNECT
from members.verifying import verify


def can_be_vouched_for(application: Application) -> bool:
    """Whether a page may offer it: a person's open application to a class that accepts it, on a site that has a service."""
    group = class_of(application)
    return (
        configured.is_on()
        and application.is_open
        and application.member_organisation_id is None
        and group is not None
        and OPENID_CONNECT.code in group.accepted_proofs
        and not _standing(application)
    )


def vouch(*, application: Application, person: Person, said: Identity) -> Verification:
    """Note that the service knows the applicant by the name, and the birth date if it tells one, that they applied with.

    Twice is once. Raises MemberError where it is somebody else's account there, or another name or date.
    """
    with transaction.atomic():
        locked = Application.objects.select_for_update(of=("self",)).select_related("organisation")
        application = locked.get(pk=application.pk)
        if (already := _standing(application)) is not None:
            return already
        if not can_be_vouched_for(application):
            raise MemberError(_("This application takes no proof of that kind."))
        _check_account(person, said)
        _check_name(application, said)
        seen = f"{configured.name()}: {said.name}"[:300]
        return verify(of=application, method=OPENID_CONNECT.code, seen=seen)


def _standing(application: Application) -> Verification | None:
    return application.verifications.all().standing().filter(method=OPENID_CONNECT.code).first()


def _check_account(person: Person, said: Identity) -> None:
    linked = SocialAccount.objects.filter(uid=said.uid).first()
    if linked is not None:
        theirs = linked.user_id == person.pk
    else:
        addresses = EmailAddress.objects.filter(user=person, verified=True)
        theirs = addresses.filter(email__iexact=said.email).exists()
    if not theirs:
        raise MemberError(
            _(
                "Your account with %(service)s has another email address than your account here. Sign in there with the one of this address, or ask the secretary for another way."
            )
            % {"service": configured.name()}
        )


def _check_name(application: Application, said: Identity) -> None:
    words = {"service": configured.name(), "name": application.name}
    if not said.name:
        raise MemberError(
            _("%(service)s does not tell us your name. Ask the secretary for another way.") % words
        )
    if fold_name(said.name) != fold_name(application.name):
        raise MemberError(
            _(
                "%(service)s knows you by another name than %(name)s, which stands in the application. Ask the secretary for another way."
            )
            % words
        )
    if said.born and application.date_of_birth and said.born != application.date_of_birth:
        raise MemberError(
            _(
                "%(service)s has another date of birth for you than the application. Ask the secretary for another way."
            )
            % words
        )
