"""What the record says of decisions and their delivery in plain words."""

from django.utils.translation import gettext_lazy as _

from record import sentences

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
        "delivery.power-kept": _("The power “%(subject)s” was put on the list or changed."),
    }
)
