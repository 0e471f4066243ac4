"""Why each project won or lost, in a sentence: from the explanation a count gives to words."""

from budgets import why_lost, why_won
from budgets.reasons import Facts, Reason, Titles

_WORDS = {**why_won.WORDS, **why_lost.WORDS}


def explain(facts: Facts, titles: Titles) -> Reason:
    """The reason in one project's `facts`; `titles` names the others by their id in the count.

    Raises LookupError for a reason nobody has put in words: a page must not leave one out.
    """
    words = _WORDS.get(facts["why"])
    if words is None:
        raise LookupError(f"There are no words for the reason {facts['why']!r}.")
    return words(facts, titles)
