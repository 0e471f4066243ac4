from django.utils.translation import gettext_lazy as _

from look.navigation import Item

ITEMS = [
    Item(_("Organisations"), "members:organisations", order=40),
    Item(_("Organisations"), "secretary:organisations", role="officer", order=40),
]
