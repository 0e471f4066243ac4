"""What the record says of proposals in plain words. By number: what people wrote could name somebody."""

from django.utils.translation import gettext_lazy as _

from record import sentences

sentences.register(
    {
        "proposals.submitted": _("Proposal %(number)s of “%(subject)s” was sent to the officers."),
        "proposals.withdrawn": _(
            "Proposal %(number)s of “%(subject)s” was withdrawn by its author."
        ),
        "proposals.published": _("Proposal %(number)s of “%(subject)s” was published."),
        "proposals.returned": _(
            "Proposal %(number)s of “%(subject)s” was returned to its author: %(reason)s"
        ),
        "proposals.hidden": _("Proposal %(number)s of “%(subject)s” was hidden: %(reason)s"),
        "proposals.shown": _("Proposal %(number)s of “%(subject)s” is shown again."),
        "proposals.merged": _(
            "Proposal %(number)s of “%(subject)s” was merged into number %(into)s."
        ),
        "proposals.split": _("Proposal %(number)s of “%(subject)s” was split into %(parts)s."),
        "proposals.comment-hidden": _(
            "A comment on proposal %(number)s of “%(subject)s” was hidden: %(reason)s"
        ),
        "proposals.comment-shown": _(
            "A comment on proposal %(number)s of “%(subject)s” is shown again."
        ),
        "proposals.comment-kept": _(
            "A comment on proposal %(number)s of “%(subject)s” that was reported stays."
        ),
        "proposals.questions-changed": _(
            "The questions for appraisals of “%(subject)s” were changed: there are %(how_many)s."
        ),
        "proposals.questions-kept": _(
            "The questions of “%(subject)s” became the council’s list for new rounds."
        ),
        "proposals.case-taken": _(
            "An officer took proposal %(number)s of “%(subject)s” as a case."
        ),
        "proposals.case-handed-over": _(
            "Proposal %(number)s of “%(subject)s” was given to another officer: %(reason)s"
        ),
        "proposals.leave-given": _(
            "An officer may read the private notes on proposal %(number)s of “%(subject)s”."
        ),
        "proposals.leave-taken-back": _(
            "An officer may no longer read the private notes on proposal %(number)s of “%(subject)s”."
        ),
        "proposals.appraised": _(
            "Proposal %(number)s of “%(subject)s” was appraised: %(outcome)s. %(reason)s"
        ),
        "proposals.outcome-taken-back": _(
            "What was found on proposal %(number)s of “%(subject)s” was changed, so its outcome is open again."
        ),
        "proposals.on-ballot": _(
            "Proposal %(number)s of “%(subject)s” was put on the ballot as project %(project)s."
        ),
    }
)
