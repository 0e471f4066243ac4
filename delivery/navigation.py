from django.utils.translation import gettext_lazy as _

from look.navigation import Item

ITEMS = [
    Item(_("Decisions"), "delivery:decisions", order=21, beside="budgets:rounds"),
    Item(_("What was learned"), "delivery:all-learned", order=22, beside="budgets:rounds"),
    Item(
        _("Decisions waiting for you"),
        "deciding:listed",
        order=71,
        permission="councillors.decide_requests",
        beside="councillor_desk:desk",
    ),
    Item(
        _("Powers"),
        "officer_powers:powers",
        role="officer",
        order=95,
        permission="delivery.change_power",
    ),
]
