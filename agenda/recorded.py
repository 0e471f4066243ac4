"""What the record says of the agenda in plain words."""

from django.utils.translation import gettext_lazy as _

from record import sentences

sentences.register(
    {
        "agenda.item-hidden": _(
            "Priority number %(number)s of “%(subject)s” was taken off the page: %(reason)s"
        ),
        "agenda.item-shown": _("Priority number %(number)s of “%(subject)s” is shown again."),
        "agenda.items-merged": _(
            "Priority number %(number)s of “%(subject)s” was merged into number %(into)s."
        ),
        "agenda.published": _(
            "The agenda of “%(subject)s” was published: %(how_many)s priorities, ranked by %(people)s people."
        ),
    }
)
