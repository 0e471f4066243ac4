from django.utils.translation import gettext_lazy as _

from look.navigation import Item

ITEMS = [
    Item(_("Money"), "funds:funds", order=25),
    Item(
        _("Money"),
        "funds_officer:desk",
        role="officer",
        order=30,
        permission="funds.keep_every_fund",
    ),
]
