"""How a result was counted: the rule in two sentences, and the figures behind them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.result_lines import Outcome, gives_points
from look.words import pounds


def how_counted(outcome: Outcome) -> str:
    """The rule in two sentences, and what a project needed at least."""
    said = [_pots(outcome), _rule(outcome), _floor(outcome)]
    return " ".join(sentence for sentence in said if sentence)


def _pots(outcome: Outcome) -> str:
    if "pots" not in outcome:
        return ""
    return _("Each pot was counted by itself, from the papers of those who chose in it.")


def _floor(outcome: Outcome) -> str:
    percent = outcome["settings"].get("threshold_percent")
    if not percent:
        return ""
    if "pots" in outcome:
        said = _("A project needed at least %(percent)d%% of those who chose in its pot.")
    else:
        said = _("A project needed the votes of at least %(percent)d%% of all voters.")
    return said % {"percent": percent}


def _rule(outcome: Outcome) -> str:
    if outcome["rule"] == "equal-shares" and "pots" in outcome:
        return _(
            "Everybody who chose in a pot held an equal share of it. A project won when the people who chose it could pay for it together, starting with the one that took least from each of them."
        )
    if outcome["rule"] == "equal-shares":
        return _(
            "Every voter held an equal share of the money. A project won when the people who chose it could pay for it together, starting with the one that took least from each of them."
        )
    if outcome["settings"]["stop_at_first_that_does_not_fit"]:
        after = _("The count stopped at the first project that cost more than what was left.")
    else:
        after = _("A project that cost more than what was left was passed over.")
    return f"{_first_sentence(outcome)} {after}"


def _first_sentence(outcome: Outcome) -> str:
    if gives_points(outcome):
        return _by_points(outcome)
    if outcome["rule"] == "greedy-per-cost":
        return _(
            "The project with the most votes for each pound of its cost came first, then the next, while the money lasted."
        )
    return _(
        "The project that most people chose came first, then the next, while the money lasted."
    )


def _by_points(outcome: Outcome) -> str:
    if outcome["rule"] == "greedy-per-cost":
        return _(
            "The points that people gave were added up. The project with the most points for each pound of its cost came first, then the next, while the money lasted."
        )
    return _(
        "The points that people gave were added up. The project with the most points came first, then the next, while the money lasted."
    )


def details(outcome: Outcome) -> str:
    """The figures behind the two sentences: where the shares began and ended; empty for the other rules, and for several pots together."""
    if outcome["rule"] != "equal-shares" or not outcome["voters"] or "pots" in outcome:
        return ""
    found, first = outcome["details"], pounds(outcome["budget"] // outcome["voters"])
    if found.get("every_supported_option_fits"):
        return _("The money was enough for every project that anybody chose.")
    said = _shares(outcome, first, pounds(found["endowment"]))
    added = [step for step in outcome["rounds"] if step["why"] == "completion"]
    if not added:
        return said
    left = pounds(added[0]["left_after"] + added[0]["cost"])
    last = ngettext(
        "Last, the %(left)s still left paid for the most chosen project that fitted in it.",
        "Last, the %(left)s still left paid for the most chosen projects that fitted in it.",
        len(added),
    )
    return f"{said} {last % {'left': left}}"


def _shares(outcome: Outcome, first: str, last: str) -> str:
    step = pounds(outcome["settings"]["step"] * outcome["unit"])
    values = {"first": first, "last": last, "step": step}
    if not outcome["completion"].startswith("add1"):
        return _("Each share was %(first)s.") % values
    if not outcome["details"]["raised"]:
        return (
            _("Each share was %(first)s. Raised by %(step)s, they would have spent too much.")
            % values
        )
    return (
        _(
            "The shares started at %(first)s and were raised together, %(step)s at a time, until one step more would have spent too much. That was at %(last)s."
        )
        % values
    )
