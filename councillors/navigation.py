from django.utils.translation import gettext_lazy as _

from look.navigation import Item

ITEMS = [
    Item(_("Councillors’ budgets"), "councillors:councillors", order=26, beside="funds:funds"),
    Item(
        _("Your budget"),
        "councillor_desk:desk",
        order=70,
        permission="councillors.decide_requests",
    ),
    Item(
        _("Councillors"),
        "councillors_officer:desk",
        role="officer",
        order=35,
        permission="councillors.keep_requests",
    ),
]
