"""How this room's acts read in the public record."""

from django.utils.translation import gettext_lazy as _

from record import sentences

sentences.register(
    {
        "statute.bank-holidays-imported": _(
            "The bank holidays of %(subject)s were loaded: %(days)s days."
        ),
    }
)
