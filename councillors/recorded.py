"""What the record says of councillors' budgets in plain words, and what `manage.py verify` checks of them."""

from django.utils.translation import gettext_lazy as _

from councillors.verification import check_budgets, check_grants
from record import sentences, verification

sentences.register(
    {
        "councillors.entered": _("%(subject)s was entered as a councillor for %(ward)s."),
        "councillors.office-ended": _("The office of %(subject)s ends on %(last_day)s: %(reason)s"),
        "councillors.allocated": _(
            "%(councillors)s councillors got a local budget of %(each)s each for %(year)s, from “%(subject)s”."
        ),
        "councillors.received": _("A group asked councillors for %(amount)s."),
        "councillors.asked": _("%(amount)s was asked of councillors for: %(subject)s."),
        "councillors.set-aside": _("A request to councillors was set aside: %(reason)s"),
        "councillors.withdrawn": _("A request was withdrawn: %(subject)s. %(reason)s"),
        "councillors.lapsed": _("A request lapsed: %(subject)s. %(reason)s"),
        "councillors.passed-on": _(
            "A request was passed on from %(from)s to %(to)s: %(subject)s. %(reason)s"
        ),
        "councillors.answered-yes": _(
            "%(councillor)s said yes to %(amount)s for: %(subject)s. %(reason)s"
        ),
        "councillors.answered-no": _("%(councillor)s said no to: %(subject)s. %(reason)s"),
        "councillors.answered-aside": _(
            "%(councillor)s stood aside, with an interest in: %(subject)s. %(interests_words)s"
        ),
        "councillors.checked": _(
            "A grant of %(amount)s was checked and found %(found)s: %(subject)s."
        ),
        "councillors.called-off": _(
            "A grant of %(amount)s was called off: %(subject)s. %(reason)s"
        ),
        "councillors.more-asked": _("The group was asked for more about its request: %(subject)s."),
        "councillors.namesake-cleared": _(
            "An officer found that who shares a name with %(councillor)s is somebody else: %(subject)s."
        ),
        "councillors.refunded": _("%(amount)s of a grant came back: %(subject)s. %(reason)s"),
        "councillors.ordered": _("The payment of a grant was asked for: %(subject)s, %(amount)s."),
        "councillors.pool-opened": _(
            "%(councillor)s opened the %(subject)s with %(amount)s. Its rule: %(rule)s."
        ),
        "councillors.pool-joined": _("%(councillor)s put %(amount)s into the %(subject)s."),
        "councillors.pool-taken-back": _(
            "%(councillor)s took %(amount)s back from the %(subject)s: %(reason)s"
        ),
        "councillors.returned": _("%(amount)s left in %(subject)s went back to the fund."),
        "councillors.match-offered": _(
            "%(partner)s offered to match what councillors give, up to %(amount)s: %(subject)s."
        ),
        "councillors.match-ended": _("The offer “%(subject)s” ended: %(reason)s"),
    }
)
verification.register("councillors.budgets", check_budgets)
verification.register("councillors.grants", check_grants)
