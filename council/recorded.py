"""What the record says of complaints: that they were made, acknowledged and answered, never by whom or of what."""

from django.utils.translation import gettext_lazy as _

from record import sentences

sentences.register(
    {
        "council.complaint-made": _("Complaint %(subject)s was made."),
        "council.complaint-acknowledged": _("Complaint %(subject)s was acknowledged."),
        "council.complaint-answered": _("Complaint %(subject)s was answered."),
    }
)
