from django.utils.translation import gettext_lazy as _

from look.navigation import Item

ITEMS = [
    Item(_("Public record"), "record:entries", order=80),
    Item(_("Public record"), "record:entries", role="officer", order=90),
]
