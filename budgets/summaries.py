"""The rules of a round in words: for the page that asks whether all is right, and for the round's own page."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import Completion, CountingRule, Kind, RollKind, TieRule
from budgets import languages
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


def rules_in_words(facts: RoundFacts) -> list[Section]:
    return [
        Section("money", _("The money and the dates"), _money(facts)),
        Section("method", _("How people vote and how it is counted"), _method(facts)),
        Section("voters", _("Who may vote"), _voters(facts)),
        Section("law", _("Law, privacy and contact"), _law(facts)),
    ]


def main_rules(facts: RoundFacts) -> list[tuple[str, str]]:
    """The five lines that say most about a round."""
    who = "; ".join(connection_words(facts.who_may_vote))
    age = {"age": facts.minimum_age, "day": words.day(_age_on(facts)), "who": who}
    return [
        (_("Money"), words.pounds(facts.pot_pence)),
        (_("Voters choose"), voters_choose(facts.kind, facts.max_choices)),
        (_("Counted by"), counted_by(facts)),
        (_("Who may vote"), _("%(who)s, %(age)d or over on %(day)s") % age),
        (_("Proof accepted"), _proofs(facts)),
    ]


def _money(facts: RoundFacts) -> list[tuple[str, str]]:
    return [
        (_("Name"), facts.title),
        (_("Where"), facts.ward.name if facts.ward else _("The whole council area")),
        (_("Money"), words.pounds(facts.pot_pence)),
        *([(_("Kind of round"), _("A micro-round, decided in a week"))] if facts.micro else []),
        (_("Question"), facts.question),
        (_("About it"), facts.summary or _("Nothing said")),
        (_("Voting opens"), words.moment(facts.opens_at)),
        (_("Voting closes"), words.moment(facts.closes_at)),
    ]


def _method(facts: RoundFacts) -> list[tuple[str, str]]:
    return [
        (_("Voters choose"), voters_choose(facts.kind, facts.max_choices)),
        (_("Counted by"), counted_by(facts)),
        (_("Fewest votes to win"), str(facts.threshold) if facts.threshold else _("None")),
        (_("If two come out equal"), str(TieRule(facts.tie_rule).label)),
        (
            _("Single papers published"),
            _("In a ward with %(floor)d voters or more") % {"floor": facts.publishing_floor},
        ),
        (
            _("What another rule would have chosen"),
            _("Published") if facts.other_rule_published else _("Not published"),
        ),
    ]


def voters_choose(kind: str, most: int | None) -> str:
    if kind == Kind.APPROVAL:
        return ngettext("At most %(most)d project", "At most %(most)d projects", most or 0) % {
            "most": most or 0
        }
    return str(
        _("Any projects that fit in the money") if kind == Kind.KNAPSACK else _("One project")
    )


def counted_by(facts: RoundFacts) -> str:
    rule = str(CountingRule(facts.rule).label)
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
