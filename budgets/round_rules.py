"""Which facts of a round fit together."""

from datetime import timedelta

from django.utils.translation import gettext as _

from ballots.models import Kind, RollKind
from budgets import methods
from budgets.errors import RoundError
from budgets.facts import RoundFacts
from look import words
from members import proofs
from statute import parameters

# With three days for ideas before it, a week in all.
MICRO_VOTE = timedelta(days=4)


def check_facts(facts: RoundFacts) -> None:
    """Raise RoundError, with the name of the answer, at the first thing that does not fit."""
    _check_money_and_time(facts)
    _check_method(facts)
    _check_voters(facts)


def _check_money_and_time(facts: RoundFacts) -> None:
    if facts.pot_pence <= 0:
        raise RoundError(_("Enter the sum of money that is decided on."), "pot_pence")
    if facts.closes_at <= facts.opens_at:
        raise RoundError(_("Voting must close after it opens."), "closes_at")
    if facts.micro:
        _check_micro(facts)


def _check_micro(facts: RoundFacts) -> None:
    limit = int(parameters.value("micro-round-limit") * 100)
    if facts.pot_pence > limit:
        raise RoundError(
            _("A micro-round decides on %(limit)s or less.") % {"limit": words.pounds(limit)},
            "pot_pence",
        )
    if facts.closes_at - facts.opens_at > MICRO_VOTE:
        raise RoundError(_("The vote of a micro-round is open for four days or less."), "closes_at")


def _check_method(facts: RoundFacts) -> None:
    for name, offered in (
        ("kind", methods.KINDS),
        ("rule", methods.RULES),
        ("tie_rule", methods.TIE_RULES),
    ):
        if getattr(facts, name) not in dict(offered):
            raise RoundError(_("A round on money cannot be held like that."), name)
    if facts.kind == Kind.APPROVAL and not facts.max_choices:
        raise RoundError(_("Enter how many projects a person may choose."), "max_choices")


def _check_voters(facts: RoundFacts) -> None:
    if not facts.who_may_vote:
        raise RoundError(_("Choose who may vote."), "who_may_vote")
    if not facts.accepted_proofs:
        raise RoundError(_("Choose at least one proof."), "accepted_proofs")
    if not set(facts.accepted_proofs) <= dict(proofs.ballot_choices()).keys():
        raise RoundError(_("A round on money takes no such proof."), "accepted_proofs")
    if facts.roll_kind == RollKind.DECLARED and "posted-code" in facts.accepted_proofs:
        raise RoundError(
            _("A posted code needs a register. Choose a register, or leave out the posted code."),
            "accepted_proofs",
        )
    if facts.roll_kind == RollKind.FROZEN and "emailed-code" in facts.accepted_proofs:
        raise RoundError(
            _(
                "An e-mailed code lets people declare themselves. Choose a roll that takes"
                " declarations, or leave out the e-mailed code."
            ),
            "accepted_proofs",
        )
