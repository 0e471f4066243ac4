"""What an example constitution is made of: the same parts as the rows it becomes, without a database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from governance.models import EmptyClass, Filling, Method, Statutory
from members.models import LegalForm, Need

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Text = str | _StrPromise


@dataclass(frozen=True, kw_only=True)
class ClassShape:
    """See `members.models.StakeholderClass`, whose fields these are."""

    code: str
    name: "Text"
    summary: "Text"
    votes: bool = True
    weight: int = 1
    cap_percent: int | None = None
    takes_people: bool = True
    takes_organisations: bool = False
    minimum_age: int | None = None
    maximum_age: int | None = None
    consent_age: int | None = None
    needs: Sequence[Need] = ()
    share_price_pence: int | None = None
    minimum_shares: int = 0
    maximum_shares: int | None = None
    shares_withdrawable: bool = False


@dataclass(frozen=True, kw_only=True)
class SeatsShape:
    """See `governance.models.Constituency`. `appointer` names who appoints ("council"): a real organisation takes its place in a draft."""

    code: str
    name: "Text"
    seats: int
    class_codes: Sequence[str] = ()
    appointer: str = ""
    rotation: int | None = None
    term_months: int = 36
    maximum_terms: int | None = None
    proposers: int = 0

    @property
    def filling(self) -> Filling:
        return Filling.APPOINTED if self.appointer else Filling.ELECTED


@dataclass(frozen=True, kw_only=True)
class BodyShape:
    """See `governance.models.Body`."""

    code: str
    name: "Text"
    summary: "Text"
    powers: "Sequence[Text]"
    constituencies: Sequence[SeatsShape]
    minimum_age: int | None = None
    is_committee: bool = False


@dataclass(frozen=True, kw_only=True)
class RuleShape:
    """See `governance.models.ResolutionRule`; percentages in hundredths."""

    code: str
    name: "Text"
    summary: "Text"
    method: Method = Method.HEAD_COUNT
    statutory: Statutory = Statutory.NONE
    threshold: int = 5000
    at_least: bool = False
    of_all_members: bool = False
    class_threshold: int | None = None
    quorum_number: int = 0
    quorum_percent: int = 0
    turnout_floor: int = 0
    empty_class: EmptyClass = EmptyClass.LAPSES
    second_meeting_threshold: int | None = None
    changes_rules: bool = False


@dataclass(frozen=True, kw_only=True)
class Example:
    """A complete constitution of a real shape.

    `after` says whose shape it is; `own_choices` which of its figures no source gives, so that nobody takes them for facts.
    """

    code: str
    title: "Text"
    summary: "Text"
    legal_form: LegalForm
    after: "Text"
    own_choices: "Sequence[Text]"
    why_these_weights: "Text"
    classes: Sequence[ClassShape]
    bodies: Sequence[BodyShape]
    rules: Sequence[RuleShape] = field(default_factory=tuple)
