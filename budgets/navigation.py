from django.utils.translation import gettext_lazy as _

from look.navigation import Item

ITEMS = [Item(_("Today"), "officer:today", role="officer", order=10, under="/officer/")]
