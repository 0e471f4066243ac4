"""Signatures under a resolution that they decide: one of each member, signed in or on paper. Signatures are not secret."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.calling import said
from governance.electorate import electors
from governance.errors import GovernanceError
from governance.models import Channel, Resolution, ResolutionState, Signature
from governance.models.signature import ON_PAPER
from governance.resolving import lock
from look.words import day
from members.models import Membership, Person
from record import entries
from statute import clock


@transaction.atomic
def sign(*, resolution: Resolution, membership: Membership, by: Person, proof: str) -> Signature:
    """Sign online; doing it again does nothing. Raises GovernanceError outside its hours, on paper already, or for who was no member."""
    locked = _taking_signatures(resolution)
    _check_own(membership, by)
    _check_elector(locked, membership)
    standing = _standing(locked, membership)
    if standing is None:
        standing = _keep(locked, membership, proof=proof)
        _record(locked, entries.SYSTEM, "governance.signed")
    elif standing.on_paper:
        raise GovernanceError(_already(standing))
    return standing


@transaction.atomic
def take_back(*, signature: Signature, by: Person) -> None:
    """Until the close a member may take the signature back, on paper or not."""
    locked = _taking_signatures(signature.resolution)
    _check_own(signature.membership, by)
    _withdraw(signature)
    _record(locked, entries.SYSTEM, "governance.signature-taken-back")


@transaction.atomic
def enter(
    *, resolution: Resolution, membership: Membership, signed_on: date, by: Person
) -> Signature:
    """Enter a signature that came on paper, until signatures are counted: paper that came in time is entered after the close too.

    Raises GovernanceError for a date outside the collection, for who was no member or has signed, and for an officer's own signature.
    """
    locked = _entering(resolution)
    if by.pk in {membership.person_id, membership.delegate_id}:
        raise GovernanceError(_("Somebody else must enter your own signature."))
    _check_elector(locked, membership)
    _check_date(locked, signed_on)
    standing = _standing(locked, membership)
    if standing is not None:
        raise GovernanceError(_already(standing))
    signature = _keep(locked, membership, proof=ON_PAPER, signed_on=signed_on, entered_by=by)
    _record(locked, by.as_actor("returning officer"), "governance.signature-entered")
    return signature


@transaction.atomic
def take_out(*, signature: Signature, by: Person, reason: str) -> None:
    """Undo an entry that was a mistake, until signatures are counted. Raises GovernanceError for what was signed online."""
    why, locked = said(reason), _entering(signature.resolution)
    if not signature.on_paper:
        raise GovernanceError(_("This member signed online: only the member can take it back."))
    _withdraw(signature)
    _record(locked, by.as_actor("returning officer"), "governance.signature-taken-out", reason=why)


def signatures_of(resolution: Resolution) -> int:
    return resolution.signatures.filter(withdrawn_at=None).count()


def _keep(resolution: Resolution, membership: Membership, **how: object) -> Signature:
    """A signature that was taken back is given anew in its row."""
    given = {"signed_on": None, "entered_by": None, **how}
    return Signature.objects.update_or_create(
        resolution=resolution,
        membership=membership,
        defaults={**given, "signed_at": clock.now(), "withdrawn_at": None},
    )[0]


def _withdraw(signature: Signature) -> None:
    changed = Signature.objects.filter(pk=signature.pk, withdrawn_at=None).update(
        withdrawn_at=clock.now()
    )
    if not changed:
        raise GovernanceError(_("This signature does not stand any more."))
    signature.refresh_from_db()


def _standing(resolution: Resolution, membership: Membership) -> Signature | None:
    return resolution.signatures.filter(membership=membership, withdrawn_at=None).first()


def _already(standing: Signature) -> str:
    on = {"day": day(standing.signed_on or timezone.localdate(standing.signed_at))}
    if standing.on_paper:
        return _("This member has signed already: on paper, on %(day)s.") % on
    return _("This member has signed already: online, on %(day)s.") % on


def _taking_signatures(resolution: Resolution) -> Resolution:
    locked = _collected(resolution)
    if not locked.opens_at <= clock.now() < locked.closes_at:
        raise GovernanceError(_("No signatures are taken now."))
    return locked


def _entering(resolution: Resolution) -> Resolution:
    locked = _collected(resolution)
    if clock.now() < locked.opens_at:
        raise GovernanceError(_("No signatures are taken now."))
    return locked


def _collected(resolution: Resolution) -> Resolution:
    locked = lock(resolution)
    if locked.channel != Channel.SIGNATURES or locked.state != ResolutionState.CALLED:
        raise GovernanceError(_("No signatures are taken now."))
    return locked


def _check_own(membership: Membership, by: Person) -> None:
    if by.pk not in {membership.person_id, membership.delegate_id}:
        raise GovernanceError(_("Only the member can do this."))


def _check_elector(resolution: Resolution, membership: Membership) -> None:
    members = electors(resolution.rule.constitution, resolution.record_date)
    if not members.filter(pk=membership.pk).exists():
        raise GovernanceError(_("Only those who were members on the record date can sign."))


def _check_date(resolution: Resolution, signed_on: date) -> None:
    first = timezone.localdate(resolution.opens_at)
    last = min(timezone.localdate(resolution.closes_at), timezone.localdate(clock.now()))
    if not first <= signed_on <= last:
        raise GovernanceError(
            _("The date on the paper must be from %(first)s to %(last)s.")
            % {"first": day(first), "last": day(last)},
            "signed_on",
        )


def _record(resolution: Resolution, actor: entries.Actor, action: str, **more: str) -> None:
    entries.write(
        actor=actor,
        action=action,
        subject=resolution.as_subject(),
        payload={"signatures": signatures_of(resolution), **more},
    )
