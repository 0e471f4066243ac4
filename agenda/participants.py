"""Who takes part between votes: somebody who has shown that they read an e-mail address, by a code, a link or signing in.

Rows keep a keyed hash of the address, another in each round, so that nothing says who it was or joins two rounds; where we
must be able to write to somebody, the address is kept sealed beside it.
"""

from dataclasses import dataclass, field

from cryptography.fernet import InvalidToken

from budgets.models import BudgetRound
from members import outbox
from members.folding import fold_email
from members.seals import keyed, seal, unseal
from record.entries import Actor

_SEALED = "participant-address"
# In the public record residents are one: not even an opaque id joins their acts.
RESIDENT = Actor("resident", "resident")


@dataclass(frozen=True)
class Participant:
    """Somebody by a proven address, which no log, page of another or address of a page ever shows."""

    email: str = field(repr=False)

    def key_in(self, budget_round: BudgetRound) -> bytes:
        """The same for all spellings of one address, in one round."""
        return keyed("participant", f"{budget_round.pk}|{fold_email(self.email)}")

    def is_author(self, key: bytes | memoryview | None, budget_round: BudgetRound) -> bool:
        return key is not None and bytes(key) == self.key_in(budget_round)

    def sealed(self) -> bytes:
        return seal(self.email, _SEALED)


def unsealed(sealed: bytes | memoryview | None) -> Participant | None:
    """Who a row's sealed address is of; None where there is none any more."""
    try:
        return Participant(unseal(bytes(sealed or b""), _SEALED))
    except InvalidToken:
        return None


def write_to(sealed: bytes | memoryview | None, *, subject: str, text: str) -> None:
    """An e-mail to whoever the sealed address is of, sent after the commit; nothing where there is none any more."""
    if somebody := unsealed(sealed):
        outbox.post(to=somebody.email, subject=subject, text=text)
