"""What the record says of decisions and their delivery in plain words, and what `manage.py verify` checks of them."""

from django.utils.translation import gettext_lazy as _

from delivery.verification import check_decisions
from record import sentences, verification

verification.register("delivery.decisions", check_decisions)

sentences.register(
    {
        "delivery.decision-published": _(
            "A decision on the result of “%(subject)s” was published under the power “%(power)s”, with %(departures)s departures from what residents chose."
        ),
        "delivery.called-in": _("The decision on “%(subject)s” was called in: %(reason)s"),
        "delivery.call-in-upheld": _(
            "Scrutiny let the decision on “%(subject)s” stand: %(reason)s"
        ),
        "delivery.call-in-referred": _(
            "Scrutiny referred the decision on “%(subject)s” back: %(reason)s"
        ),
        "delivery.set-up": _("The money of %(projects)s projects of “%(subject)s” was committed."),
        "delivery.runner-named": _("%(runner)s carries out “%(subject)s”."),
        "delivery.project-begun": _("Work on “%(subject)s” began."),
        "delivery.project-finished": _(
            "“%(subject)s” is finished; %(handed_back)s went back to the funds."
        ),
        "delivery.project-stopped": _(
            "“%(subject)s” was stopped: %(reason)s %(handed_back)s went back to the funds."
        ),
        "delivery.milestone-planned": _("“%(title)s” of “%(subject)s” was planned for %(day)s."),
        "delivery.milestone-moved": _(
            "“%(title)s” of “%(subject)s” was moved to %(day)s: %(reason)s"
        ),
        "delivery.milestone-reached": _("“%(title)s” of “%(subject)s” was reached on %(day)s."),
        "delivery.update-published": _("There is news of “%(subject)s”: %(words)s"),
        "delivery.photo-published": _("A picture of “%(subject)s” was published: %(alt)s"),
        "delivery.problem-reported": _("Somebody reported a problem with “%(subject)s”."),
        "delivery.problem-shown": _("A problem reported with “%(subject)s” is shown."),
        "delivery.problem-answered": _("A problem reported with “%(subject)s” was answered."),
        "delivery.problem-hidden": _(
            "A problem reported with “%(subject)s” is not shown: %(reason)s"
        ),
        "delivery.questions-set": _("The questions that evaluate “%(subject)s” were set."),
        "delivery.words-shown": _("What somebody wrote about “%(subject)s” is shown."),
        "delivery.words-hidden": _("What somebody wrote about “%(subject)s” is not shown."),
        "delivery.learned-published": _(
            "What worked, failed and was learned in “%(subject)s” was published."
        ),
        "delivery.power-kept": _("The power “%(subject)s” was put on the list or changed."),
    }
)
