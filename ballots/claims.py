"""From a proof to the roll entry it may vote for, locked."""

from django.conf import settings
from django.utils.translation import gettext as _

from ballots import eligibility
from ballots.age_bands import age_band
from ballots.codes import code_key
from ballots.errors import NotEligible, Refused
from ballots.models import Ballot, RollEntry, RollKind, Standing
from ballots.voters import Declared, PostedCode, SignedIn, Voter
from members import outbox, proofs
from members.folding import fold_email, fold_postcode, match_text
from members.models import Person
from members.seals import keyed, seal, unseal
from places import lookup
from statute import parameters

POSTED, EMAILED = "posted-code", "emailed-code"
SIGN_IN, SIGN_IN_AS_PROXY = "sign-in", "sign-in-as-proxy"


class Contested(Refused):
    """Refused because the entry belongs to another address, whose holder must be told."""

    def __init__(self, message: str, entry: RollEntry) -> None:
        super().__init__(message)
        self.entry = entry


def claim(ballot: Ballot, voter: Voter) -> RollEntry:
    """The voter's entry, locked until the transaction ends, its proof noted but not saved.

    Raises Refused or NotEligible. Of two claims of one new person at once, one waits for the other.
    """
    if isinstance(voter, PostedCode):
        return _by_code(ballot, voter)
    if isinstance(voter, SignedIn):
        return _by_account(ballot, voter)
    return _by_declaration(ballot, voter)


def _by_code(ballot: Ballot, voter: PostedCode) -> RollEntry:
    key = code_key(ballot.pk, voter.code)
    entry = RollEntry.objects.select_for_update().filter(ballot=ballot, code_key=key).first()
    if POSTED not in ballot.accepted_proofs or entry is None or entry.standing == Standing.STRUCK:
        raise Refused(
            _(
                "We could not accept this code. Check each letter and number in your letter, or call us."
            )
        )
    entry.proof = POSTED
    return entry


def _by_account(ballot: Ballot, voter: SignedIn) -> RollEntry:
    """The entry this account stands for, with the proof that tells a proxy's vote from the member's own."""
    found = RollEntry.objects.select_for_update().standing().filter(ballot=ballot)
    entry = found.filter(pk=voter.entry_id).first()
    proof = _standing_of(voter.person, entry) if entry else ""
    if (
        entry is None
        or not proof
        or SIGN_IN not in ballot.accepted_proofs
        or _voted_with_stronger(entry, proof)
    ):
        raise Refused(
            _(
                "We could not accept this vote with your account. If you had a letter with a code, vote with the code. Or call us and we will help you to vote."
            )
        )
    entry.proof = proof
    return entry


def _standing_of(person: Person, entry: RollEntry) -> str:
    if entry.holder_id == person.pk:
        return SIGN_IN
    return SIGN_IN_AS_PROXY if entry.proxy_id == person.pk else ""


def _voted_with_stronger(entry: RollEntry, proof: str) -> bool:
    """A weaker proof takes over no vote of a stronger one; so no proxy undoes the member's own vote."""
    if not entry.channel or not entry.proof:
        return False
    return proofs.method(entry.proof).strength > proofs.method(proof).strength


def _by_declaration(ballot: Ballot, voter: Declared) -> RollEntry:
    if EMAILED not in ballot.accepted_proofs or voter.connection not in ballot.who_may_vote:
        raise NotEligible(_("This vote is not open to you in this way. Call us and we will help."))
    eligibility.check_age(ballot, voter.date_of_birth)
    entry = _on_register(ballot, voter) or _declared(ballot, voter)
    _check_owner(entry, keyed("email", fold_email(voter.email)))
    entry.proof = EMAILED
    entry.email_key = keyed("email", fold_email(voter.email))
    entry.sealed_email = seal(voter.email.strip(), "roll-email")
    _queue_exceptions(entry)
    return entry


def _check_owner(entry: RollEntry, email_key: bytes) -> None:
    # Neutral: whether somebody has voted is nobody else's business.
    taken = entry.email_key is not None and bytes(entry.email_key) != email_key
    if taken:
        raise Contested(neutral(), entry)
    on_paper = bool(entry.channel) and entry.email_key is None
    if entry.standing == Standing.STRUCK or on_paper or _voted_with_stronger(entry, EMAILED):
        raise Refused(neutral())


def neutral() -> str:
    return _(
        "We could not accept this vote online with these details. Nothing is lost: call us and we will help you to vote."
    )


def _on_register(ballot: Ballot, voter: Declared) -> RollEntry | None:
    """The imported entry this person matches: with the birth date, or without where the register has none."""
    keys = [
        keyed("match", match_text(voter.name, born, voter.postcode))
        for born in (voter.date_of_birth, None)
    ]
    found = RollEntry.objects.select_for_update().filter(ballot=ballot, match_key__in=keys)
    return next(iter(sorted(found, key=lambda entry: entry.date_of_birth is None)), None)


def enrolled(ballot: Ballot, voter: Declared) -> RollEntry:
    """The entry of somebody an officer has seen: on the register, or new on a roll that takes declarations; locked."""
    eligibility.check_age(ballot, voter.date_of_birth)
    return _on_register(ballot, voter) or _declared(ballot, voter)


def _declared(ballot: Ballot, voter: Declared) -> RollEntry:
    kind = ballot.roll.kind
    if kind == RollKind.FROZEN:
        raise Refused(neutral())
    stratum = _stratum(ballot, voter)
    match_key = keyed("match", match_text(voter.name, voter.date_of_birth, voter.postcode))
    fresh = RollEntry(
        ballot=ballot,
        match_key=match_key,
        name=voter.name.strip(),
        address=voter.address.strip(),
        postcode=fold_postcode(voter.postcode),
        date_of_birth=voter.date_of_birth,
        connection=voter.connection,
        stratum=stratum,
        age_band=age_band(voter.date_of_birth, ballot.age_on),
        declared=True,
    )
    if kind == RollKind.BOTH:
        fresh.standing, fresh.waiting_for = Standing.WAITING, "not-on-register"
    RollEntry.objects.bulk_create([fresh], ignore_conflicts=True)
    return RollEntry.objects.select_for_update().get(ballot=ballot, match_key=match_key)


def _stratum(ballot: Ballot, voter: Declared) -> str:
    if voter.connection == "no-fixed-address":
        return voter.area if voter.area in ballot.strata else ballot.strata[0]
    return eligibility.check_area(ballot, lookup.find(voter.postcode).codes)


def _queue_exceptions(entry: RollEntry) -> None:
    """More entries from one address or one postcode than usual wait for an officer; their papers are in the box."""
    if entry.standing != Standing.ACCEPTED or not entry.declared:
        return
    others = RollEntry.objects.filter(ballot=entry.ballot).exclude(pk=entry.pk)
    if entry.connection == "no-fixed-address":
        entry.standing, entry.waiting_for = Standing.WAITING, "no-fixed-address"
    elif others.filter(email_key=entry.email_key).count() >= parameters.value(
        "declared-entries-per-email"
    ):
        entry.standing, entry.waiting_for = Standing.WAITING, "many-on-one-email"
    elif others.filter(postcode=entry.postcode, declared=True).count() >= parameters.value(
        "declared-entries-per-postcode"
    ):
        entry.standing, entry.waiting_for = Standing.WAITING, "many-in-one-postcode"


def tell_the_first(entry: RollEntry) -> None:
    """Tell the address an entry belongs to that another tried to vote for it, and put it before an officer."""
    RollEntry.objects.filter(pk=entry.pk, waiting_for="").update(waiting_for="another-address")
    outbox.post(
        to=unseal(bytes(entry.sealed_email or b""), "roll-email"),
        subject=_("Somebody else gave your details to vote"),
        text=_(
            'Your vote in "%(question)s" stands. Somebody with another e-mail address tried to vote with your name, '
            "date of birth and postcode, and was refused. If it was you, vote with this address instead. "
            "If not, you need do nothing: an officer will look at it.\n\n"
            "Questions? Call %(phone)s.\n%(council)s"
        )
        % {
            "question": entry.ballot.question,
            "phone": settings.COUNCIL_PHONE,
            "council": f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}".strip(),
        },
    )
