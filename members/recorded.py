"""How the public record reads aloud what happens here."""

from django.utils.translation import gettext_lazy as _

from record import sentences

sentences.register(
    {
        "members.appointed": _("A person was given a role: %(subject)s."),
        "members.dismissed": _("A person’s role was taken back: %(subject)s."),
        "members.second-factor-reset": _("An officer’s second proof was taken off: %(subject)s."),
        "members.applied": _("Somebody applied to join %(subject)s."),
        "members.application-withdrawn": _("An application to join %(subject)s was taken back."),
        "members.consented": _(
            "A parent or guardian agreed to an application to join %(subject)s."
        ),
        "members.consent-declined": _(
            "A parent or guardian did not agree to an application to join %(subject)s."
        ),
        "members.payment-sent": _("An applicant to %(subject)s said that they have paid."),
        "members.left": _("A member left: %(subject)s."),
        "members.voting-class-chosen": _(
            "A member of two groups chose the one to vote in: %(subject)s."
        ),
        "members.delegate-appointed": _("An organisation named who votes for it: %(subject)s."),
        "members.bank-details-set": _("Where the price of a share is paid was set: %(subject)s."),
        "members.erased": _("What the register need not hold of a member was erased: %(subject)s."),
        "members.former-members-erased": _(
            "%(members)s former members were erased from the registers after the time these keep them."
        ),
    }
)
