"""A count by single transferable vote in sentences: who was elected, and what happened at each stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.counting.stv_outcome import FIRST_PREFERENCES, SURPLUS
from governance.contest_result import ContestResult, Stage

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Told:
    """One stage: a few words for its heading, what happened, and what it led to (to be set in bold)."""

    number: int
    short: str
    happened: str
    led_to: str


def headline(result: ContestResult) -> str:
    """ "Families: Abiola Danso, Grace Whitlock and Imran Qureshi"; some groups are named "Elected by tenants"."""
    if not result.elected:
        return _("%(group)s: nobody") % {"group": result.contest.name}
    return _("%(group)s: %(names)s") % {
        "group": result.contest.name,
        "names": get_text_list(result.elected, _("and")),
    }


def how_many(result: ContestResult) -> str:
    """Who voted on whom for what, and what was needed."""
    papers, seats = result.declaration.papers, result.ballot.seats or 0
    voted = ngettext("%(n)s member ranked", "%(n)s members ranked", papers) % {"n": f"{papers:,}"}
    stood = ngettext("%(n)d candidate", "%(n)d candidates", len(result.lines)) % {
        "n": len(result.lines)
    }
    places = ngettext("%(n)d seat", "%(n)d seats", seats) % {"n": seats}
    return _("%(voted)s %(stood)s for %(places)s. %(quota)s") % {
        "voted": voted,
        "stood": stood,
        "places": places,
        "quota": quota_in_words(result),
    }


def quota_in_words(result: ContestResult) -> str:
    """Why so many votes were needed."""
    seats = result.ballot.seats or 0
    return ngettext(
        "A candidate needed %(quota)s votes: the smallest number that only one can reach.",
        "A candidate needed %(quota)s votes: the smallest number that only %(seats)d can reach.",
        seats,
    ) % {"quota": f"{result.quota:,}", "seats": seats}


def stages_in_words(result: ContestResult) -> list[Told]:
    """Every stage in a sentence or two."""
    return [
        Told(
            stage.number,
            _short(result, stage),
            _happened(result, stage, before),
            _led(result, stage),
        )
        for stage, before in zip(result.stages, [None, *result.stages], strict=False)
    ]


def votes(amount: Decimal) -> str:
    """Two decimals, the rest dropped, as the rule drops the sixth."""
    return f"{amount.quantize(CENT, ROUND_DOWN):,}"


def _short(result: ContestResult, stage: Stage) -> str:
    if stage.event == FIRST_PREFERENCES or stage.of is None:
        return _("First choices are counted.")
    name = {"name": result.names[stage.of]}
    if stage.event == SURPLUS:
        return _("%(name)s’s extra votes are passed on.") % name
    return _("%(name)s is taken out.") % name


def _happened(result: ContestResult, stage: Stage, before: Stage | None) -> str:
    if stage.of is None or before is None:
        return _("First choices are counted.")
    name, most = result.names[stage.of], _most(result, stage)
    if stage.event == SURPLUS:
        extra = before.votes[stage.of] - stage.votes[stage.of]
        said = _(
            "%(name)s had %(extra)s votes more than needed. They are passed on, each paper at the same part of a vote"
        ) % {"name": name, "extra": votes(extra)}
        return _joined(said, _("the largest part, %(votes)s, goes to %(taker)s"), most)
    said = _("%(name)s has the fewest votes and is taken out") % {"name": name}
    return _joined(said, _("most of these votes, %(votes)s, go to %(taker)s"), most)


def _joined(said: str, rest: str, most: tuple[str, Decimal] | None) -> str:
    if most is None:
        return _("%(said)s; none of these papers names anybody who is still standing.") % {
            "said": said
        }
    return _("%(said)s; %(rest)s.") % {
        "said": said,
        "rest": rest % {"taker": most[0], "votes": votes(most[1])},
    }


def _most(result: ContestResult, stage: Stage) -> tuple[str, Decimal] | None:
    """Who got most in a stage, and how much."""
    takers = [(amount, number) for number, amount in stage.given.items() if number and amount]
    if not takers:
        return None
    amount, number = max(takers, key=lambda one: (one[0], -int(one[1])))
    return result.names[number], amount


def _led(result: ContestResult, stage: Stage) -> str:
    reached = [one for one in stage.elected if one not in stage.without_quota]
    said = [
        *_elected(_named(result, reached), result.quota),
        *_filled(_named(result, stage.without_quota)),
    ]
    return " ".join(said)


def _elected(names: Sequence[str], quota: int) -> list[str]:
    if not names:
        return []
    return [
        ngettext(
            "%(names)s has reached %(quota)s and is elected.",
            "%(names)s have reached %(quota)s and are elected.",
            len(names),
        )
        % {"names": get_text_list(list(names), _("and")), "quota": f"{quota:,}"}
    ]


def _filled(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    return [
        ngettext(
            "Only as many are left as there are seats: %(names)s is elected with fewer votes.",
            "Only as many are left as there are seats: %(names)s are elected with fewer votes.",
            len(names),
        )
        % {"names": get_text_list(list(names), _("and"))}
    ]


def _named(result: ContestResult, numbers: Sequence[str]) -> list[str]:
    return [result.names[number] for number in numbers]
