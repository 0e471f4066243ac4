"""What one person has before them while they decide on a draft: its lines, their interests, and what they wrote so far."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from delivery.forms.signing import OwnInterestForm, SignForm
from delivery.models import Decider, Vote
from members.models import Person

BEGUN = "interest-"


class Sitting:
    """`sent` is what came with the form, empty where nothing did; `refusal` the sentence that says why something was not done."""

    def __init__(self, decider: Decider, person: Person, sent: QueryDict) -> None:
        self.decider, self.person, self.sent = decider, person, sent
        self.refusal = ""
        self.lines = list(decider.decision.lines.select_related("project__option__pot"))
        self.read_interests()
        begun = {name.removeprefix(BEGUN): text for name, text in sent.items()}
        self.declare = OwnInterestForm(initial=begun, prefix="interest", rows=self.lines)

    def read_interests(self) -> None:
        """Their interests as they are now, and the votes as these leave them, those too that were not sent."""
        self.interests = list(self.decider.interests.select_related("project__option"))
        self.form = SignForm(initial=self.sent.dict(), rows=self.lines, interests=self.interests)

    def keep_interest(self) -> None:
        """What was written is declared: an empty form for the next."""
        self.declare = OwnInterestForm(prefix="interest", rows=self.lines)
        self.read_interests()

    def vote_for_all(self) -> None:
        """Every line marked as the draft has it; nothing is sent before they sign."""
        marked = {f"vote_{one.pk}": Vote.FOR for one in self.lines}
        self.form.initial.update(marked)

    def take_interest(self) -> bool:
        """Whether what was written of an interest can be declared; if not, the form says why."""
        self.declare = OwnInterestForm(self.sent, prefix="interest", rows=self.lines)
        return self.declare.is_valid()

    def take_votes(self) -> bool:
        """Whether they voted on every line and have no interest half written; if not, the form says where."""
        self.form = SignForm(self.sent, rows=self.lines, interests=self.interests)
        return self.form.is_valid() and not self._has_begun_an_interest()

    def _has_begun_an_interest(self) -> bool:
        begun = bool(self.sent.get(f"{BEGUN}about", "").strip())
        if begun:
            self.take_interest()
            self.declare.add_error(
                "about", _("Press “Declare it” under this interest, or empty the field")
            )
        return begun

    @property
    def digest(self) -> str:
        """Of the draft that they read: while they write, another may have taken its place, which they have to be told."""
        now: str = self.decider.digest  # type: ignore[attr-defined] # annotated
        return now if self.refusal else self.sent.get("digest", now)
