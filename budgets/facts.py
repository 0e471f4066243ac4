"""What an officer says about a round and about a project, as plain values between a form and a verb."""

from dataclasses import dataclass, field
from datetime import date, datetime

from places.models import Neighbourhood, Ward

Translations = dict[str, dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class RoundFacts:
    """Everything that makes a round. Money in pence; `ward` and `neighbourhood` None is the whole area; moments are aware."""

    title: str
    question: str
    pot_pence: int
    opens_at: datetime
    closes_at: datetime
    ward: Ward | None = None
    neighbourhood: Neighbourhood | None = None
    summary: str = ""

    kind: str = "approval"
    max_choices: int | None = None
    points_total: int | None = None
    most_points: int | None = None
    rule: str = "equal-shares"
    completion: str = "none"
    stop_at_first: bool = False
    threshold: int | None = None
    threshold_percent: int | None = None
    tie_rule: str = "votes-cost-number"
    publishing_floor: int = 10
    other_rule_published: bool = False

    who_may_vote: tuple[str, ...] = ("lives",)
    minimum_age: int = 16
    age_on: date | None = None
    roll_kind: str = "both"
    record_date: date | None = None
    accepted_proofs: tuple[str, ...] = ("posted-code", "emailed-code")

    legal_basis: str = ""
    privacy_notice: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    languages: tuple[str, ...] = ()
    translations: Translations = field(default_factory=dict)
    micro: bool = False
    demonstration: bool = False


@dataclass(frozen=True, kw_only=True)
class ProjectFacts:
    """What a resident reads about a project. `translations` is {"cy": {"title": "…", "summary": "…"}}.

    `pot` is the number of its pot where the round has several.
    """

    title: str
    cost_pence: int
    summary: str
    description: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    category: str = ""
    drawing: str = ""
    pot: int | None = None
    translations: Translations = field(default_factory=dict)
