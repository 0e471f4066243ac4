"""The officer's check of an agreed grant: eligible, and no subsidy or one within the limit. Or the grant is called off."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from councillors import eligibility, granting, letters, locking, recording
from councillors.asking import at, said
from councillors.models import Check, GrantRequest, MatchOffer, Pool, RequestState
from funds import awarding, registering
from funds.balances import of_account
from funds.models import Award, Enterprise
from funds.subsidy_test import Verdict, judge
from members.models import Person


@transaction.atomic
def check(
    *,
    request: GrantRequest,
    eligible: Mapping[str, bool],
    subsidy: Mapping[str, bool],
    reason: str,
    by: Person,
    org_id: str | None = None,
) -> GrantRequest:
    """The help is kept as an award to the group; a subsidy, which needs its identifier, is notified. `org_id` is what the officer found, "" for none; left out, what the group wrote.

    Raises FundError, or OverTheLimit with the sum that led to it; then nothing is saved.
    """
    request = at(request, RequestState.AGREED)
    asked = eligibility.checked(eligible)
    verdict = judge(subsidy, reason)
    award = award_of(request, verdict, request.org_id if org_id is None else org_id, by)
    Check.objects.create(
        request=request,
        eligibility=asked,
        is_subsidy=verdict.is_subsidy,
        test=verdict.as_data(),
        test_reason=verdict.reason,
        award=award,
        by=by,
    )
    request.state = RequestState.CHECKED
    request.save(update_fields=["state"])
    found = _("minimal financial assistance") if verdict.is_subsidy else _("no subsidy")
    recording.write(recording.officer(by), "checked", request, whole_pence(request), found=found)
    return request


@transaction.atomic
def call_off(*, request: GrantRequest, by: Person, reason: str) -> GrantRequest:
    """Before the payment is asked for, with a reason. The money goes back where it came from. Raises FundError."""
    request = at(request, RequestState.AGREED, RequestState.CHECKED)
    reason = said(reason)
    _lock_the_rest(request)
    actor = recording.officer(by)
    pence = whole_pence(request)
    made = Check.objects.select_related("award").filter(request=request).first()
    if (
        made is not None
        and made.award is not None
        and made.award.state in {"tested", "notified", "confirmed"}
    ):
        awarding.withdraw(award=made.award, by=by, reason=reason)
    granting.take_back(request=request, by=actor, reason=reason)
    request.state, request.ended_reason = RequestState.CALLED_OFF, reason
    request.save(update_fields=["state", "ended_reason"])
    recording.write(actor, "called-off", request, pence, reason=reason)
    letters.ended(request)
    return request


def whole_pence(request: GrantRequest) -> int:
    """The grant with its match: what is in its account until it is paid."""
    assert request.account is not None  # noqa: S101 -- a constraint says so
    return of_account(request.account)


def _lock_the_rest(request: GrantRequest) -> None:
    pot = granting.pot_of(request)
    pot = locking.pool(pot) if isinstance(pot, Pool) else locking.allocation(pot)
    taken = MatchOffer.objects.filter(takes__request=request)
    offers = locking.offers(taken)
    award = Award.objects.filter(pk__in=Check.objects.filter(request=request).values("award"))
    list(Enterprise.objects.filter(awards__in=award).select_for_update(no_key=True))
    assert request.account is not None  # noqa: S101 -- a constraint says so
    locking.funds_of([pot.account, request.account], *[one.fund for one in offers])


def award_of(request: GrantRequest, verdict: Verdict, org_id: str, by: Person) -> Award:
    """The help with its test, kept with the group. The grant's account has its money already."""
    return awarding.award(
        enterprise=registering.of_group(name=request.group_name, org_id=org_id, by=by),
        amount_pence=whole_pence(request),
        what_for=request.what_for,
        answers=verdict.answers,
        reason=verdict.reason,
        by=by,
    )
