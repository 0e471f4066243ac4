from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils.functional import Promise


def always() -> bool:
    return True


@dataclass(frozen=True)
class ProofMethod:
    """One way to prove who one is.

    `strength` orders methods and means nothing else: a higher one is harder to fake. `explanation` is the
    sentence a reader of the result sees beside the number of votes proved this way. `in_ballots` says that a voter
    can prove themselves so while voting; the others prove who applies to a class. `by_account` methods need an account that
    the roll names, so only a roll of members can accept them. `is_offered` says whether this site can do it: a method that needs a setting keeps its
    name for what it proved before, and no form offers it.
    """

    code: str
    label: str | Promise
    strength: int
    explanation: str | Promise
    in_ballots: bool = True
    by_account: bool = False
    is_offered: Callable[[], bool] = always


_methods: dict[str, ProofMethod] = {}


def register(proof: ProofMethod) -> None:
    """Add a method. Raises ValueError where another one has its code."""
    if _methods.setdefault(proof.code, proof) != proof:
        raise ValueError(f"There is already a proof method {proof.code!r}")


def method(code: str) -> ProofMethod:
    """The method of that code. Raises KeyError."""
    return _methods[code]


def by_strength() -> list[ProofMethod]:
    """Every method, the strongest first."""
    return sorted(_methods.values(), key=lambda proof: (-proof.strength, proof.code))


def choices(kept: Collection[str] = ()) -> list[tuple[str, str]]:
    """Code and label of every method open to anybody, the strongest first, for a form.

    What was chosen before is `kept` there although this site does not offer it now: saving the form loses nothing unseen.
    """
    return [
        (proof.code, str(proof.label))
        for proof in by_strength()
        if (proof.is_offered() or proof.code in kept) and not proof.by_account
    ]


def ballot_choices() -> list[tuple[str, str]]:
    """Those that a ballot of residents can accept, the strongest first, for its form."""
    return [
        (proof.code, str(proof.label))
        for proof in by_strength()
        if proof.in_ballots and proof.is_offered() and not proof.by_account
    ]
