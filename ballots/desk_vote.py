"""A vote as the desks of its officers know it, whatever is decided: the room whose vote it is tells them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from ballots.letters.ordering import About
from ballots.models import Ballot


@dataclass(frozen=True)
class DeskVote:
    """`home` is the path below which the desks lie, `back` the officers' page of the vote; `slug` names files.

    `part` asks for the part of the roll printed on a paper, `part_names` gives its choices their names by code.
    `details_form` asks who somebody is that is put on an open roll; None where the roll is a register.
    """

    ballot: Ballot
    title: str
    slug: str
    home: str
    back: str
    letters_say: About
    part: str
    part_names: Callable[[], Mapping[str, str]]
    details_form: Callable[[Any], forms.Form] | None = None

    @property
    def letters(self) -> str:
        return f"{self.home}letters/"

    @property
    def replace_letter(self) -> str:
        return f"{self.letters}replace/"

    @property
    def papers(self) -> str:
        return f"{self.home}paper/"

    @property
    def identity(self) -> str:
        return f"{self.papers}identity/"

    @property
    def assisted(self) -> str:
        return f"{self.home}assisted/"

    def letter_batch(self, number: int) -> str:
        return f"{self.letters}{number}/"

    def batch(self, number: int) -> str:
        return f"{self.papers}batches/{number}/"
