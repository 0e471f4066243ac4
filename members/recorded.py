"""How the public record reads aloud what happens here."""

from django.utils.translation import gettext_lazy as _

from record import sentences

sentences.register(
    {
        "members.appointed": _("A person was given a role: %(subject)s."),
        "members.dismissed": _("A person’s role was taken back: %(subject)s."),
        "members.second-factor-reset": _("An officer’s second proof was taken off: %(subject)s."),
    }
)
