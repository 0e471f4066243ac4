"""What the record says of rounds and projects in plain words."""

from django.utils.translation import gettext_lazy as _

from record import sentences

sentences.register(
    {
        "budgets.round-made": _("The round “%(subject)s” was made."),
        "budgets.round-changed": _("The draft of the round “%(subject)s” was changed."),
        "budgets.project-added": _("“%(title)s” was added to “%(subject)s” as number %(number)s."),
        "budgets.project-changed": _(
            "Number %(number)s of “%(subject)s”, “%(title)s”, was changed."
        ),
        "budgets.project-removed": _("“%(title)s” was taken off “%(subject)s” before voting."),
        "budgets.project-pictured": _("“%(title)s” in “%(subject)s” was given a picture."),
        "budgets.project-picture-removed": _(
            "The picture of “%(title)s” in “%(subject)s” was taken off."
        ),
        "budgets.readiness-completed": _(
            "An item of the checklist of “%(subject)s” was done: %(evidence)s"
        ),
        "budgets.opening-brought-forward": _(
            "The opening of “%(subject)s” was brought forward to %(to)s."
        ),
        "budgets.phases-planned": _("The dates of the phases of “%(subject)s” were set."),
        "budgets.phase-opened": _("The phase “%(phase)s” of “%(subject)s” began."),
        "budgets.phase-closed": _("The phase “%(phase)s” of “%(subject)s” ended."),
        "budgets.round-published": _("The round “%(subject)s” became public."),
        "budgets.round-closed": _("The round “%(subject)s” was closed: %(words)s"),
        "budgets.part-given": _("Somebody was given a part in “%(subject)s”."),
        "budgets.part-taken-back": _("A part in “%(subject)s” was taken back."),
    }
)
