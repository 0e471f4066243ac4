from django.utils.translation import gettext_lazy as _

from look.navigation import Item

ITEMS = [
    Item(_("Today"), "officer:today", role="officer", order=10, under="/officer/"),
    Item(_("Your ward"), "budgets:wards", order=10),
    Item(_("Votes and results"), "budgets:rounds", order=20, also=("/result/",)),
    Item(_("Check a receipt"), "budgets:check_receipt", order=30),
]
