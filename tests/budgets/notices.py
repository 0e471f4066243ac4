"""Voters with an e-mail address, and what was written to whom."""

from collections import Counter

from django.core import mail

from members.folding import fold_email
from members.seals import keyed, seal
from tests.states import RollEntryFactory


def voter(budget_round, email, **fields):
    """An entry whose holder proved `email` and voted online, as casting leaves it."""
    proved = {
        "email_key": keyed("email", fold_email(email)),
        "sealed_email": seal(email, "roll-email"),
        "channel": "web",
        "proof": "emailed-code",
    }
    return RollEntryFactory(ballot=budget_round.ballot, **{**proved, **fields})


def written_to():
    """How many letters each address got."""
    return Counter(address for letter in mail.outbox for address in letter.to)
