"""Whether signatures make a decision: who has signed, and every line against the stated rule.

`delivery_check_signed` (migration 0007) says the same in the database; a test holds the two together.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from delivery.models import Decider, Decision, DecisionLine, LineVote, Rule, Vote
from funds.posting import today

Votes = Sequence[LineVote]


def obstacles(draft: Decision) -> list[str]:
    """What signatures still lack; none where they make a decision. Four statements at most."""
    if draft.asked_at is None:
        return [_("Ask those who decide to sign the draft.")]
    rows = draft.deciders.filter(before_referral=False).select_related("signature", "councillor")
    deciders = list(rows.prefetch_related("line_votes"))
    if found := _missing(deciders):
        return found
    return [one for line in _lines(draft) if (one := line_obstacle(draft.rule, line, deciders))]


def _missing(deciders: Sequence[Decider]) -> list[str]:
    absent = [one for one in deciders if one.vote == Vote.ABSENT]
    waiting = [one for one in deciders if one not in absent and not hasattr(one, "signature")]
    if waiting:
        return _waiting_for(waiting)
    if 2 * (len(deciders) - len(absent)) <= len(deciders):
        return [_("More than half of those who decide must sign, and too many take no part.")]
    return []


def _waiting_for(waiting: Sequence[Decider]) -> list[str]:
    day = today()
    return [
        _("%(name)s is not in office and cannot sign. Take them off the list, then ask again.")
        % {"name": one.name}
        if one.councillor and not one.councillor.is_in_office(day)
        else _("%(name)s has not signed yet.") % {"name": one.name}
        for one in waiting
    ]


def _lines(draft: Decision) -> list[DecisionLine]:
    return list(draft.lines.select_related("project__option"))


def line_obstacle(rule: str, line: DecisionLine, deciders: Sequence[Decider]) -> str:
    """Why their votes on it make no decision, as a sentence; "" where they do."""
    cast = [
        (one, vote.vote)
        for one in deciders
        for vote in one.line_votes.all()
        if vote.line_id == line.pk
    ]
    votes = Counter(vote for _one, vote in cast)
    lead = next((vote for one, vote in cast if one.lead), "")
    title = line.project.option.title
    told = {"title": title, "for": votes[Vote.FOR], "against": votes[Vote.AGAINST]}
    return _why_not(rule, votes, lead) % told


def _why_not(rule: str, votes: Mapping[str, int], lead: str) -> str:
    """`votes` is how many of each kind, `lead` the lead member's."""
    if set(votes) <= {Vote.ASIDE}:
        return _("Nobody is left to decide on “%(title)s”: all stood aside. Use another power.")
    if rule == Rule.LEAD:
        agreed, why = lead == Vote.FOR, _("The lead member is not for “%(title)s” as drafted.")
        return "" if agreed else why
    if rule == Rule.REFER and votes[Vote.AGAINST]:
        return _(
            "They disagree on “%(title)s”, %(for)d for and %(against)d against: by the stated rule it goes to the cabinet. Choose the cabinet’s power."
        )
    if votes[Vote.FOR] > votes[Vote.AGAINST]:
        return ""
    return _(
        "“%(title)s” is not agreed as drafted: %(for)d for and %(against)d against. Change the draft and ask again."
    )
