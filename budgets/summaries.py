"""The rules of a round in words: for the page that asks whether all is right, and for the round's own page."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import Completion, CountingRule, Kind, RollKind
from budgets import languages, methods
from budgets.connections import connection_words
from budgets.facts import RoundFacts
from look import words
from members import proofs


@dataclass(frozen=True)
class Section:
    """The answers of one page: `page` is its name in the address."""

    page: str
    title: str
    rows: list[tuple[str, str]]


def rules_in_words(facts: RoundFacts, *, pots: bool = False) -> list[Section]:
    """`pots`: the money is in several, whose own limits stand in a table of theirs (`budgets.pots.table`)."""
    return [
        Section("money", _("The money and the dates"), _money(facts)),
        Section("method", _("How people vote and how it is counted"), _method(facts, pots)),
        Section("voters", _("Who may vote"), _voters(facts)),
        Section("law", _("Law, privacy and contact"), _law(facts)),
    ]


def main_rules(facts: RoundFacts, *, pots: bool = False) -> list[tuple[str, str]]:
    """The five lines that say most about a round."""
    who = "; ".join(connection_words(facts.who_may_vote))
    age = {"age": facts.minimum_age, "day": words.day(_age_on(facts)), "who": who}
    return [
        (_("Money"), words.pounds(facts.pot_pence)),
        (_("Voters choose"), voters_choose(facts, pots=pots)),
        (_("Counted by"), counted_by(facts)),
        (_("Who may vote"), _("%(who)s, %(age)d or over on %(day)s") % age),
        (_("Proof accepted"), _proofs(facts)),
    ]


def _money(facts: RoundFacts) -> list[tuple[str, str]]:
    return [
        (_("Name"), facts.title),
        (
            _("Where"),
            area.name
            if (area := facts.ward or facts.neighbourhood)
            else _("The whole council area"),
        ),
        (_("Money"), words.pounds(facts.pot_pence)),
        *([(_("Kind of round"), _("A micro-round, decided in a week"))] if facts.micro else []),
        (_("Question"), facts.question),
        (_("About it"), facts.summary or _("Nothing said")),
        (_("Voting opens"), words.moment(facts.opens_at)),
        (_("Voting closes"), words.moment(facts.closes_at)),
    ]


def _method(facts: RoundFacts, pots: bool) -> list[tuple[str, str]]:
    by_points = methods.gives_points(facts.kind)
    return [
        (_("Voters choose"), voters_choose(facts, pots=pots)),
        (_("Counted by"), counted_by(facts)),
        (
            _("Fewest points to win") if by_points else _("Fewest votes to win"),
            str(facts.threshold) if facts.threshold else _("None"),
        ),
        (_("Smallest part of the voters to win"), _part(facts.threshold_percent, pots)),
        (_("If two come out equal"), methods.tie_name(facts.tie_rule, by_points=by_points)),
        (
            _("Single papers published"),
            _("In a ward with %(floor)d voters or more") % {"floor": facts.publishing_floor},
        ),
        (
            _("What another rule would have chosen"),
            _("Published") if facts.other_rule_published else _("Not published"),
        ),
    ]


def _part(percent: int | None, pots: bool) -> str:
    said = _("%(percent)d%% of those who choose in its pot") if pots else _("%(percent)d%%")
    return said % {"percent": percent} if percent else _("None")


def voters_choose(facts: RoundFacts, *, pots: bool = False) -> str:
    if pots:
        return _from_each_pot(facts)
    most = facts.max_choices or 0
    said = {
        Kind.APPROVAL: lambda: (
            ngettext("At most %(most)d project", "At most %(most)d projects", most) % {"most": most}
        ),
        Kind.KNAPSACK: lambda: _("Any projects that fit in the money"),
        Kind.SINGLE: lambda: _("One project"),
        Kind.POINTS: lambda: _points(facts),
        Kind.ORDER: lambda: (
            ngettext(
                "At most %(most)d project, in order of preference",
                "At most %(most)d projects, in order of preference",
                most,
            )
            % {"most": most}
        ),
    }
    return str(said[Kind(facts.kind)]())


def _from_each_pot(facts: RoundFacts) -> str:
    if facts.kind == Kind.KNAPSACK:
        return _("Any projects that fit in each pot")
    if facts.kind == Kind.SINGLE:
        return _("One project from each pot")
    most = facts.max_choices or 0
    return ngettext(
        "At most %(most)d project from each pot that has no number of its own",
        "At most %(most)d projects from each pot that has no number of its own",
        most,
    ) % {"most": most}


def _points(facts: RoundFacts) -> str:
    total = facts.points_total or 0
    said = ngettext("%(total)d point to share out", "%(total)d points to share out", total) % {
        "total": total
    }
    if not facts.most_points:
        return said
    return _("%(said)s, at most %(most)d to one project") % {
        "said": said,
        "most": facts.most_points,
    }


def counted_by(facts: RoundFacts) -> str:
    rule = methods.rule_name(facts.rule, by_points=methods.gives_points(facts.kind))
    if facts.rule == CountingRule.EQUAL_SHARES:
        return f"{rule}. {Completion(facts.completion).label}."
    if facts.stop_at_first:
        return _("%(rule)s. It stops at the first project that does not fit.") % {"rule": rule}
    return _("%(rule)s. A project that does not fit is skipped.") % {"rule": rule}


def _voters(facts: RoundFacts) -> list[tuple[str, str]]:
    rows = [
        (_("Who may vote"), "; ".join(connection_words(facts.who_may_vote))),
        (
            _("Youngest age"),
            _("%(age)d on %(day)s") % {"age": facts.minimum_age, "day": words.day(_age_on(facts))},
        ),
        (_("Roll"), str(RollKind(facts.roll_kind).label)),
    ]
    if facts.record_date:
        rows.append((_("Register of"), words.day(facts.record_date)))
    return [*rows, (_("Proof accepted"), _proofs(facts))]


def _proofs(facts: RoundFacts) -> str:
    return "; ".join(str(proofs.method(code).label) for code in facts.accepted_proofs)


def _age_on(facts: RoundFacts) -> date:
    return facts.age_on or facts.closes_at.date()


def _law(facts: RoundFacts) -> list[tuple[str, str]]:
    named = [languages.language(code).name for code in facts.languages]
    return [
        (_("Legal basis"), facts.legal_basis),
        (_("Privacy notice"), facts.privacy_notice),
        (_("Contact"), f"{facts.contact_name}, {facts.contact_phone}, {facts.contact_email}"),
        (_("Other languages"), ", ".join(named) or _("None")),
    ]
