"""What is held against a request for a payment before it is kept. Each raises FundError with the sentence to show."""

from django.utils.translation import gettext as _

from funds import grounds, objecting
from funds.errors import FundError
from funds.models import Account, AccountKind
from funds.moving import spoken_for
from funds.posting import held
from look.words import pounds
from members.models import Person


def payee(account: Account, name: str) -> str:
    """The name as it is kept. Raises FundError for none, and where money is not paid from at all."""
    if account.kind != AccountKind.PROJECT:
        raise FundError(_("Payments are made from a project’s money."))
    name = " ".join(name.split())
    if not name:
        raise FundError(_("Say who is to be paid."), "payee_name")
    return name


def must_be_payable(wanted: objecting.Wanted, *, private: bool) -> None:
    """On its ground, to that payee, and of money that is there. Raises FundError."""
    grounds.check(wanted, private=private)
    objecting.hear(wanted)
    _enough_committed(wanted.account, wanted.amount_pence)


def must_be_new(wanted: objecting.Wanted, words: str, by: Person) -> None:
    """Raises FundError where this person asked for the very same just before: a button pressed twice, or an invoice entered twice."""
    waiting = wanted.account.payments.outstanding().filter(requested_by=by, what_for=words)
    if waiting.filter(
        payee_name__iexact=wanted.payee_name, amount_pence=wanted.amount_pence
    ).exists():
        raise FundError(
            _(
                "You asked for the very same payment, and it waits. If this is another one, say so in what it is for."
            ),
            "what_for",
        )


def _enough_committed(account: Account, amount_pence: int) -> None:
    there, waiting = sum(held(account).values()), spoken_for(account)
    if amount_pence <= there - waiting:
        return
    told = {
        "account": account.title,
        "held": pounds(there),
        "waiting": pounds(waiting),
        "left": pounds(there - waiting),
    }
    if waiting:
        said = _(
            "“%(account)s” has %(held)s, and payments that wait ask for %(waiting)s of it: %(left)s is left."
        )
    else:
        said = _("Only %(held)s is committed to “%(account)s”. Ask for that or less.")
    raise FundError(said % told, "amount_pence")
