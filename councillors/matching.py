"""A partner's offer to add to each pound that councillors give: made, taken up in the order of decisions, ended."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from councillors import locking, recording
from councillors.errors import CouncillorError
from councillors.models import GrantRequest, Matches, MatchOffer, MatchTake, OfferState
from funds import accounts, moving
from funds.balances import of_account
from funds.models import Account, Fund, Source, TransactionKind
from funds.posting import already_made, today
from funds.strings import allows
from members.models import Organisation, Person
from record.entries import Actor
from statute import clock


@dataclass(frozen=True)
class Terms:
    """`per_pound_pence` is added to each pound, 100 being £ for £. No wards or purposes means any."""

    title: str
    per_pound_pence: int
    cap_pence: int
    until: datetime
    matches: str = Matches.BOTH
    wards: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()


@transaction.atomic
def offer(
    *, organisation: Organisation, fund: Fund, terms: Terms, by: Person, key: str = ""
) -> MatchOffer:
    """Set the cap aside from the partner's fund; with the same `key` once. Raises FundError."""
    fund = moving.locked(fund)
    if before := already_made(key, TransactionKind.ALLOTTED):
        return MatchOffer.objects.get(account__entries__transaction=before)
    _check(fund, terms)
    made, actor = _made(organisation, fund, terms), recording.officer(by)
    moving.allot(
        fund=fund,
        pot=_pot(made),
        amount_pence=made.cap_pence,
        by=actor,
        reason=made.title,
        key=key,
    )
    told = {"partner": organisation.name, "until": made.until.isoformat()}
    recording.write(
        actor, "match-offered", made, made.cap_pence, per_pound=made.per_pound_pence, **told
    )
    return made


def _made(organisation: Organisation, fund: Fund, terms: Terms) -> MatchOffer:
    """The offer with a pot of its own, which holds nothing yet."""
    made = MatchOffer.objects.create(
        organisation=organisation,
        fund=fund,
        title=terms.title.strip(),
        per_pound_pence=terms.per_pound_pence,
        cap_pence=terms.cap_pence,
        until=terms.until,
        matches=Matches(terms.matches),
        wards=sorted(set(terms.wards)),
        purposes=sorted(set(terms.purposes)),
    )
    made.account = accounts.open_pot(
        code=f"match-offer:{made.pk}",
        title=made.title,
        wards=made.wards,
        purposes=made.purposes,
        use=fund.use,
    )
    made.save(update_fields=["account"])
    return made


@transaction.atomic
def end(*, offer: MatchOffer, by: Actor, reason: str) -> MatchOffer:
    """Withdrawn, or over: what nobody took goes back to the partner's fund. Raises FundError."""
    (offer,) = locking.offers(MatchOffer.objects.filter(pk=offer.pk))
    reason = " ".join(reason.split())[:300]
    if offer.state != OfferState.OPEN:
        raise CouncillorError(_("This offer has ended already."))
    if not reason:
        raise CouncillorError(_("Say why the offer ends. Anybody can read it."), "reason")
    offer.state, offer.ended_reason = OfferState.ENDED, reason
    offer.save(update_fields=["state", "ended_reason"])
    pot = _pot(offer)
    left = of_account(pot)
    if left:
        moving.hand_back(source=pot, by=by, reason=reason)
    recording.write(by, "match-ended", offer, left, reason=reason)
    return offer


def for_request(request: GrantRequest, at: datetime) -> QuerySet[MatchOffer]:
    """The offers that stand at that moment for such a grant."""
    kind = Matches.POOLED if request.pool_id else Matches.SINGLE
    wards = Q(wards=[]) | Q(wards__contains=[request.ward.code])
    purposes = Q(purposes=[]) | Q(purposes__contains=[request.purpose.code])
    standing = MatchOffer.objects.standing(at).filter(matches__in=[kind, Matches.BOTH])
    return standing.filter(wards & purposes)


def take_up(*, request: GrantRequest, project: Account, pence: int, by: Actor) -> MatchTake | None:
    """The offer that ends soonest and has something left adds to the grant, as far as it lasts. The caller holds their locks."""
    for found in for_request(request, clock.now()).select_related("account", "fund"):
        added = min(pence * found.per_pound_pence // 100, left_of(found))
        if added > 0 and allows(found.fund, project, today()):
            moving.commit(
                pot=_pot(found),
                project=project,
                amount_pence=added,
                by=by,
                reason=_("%(partner)s matches %(grant)s")
                % {"partner": found.organisation.name, "grant": request},
                key=f"match:{request.pk}",
            )
            return MatchTake.objects.create(offer=found, request=request, pence=added)
    return None


def release(request: GrantRequest) -> MatchTake | None:
    """What was added to a grant that is called off counts no more."""
    take = MatchTake.objects.filter(request=request, released=False).first()
    if take is not None:
        take.released = True
        take.save(update_fields=["released"])
    return take


def put_back(offer: MatchOffer, fund: Fund, pence: int, by: Actor, reason: str) -> None:
    """Into the offer while it stands; otherwise the partner's fund keeps it."""
    stands = offer.state == OfferState.OPEN and offer.until > clock.now()
    if stands and fund.is_open and allows(fund, _pot(offer), today()):
        moving.allot(fund=fund, pot=_pot(offer), amount_pence=pence, by=by, reason=reason)


def taken_of(offers: Iterable[MatchOffer]) -> dict[int, int]:
    """What was taken of each offer and not released, by its id, in one query."""
    found: dict[int, int] = defaultdict(int)
    rows = MatchTake.objects.filter(offer__in=list(offers), released=False).order_by()
    for row in rows.values("offer").annotate(pence=Sum("pence")):
        found[row["offer"]] = row["pence"]
    return found


def left_of(offer: MatchOffer) -> int:
    return min(offer.cap_pence - taken_of([offer])[offer.pk], of_account(_pot(offer)))


def _pot(offer: MatchOffer) -> Account:
    assert offer.account is not None  # noqa: S101 -- `offer` opened it in its transaction
    return offer.account


def _check(fund: Fund, terms: Terms) -> None:
    if fund.source != Source.PARTNER:
        raise CouncillorError(
            _("“%(fund)s” is not a partner’s contribution.") % {"fund": fund.name}, "fund"
        )
    if not terms.title.strip():
        raise CouncillorError(_("Give the offer a title."), "title")
    if terms.per_pound_pence <= 0:
        raise CouncillorError(_("Say how much is added to each pound."), "per_pound_pence")
    if terms.cap_pence <= 0:
        raise CouncillorError(_("The amount must be more than £0."), "cap_pence")
    if terms.until <= clock.now():
        raise CouncillorError(_("The offer must end later than now."), "until")
