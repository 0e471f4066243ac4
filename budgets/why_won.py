"""Why a project won, for each reason a count gives."""

from django.utils.translation import gettext as _

from budgets.reasons import Facts, Reason, Titles, Words, chosen_by
from look.words import pounds


def _fits(facts: Facts, _titles: Titles) -> Reason:
    values = {"chosen": chosen_by(facts), "left": pounds(facts["left_before"])}
    if facts["rank"] == 1:
        return Reason(_("%(chosen)s. It came first, and %(left)s was there to spend.") % values)
    return Reason(_("%(chosen)s. %(left)s was left at its turn, so there was enough.") % values)


def _last_if_left(facts: Facts, _titles: Titles) -> Reason:
    values = {
        "chosen": chosen_by(facts),
        "left": pounds(facts["left_before"]),
        "beyond": pounds(facts.get("beyond_budget", 0)),
    }
    return Reason(
        _(
            "%(chosen)s. %(left)s was left at its turn. That was enough of its cost for the rule to pay for it as the last one, %(beyond)s beyond the pot."
        )
        % values
    )


def _shares(facts: Facts, _titles: Titles) -> Reason:
    values = {"chosen": chosen_by(facts), "most": pounds(facts["most_paid"])}
    return Reason(
        _("%(chosen)s and paid for it together, at most %(most)s from each share.") % values
    )


def _completion(facts: Facts, _titles: Titles) -> Reason:
    values = {"chosen": chosen_by(facts), "left": pounds(facts["left_before"])}
    return Reason(
        _(
            "%(chosen)s. It won with money left over: %(left)s was left, and this was the most chosen project that it could still pay for."
        )
        % values
    )


WORDS: dict[str, Words] = {
    "fits": _fits,
    "last-if-left": _last_if_left,
    "shares": _shares,
    "completion": _completion,
}
