"""What the record says of money in plain words, and what `manage.py verify` checks of it."""

from django.utils.translation import gettext_lazy as _

from funds.verification import check_ledger, check_payments
from record import sentences, verification

sentences.register(
    {
        "funds.opened": _("The fund “%(subject)s” was opened. Its money comes from %(giver)s."),
        "funds.extended": _(
            "The day to spend “%(subject)s” by was moved from %(from)s to %(to)s: %(reason)s"
        ),
        "funds.closed": _("The fund “%(subject)s” was closed: %(reason)s"),
        "funds.received": _("%(pounds)s came into “%(to)s” from %(from)s: %(reason)s"),
        "funds.allotted": _("%(pounds)s of “%(from)s” were allotted to “%(to)s”: %(reason)s"),
        "funds.committed": _("%(pounds)s of “%(from)s” were committed to “%(to)s”: %(reason)s"),
        "funds.handed-back": _("%(pounds)s left in “%(from)s” were handed back: %(reason)s"),
        "funds.paid": _("%(pounds)s were paid from “%(from)s” to %(to)s: %(reason)s"),
        "funds.recovered": _("%(pounds)s were paid back by %(from)s: %(reason)s"),
        "funds.returned": _("%(pounds)s of “%(from)s” were returned to %(to)s: %(reason)s"),
        "funds.written-back": _("%(pounds)s left of “%(from)s” were written back: %(reason)s"),
        "funds.account-opened": _("“%(subject)s” was opened to set money aside in."),
        "funds.grant-set-aside": _(
            "%(amount)s of “%(fund)s” was set aside for a grant: %(subject)s. %(reason)s"
        ),
        "funds.purpose-added": _("“%(subject)s” was added to what money may be for."),
        "funds.purpose-retired": _("“%(subject)s” is offered no more to what is new."),
        "funds.purpose-restored": _("“%(subject)s” is offered again to what is new."),
        "funds.payment-requested": _("A payment of %(amount)s was asked for: %(subject)s."),
        "funds.payment-approved": _(
            "A payment of %(amount)s was approved by person %(approvals)s of %(needed)s: %(subject)s."
        ),
        "funds.payment-refused": _("A payment of %(amount)s was refused: %(subject)s. %(reason)s"),
        "funds.payment-cancelled": _(
            "A payment of %(amount)s was cancelled: %(subject)s. %(reason)s"
        ),
        "funds.payment-made": _("A payment of %(amount)s was made: %(subject)s."),
        "funds.payment-refunded": _("%(amount)s of a payment came back: %(subject)s. %(reason)s"),
        "funds.enterprise-entered": _("%(subject)s was entered as an enterprise."),
        "funds.award-notified": _(
            "Minimal financial assistance of %(amount)s was notified: %(subject)s."
        ),
        "funds.award-no-subsidy": _(
            "Help of %(amount)s was tested and found to be no subsidy: %(subject)s."
        ),
        "funds.award-declared": _(
            "Assistance of %(amount)s from another public body was declared: %(subject)s."
        ),
        "funds.award-confirmed": _(
            "An enterprise confirmed that it stays within the limit: %(subject)s."
        ),
        "funds.award-given": _(
            "Minimal financial assistance of %(amount)s was given: %(subject)s."
        ),
        "funds.help-given": _("Help of %(amount)s that is no subsidy was given: %(subject)s."),
        "funds.award-withdrawn": _("Assistance was withdrawn: %(subject)s. %(reason)s"),
        "funds.award-in-database": _(
            "Assistance was entered in the public subsidy database as %(reference)s: %(subject)s."
        ),
    }
)
verification.register("funds.ledger", check_ledger)
verification.register("funds.payments", check_payments)
