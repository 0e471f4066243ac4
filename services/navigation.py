from django.utils.translation import gettext_lazy as _

from look.navigation import Item

ITEMS = [
    Item(_("Services"), "services:services", order=45, also=("/splits/",), beside="funds:funds"),
    Item(
        _("Services"),
        "services:officer-services",
        role="officer",
        order=45,
        permission="services.manage_services",
    ),
    Item(
        _("Split a pot"),
        "services:new-split",
        role="officer",
        order=46,
        permission="services.split_pot",
    ),
]
