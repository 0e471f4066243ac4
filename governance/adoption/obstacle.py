from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "classes", "bodies", "seats", "rules"]


@dataclass(frozen=True)
class Obstacle:
    """One thing in the way of adoption, as a sentence that names the part, and where the part is written."""

    sentence: str
    kind: Kind = "heading"
    code: str = ""
    body: str = ""
