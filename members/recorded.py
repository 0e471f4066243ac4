"""How the public record reads aloud what happens here."""

from django.utils.translation import gettext_lazy as _

from record import sentences

sentences.register(
    {
        "members.appointed": _("A person was given a role: %(subject)s."),
        "members.dismissed": _("A person’s role was taken back: %(subject)s."),
        "members.organisation-made": _("%(subject)s was set up here."),
        "members.organisation-changed": _("What %(subject)s says about itself was changed."),
        "members.part-given": _("An officer was given a part in %(subject)s: %(part)s."),
        "members.part-taken-back": _("An officer’s part in %(subject)s was taken back: %(part)s."),
        "members.application-accepted": _(
            "A member was accepted: %(subject)s, in the class %(class)s."
        ),
        "members.application-refused": _("An application to %(subject)s was refused."),
        "members.payment-confirmed": _("An applicant’s share payment to %(subject)s arrived."),
        "members.imported": _("%(members)s members of %(subject)s were entered from a file."),
        "members.line-corrected": _(
            "A line of a register was corrected: %(subject)s (%(fields)s)."
        ),
        "members.membership-ended": _("A membership ended: %(subject)s."),
        "members.office-entered": _("An office was entered: %(title)s of %(subject)s."),
        "members.office-ended": _("An office ended: %(title)s of %(subject)s."),
        "members.shares-changed": _("A share account changed: %(subject)s (%(move)s)."),
        "members.verified": _("It was shown who somebody is, for %(subject)s (%(method)s)."),
        "members.hashes-imported": _(
            "%(entries)s entries of a register to match applicants with were given to %(subject)s."
        ),
        "members.hashes-deleted": _(
            "A register to match applicants with was deleted for %(subject)s."
        ),
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
