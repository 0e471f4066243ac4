"""What the letters of this room are put together from."""

from django.conf import settings
from django.utils.translation import gettext as _

from members.models import Organisation


def contact(organisation: Organisation) -> str:
    """Whom to ask."""
    phone = organisation.contact_phone or settings.COUNCIL_PHONE
    return _("Questions? Call %(phone)s.\n%(organisation)s") % {
        "phone": phone,
        "organisation": organisation.name,
    }
