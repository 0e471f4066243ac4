"""How this room's acts read in the public record."""

from django.utils.translation import gettext_lazy as _

from record import sentences

sentences.register(
    {
        "governance.constitution-drafted": _(
            "A draft of rules was begun: %(subject)s, from %(source)s."
        ),
        "governance.constitution-changed": _("The draft %(subject)s was changed: %(part)s."),
        "governance.constitution-part-removed": _(
            "From the draft %(subject)s this was taken out: %(part)s."
        ),
        "governance.constitution-discarded": _("The draft %(subject)s was discarded."),
        "governance.constitution-adopted": _(
            "The rules of %(subject)s were adopted by this decision: %(decision)s. They are in force from %(since)s."
        ),
    }
)
