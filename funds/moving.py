"""Money on its way: received into a fund, allotted to a pot, committed to a project, handed back.

Each is one transaction that locks the funds it touches, checks, posts the ledger and the record, and raises FundError.
Sent twice with the same `key`, it is made once.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from funds import accounts, drawing
from funds.errors import FundError
from funds.models import Account, AccountKind, Fund, Transaction, TransactionKind
from funds.posting import already_made, checked, held, post, today
from funds.strings import obstacle
from look.words import pounds
from record.entries import Actor

# A mistyped year would draw the pages of money over centuries.
LONG_AGO = timedelta(days=3653)


@transaction.atomic
def receive(
    *,
    fund: Fund,
    amount_pence: int,
    by: Actor,
    reason: str,
    happened_on: date | None = None,
    key: str = "",
) -> Transaction:
    """Money from its giver comes into the fund. A closed fund takes none. Raises FundError."""
    words = checked(amount_pence, reason)
    fund = locked(fund)
    if made := already_made(key, TransactionKind.RECEIVED):
        return made
    if not fund.is_open:
        raise FundError(_("“%(fund)s” is closed and takes no more money.") % {"fund": fund.name})
    day = not_later_than_today(happened_on)
    moves = [(accounts.giver_of(fund), accounts.of_fund(fund), fund, amount_pence)]
    return post(
        kind=TransactionKind.RECEIVED, moves=moves, by=by, words=words, happened_on=day, key=key
    )


@transaction.atomic
def allot(
    *, fund: Fund, pot: Account, amount_pence: int, by: Actor, reason: str, key: str = ""
) -> Transaction:
    """Money of a fund goes into a pot that people decide on. Raises FundError."""
    words = checked(amount_pence, reason)
    _must_be(pot, AccountKind.POT)
    fund = locked(fund)
    if made := already_made(key, TransactionKind.ALLOTTED):
        return made
    day = today()
    if not fund.is_open:
        raise FundError(_("“%(fund)s” is closed and gives nothing more out.") % {"fund": fund.name})
    if why := obstacle(fund, pot, day):
        raise FundError(why)
    own = accounts.of_fund(fund)
    enough(fund, own, amount_pence)
    moves = [(own, pot, fund, amount_pence)]
    return post(
        kind=TransactionKind.ALLOTTED, moves=moves, by=by, words=words, happened_on=day, key=key
    )


@transaction.atomic
def commit(
    *, pot: Account, project: Account, amount_pence: int, by: Actor, reason: str, key: str = ""
) -> Transaction:
    """Money of a pot is set aside for a project, of the funds that may go there, soonest spend-by day first. Raises FundError."""
    words = checked(amount_pence, reason)
    _must_be(pot, AccountKind.POT)
    _must_be(project, AccountKind.PROJECT)
    drawing.lock_funds_of(pot)
    if made := already_made(key, TransactionKind.COMMITTED):
        return made
    day = today()
    drawn = drawing.draw(pot, project, amount_pence, day)
    moves = [(pot, project, fund, pence) for fund, pence in drawn]
    return post(
        kind=TransactionKind.COMMITTED, moves=moves, by=by, words=words, happened_on=day, key=key
    )


@transaction.atomic
def hand_back(
    *, source: Account, by: Actor, reason: str, amount_pence: int | None = None, key: str = ""
) -> Transaction:
    """Money left in a pot or project goes back to the funds it came from: all of it, or the latest spend-by day first.

    What payments that wait ask for stays. Raises FundError.
    """
    _must_be(source, AccountKind.POT, AccountKind.PROJECT)
    source = Account.objects.select_for_update(no_key=True).get(pk=source.pk)
    drawing.lock_funds_of(source)
    if made := already_made(key, TransactionKind.HANDED_BACK):
        return made
    there = sum(held(source).values()) - spoken_for(source)
    amount = there if amount_pence is None else amount_pence
    if amount_pence is None and amount <= 0:
        raise FundError(_("Nothing is left in “%(account)s”.") % {"account": source.title})
    words = checked(amount, reason)
    if amount > there:
        raise FundError(drawing.short(source, amount, there), "amount_pence")
    moves = [
        (source, accounts.of_fund(fund), fund, pence)
        for fund, pence in drawing.give_back_first(source, amount)
    ]
    return post(
        kind=TransactionKind.HANDED_BACK,
        moves=moves,
        by=by,
        words=words,
        happened_on=today(),
        key=key,
    )


def locked(fund: Fund) -> Fund:
    return Fund.objects.select_for_update(no_key=True).get(pk=fund.pk)


def enough(fund: Fund, own: Account, amount_pence: int) -> None:
    """Raises FundError unless the fund's own account holds so much."""
    there = held(own).get(fund.pk, 0)
    if there < amount_pence:
        raise FundError(
            _("The fund is short by %(short)s: “%(fund)s” has %(held)s to give.")
            % {"short": pounds(amount_pence - there), "fund": fund.name, "held": pounds(there)},
            "amount_pence",
        )


def spoken_for(account: Account) -> int:
    """What payments that are not made yet ask for."""
    return sum(account.payments.outstanding().values_list("amount_pence", flat=True))


def not_later_than_today(day: date | None) -> date:
    if day is not None and day > today():
        raise FundError(_("The day must be today or earlier."), "happened_on")
    if day is not None and day < today() - LONG_AGO:
        raise FundError(_("That is more than ten years ago. Check the year."), "happened_on")
    return day or today()


def _must_be(account: Account, *kinds: AccountKind) -> None:
    if account.kind not in kinds:
        raise FundError(
            _("Money cannot move there: “%(account)s” is another kind of account.")
            % {"account": account.title}
        )
