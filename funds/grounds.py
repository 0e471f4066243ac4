"""Why a payment is made: as a grant under an award that went through the subsidy check, or as what needs no check."""

from collections.abc import Iterable

from django.db.models import Sum
from django.utils.translation import gettext as _

from funds.accounts import GRANT
from funds.errors import FundError
from funds.models import READY, Award, Ground, Payment, PaymentState
from funds.objecting import Wanted
from look.words import pounds

ENDED = [PaymentState.REFUSED, PaymentState.CANCELLED]


def check(wanted: Wanted, *, private: bool) -> None:
    """Raises FundError. The caller holds the award's lock."""
    if wanted.ground not in Ground.values or wanted.ground == Ground.EARLIER:
        raise FundError(
            _("Say what the payment is: a grant, a purchase or something else."), "ground"
        )
    _for_its_own_grant(wanted)
    if wanted.ground != Ground.GRANT:
        if wanted.award is not None:
            raise FundError(_("Only a grant is paid under an award. Choose none."), "award")
        return
    if wanted.award is None:
        raise FundError(
            _("Choose the award that this grant was tested for. Without one it cannot be paid."),
            "award",
        )
    _under(wanted.award, wanted, private=private)


def left_of(awards: Iterable[Award]) -> dict[int, int]:
    """What may still be asked for under each award, in pence by its id, in one query."""
    left = {award.pk: award.amount_pence for award in awards}
    rows = Payment.objects.filter(award__in=left).exclude(state__in=ENDED).order_by()
    for row in rows.values("award").annotate(pence=Sum("amount_pence")):
        left[row["award"]] -= row["pence"]
    return left


def is_payable(award: Award) -> bool:
    """Ours, of money, and at a state in which it may be paid."""
    return award.state in READY and not award.in_kind and not award.authority


def _for_its_own_grant(wanted: Wanted) -> None:
    """What was set aside for an award is paid under that award."""
    prefix, _colon, number = wanted.account.code.partition(":")
    if prefix == GRANT and str(wanted.award.pk if wanted.award else "") != number:
        raise FundError(
            _("The money of “%(account)s” is set aside for one grant. Choose its award.")
            % {"account": wanted.account.title},
            "award",
        )


def _under(award: Award, wanted: Wanted, *, private: bool) -> None:
    if not is_payable(award):
        raise FundError(
            _("This award cannot be paid: it is marked “%(state)s”.")
            % {"state": award.get_state_display()},
            "award",
        )
    if private:
        raise FundError(_("Whoever gets a grant is published. Leave this open."), "payee_private")
    name = award.enterprise.name
    if wanted.payee_name.casefold() != name.casefold():
        raise FundError(
            _(
                "This award is for %(name)s, so that is who is paid. Enter that name or choose another award."
            )
            % {"name": name},
            "payee_name",
        )
    left = left_of([award])[award.pk]
    if wanted.amount_pence > left:
        raise FundError(
            _(
                "The award is %(whole)s, and %(left)s of it is not asked for yet. Ask for that or less."
            )
            % {"whole": pounds(award.amount_pence), "left": pounds(left)},
            "amount_pence",
        )
