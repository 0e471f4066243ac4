"""Showing that an applicant or a member is who they say, and how long that counts."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from members import evidence, proofs
from members.errors import MemberError
from members.folding import match_text
from members.models import (
    Application,
    Membership,
    Person,
    RegisterHash,
    StakeholderClass,
    Verification,
)
from members.proofs import EMAILED_CODE, IN_PERSON, REGISTER_MATCH
from members.seals import keyed
from record import entries
from statute import clock, parameters

DAYS_A_MONTH = 30.44


def is_verified_for(application: Application, wanted: StakeholderClass) -> bool:
    """Whether a verification that the class accepts stands; a class that names no method asks for none."""
    if not wanted.accepted_proofs:
        return True
    standing = application.verifications.all().standing()
    return standing.filter(method__in=wanted.accepted_proofs).exists()


def verify_at_once(application: Application, wanted: StakeholderClass) -> None:
    """What needs no officer, where the class accepts it: the address is proven, and the applicant may be in a register."""
    if EMAILED_CODE.code in wanted.accepted_proofs:
        verify(of=application, method=EMAILED_CODE.code)
    if REGISTER_MATCH.code in wanted.accepted_proofs:
        match(application=application)


@transaction.atomic
def verify(
    *, of: Application | Membership, method: str, by: Person | None = None, seen: str = ""
) -> Verification:
    """Note that somebody was shown to be who they say by that method. KeyError for an unknown one."""
    proof, now = proofs.method(method), clock.now()
    months = int(parameters.value("verification-months"))
    made = Verification.objects.create(
        application=of if isinstance(of, Application) else None,
        membership=of if isinstance(of, Membership) else of.membership,
        method=method,
        strength=proof.strength,
        seen=seen.strip(),
        by=by,
        at=now,
        expires_at=now + timedelta(days=round(months * DAYS_A_MONTH)),
    )
    entries.write(
        actor=by.as_actor("secretary") if by else entries.SYSTEM,
        action="members.verified",
        subject=of.as_subject(),
        payload={"method": method},
    )
    return made


def verify_in_person(
    *, of: Application | Membership, by: Person, seen: str, content: bytes = b""
) -> Verification:
    """An officer met the person and was shown what `seen` says; `content` is a copy of it, if one was needed.

    Raises MemberError.
    """
    if not seen.strip():
        raise MemberError(_("Say what you were shown."))
    kind = evidence.kind_of(content) if content else ""
    name = evidence.keep(content) if content else ""
    try:
        with transaction.atomic():
            made = verify(of=of, method=IN_PERSON.code, by=by, seen=seen)
            made.evidence, made.evidence_kind = name, kind
            made.save(update_fields=["evidence", "evidence_kind"])
    except BaseException:
        if name:
            evidence.delete(name)
        raise
    return made


def match(*, application: Application, by: Person | None = None) -> Verification | None:
    """Look for the applicant in the registers the organisation was given; None where they are in none."""
    if application.date_of_birth is None or not application.postcode:
        return None
    key = register_key(application.name, application.date_of_birth, application.postcode)
    found = RegisterHash.objects.filter(organisation=application.organisation, key=key).first()
    if found is None:
        return None
    return verify(of=application, method=REGISTER_MATCH.code, by=by, seen=found.source)


def register_key(name: str, born: date, postcode: str) -> bytes:
    """The keyed hash of an entry; not that of a roll or of the members, so that no two tables can be laid side by side."""
    return keyed(REGISTER_MATCH.code, match_text(name, born, postcode))
