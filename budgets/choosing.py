"""What a voter chooses from: the projects of a round as one list, in this visitor's order and language."""

from collections.abc import Collection, Sequence
from hashlib import blake2b
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from budgets import languages, origins
from budgets.models import BudgetRound, Project

SHUFFLED = "shuffled"
SORTS = [
    (SHUFFLED, _("Shuffled for me")),
    ("cheapest", _("Lowest cost first")),
    ("dearest", _("Highest cost first")),
    ("name", _("By name, A to Z")),
    ("number", _("By number on the ballot")),
]
_LONGEST_NUMBER = 5
_LONGEST_MARK = 10
# The name of the field beside a project, before its number, where points or places are given.
MARK = "mark-"


class Listed(NamedTuple):
    """One project as voters read it. Hashable, so that its drawn card can be kept by its content.

    `said` names the words that are in `language`, written in `direction`: a translation may have only some.
    `origin` is the address of what it came from, if of anything; `priority` the item of the agenda that it serves;
    `pot` the number of its pot, 0 where there is one for all.
    """

    number: int
    title: str
    cost_pence: int
    summary: str
    description: str
    place: str
    category: str
    drawing: str
    picture: str
    picture_alt: str
    language: str
    direction: str
    said: tuple[str, ...]
    withdrawn_because: str
    origin: str = ""
    pot: int = 0
    priority: origins.Priority = origins.Priority()


class Wish(NamedTuple):
    """What a visitor has chosen, and how they want the list.

    `typed` is what stands beside projects where points or places are given, as it was typed; `numbers` are
    all projects that are chosen in one way or the other. `area` is the code of where they live, asked for where some pots are
    for one area only.
    """

    numbers: tuple[int, ...] = ()
    typed: tuple[tuple[int, str], ...] = ()
    category: str = ""
    sort: str = SHUFFLED
    language: str = ""
    area: str = ""


def read_wish(data: QueryDict) -> Wish:
    """From a sent form; anything else than a number becomes 0, which no project has. Nothing from a pot is nothing."""
    sent = [text for name in data if _ticks(name) for text in data.getlist(name)]
    ticked = [_number(text) for text in sent if text]
    typed = _typed(data)
    return Wish(
        numbers=tuple(dict.fromkeys([*ticked, *(number for number, _text in typed)])),
        typed=typed,
        category=data.get("category", ""),
        sort=data.get("sort", SHUFFLED),
        language=data.get("language", ""),
        area=data.get("area", ""),
    )


def _ticks(name: str) -> bool:
    """Where one project is chosen of each pot, the radio buttons of a pot have a name of their own."""
    return name == "project" or name.startswith("project-of-")


def _typed(data: QueryDict) -> tuple[tuple[int, str], ...]:
    """Whatever is not nothing, beside each project once."""
    written = {
        _number(name.removeprefix(MARK)): str(text).strip()[:_LONGEST_MARK]
        for name, text in data.items()
        if name.startswith(MARK)
    }
    return tuple((number, text) for number, text in written.items() if text.strip("0"))


def _number(text: str) -> int:
    good = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if good else 0


_FIELDS = [
    "option__number",
    "option__title",
    "option__cost_pence",
    "summary",
    "description",
    "place",
    "category",
    "drawing",
    "picture",
    "picture_alt",
    "option__withdrawn_reason",
    "option__pot__number",
]
_TRANSLATIONS = ["translations", "option__translations"]


def projects_of(budget_round: BudgetRound, language: str = "") -> list[Listed]:
    """Every project, withdrawn ones too, by number. One statement, however many there are."""
    spoken = language if language in budget_round.languages else ""
    rows = Project.objects.filter(round=budget_round).order_by("option__number")
    whence = origins.read_with()
    fields = [*_FIELDS, *_TRANSLATIONS] if spoken else _FIELDS
    found = rows.annotate(**whence).values(*fields, *whence)
    return [_listed(row, spoken, budget_round.slug) for row in found]


def _listed(row: dict[str, object], language: str, slug: str) -> Listed:
    said = _said(row, language)
    picture = str(row["picture"] or "")
    return Listed(
        number=int(str(row["option__number"])),
        title=said.get("title") or str(row["option__title"]),
        cost_pence=int(str(row["option__cost_pence"])),
        summary=said.get("summary") or str(row["summary"]),
        description=said.get("description") or str(row["description"]),
        place=said.get("place") or str(row["place"]),
        category=str(row["category"]),
        drawing=str(row["drawing"]),
        picture=default_storage.url(picture) if picture else "",
        picture_alt=str(row["picture_alt"]),
        language=language if said else "",
        direction=languages.language(language).direction if said else "",
        said=tuple(said),
        withdrawn_because=str(row["option__withdrawn_reason"]),
        origin=origins.address(slug, row.get("origin")),
        pot=int(str(row["option__pot__number"] or 0)),
        priority=origins.priority(slug, row.get("served")),
    )


def _said(row: dict[str, object], language: str) -> dict[str, str]:
    """The words of a project in that language; {} where nobody has translated it."""
    if not language:
        return {}
    return {
        name: text
        for translations in (row[name] for name in _TRANSLATIONS)
        if isinstance(translations, dict)
        for name, text in translations.get(language, {}).items()
        if text
    }


def choosable(projects: Collection[Listed]) -> list[Listed]:
    return [project for project in projects if not project.withdrawn_because]


def arranged(projects: Sequence[Listed], wish: Wish, order: int) -> list[Listed]:
    """As the visitor wants to see them. What is ticked stays in sight whatever is filtered."""
    shown = [
        project
        for project in projects
        if wish.category in {"", project.category} or project.number in wish.numbers
    ]
    if wish.sort == "cheapest":
        return sorted(shown, key=lambda project: project.cost_pence)
    if wish.sort == "dearest":
        return sorted(shown, key=lambda project: -project.cost_pence)
    if wish.sort == "name":
        return sorted(shown, key=lambda project: project.title.casefold())
    return shown if wish.sort == "number" else _shuffled(shown, order)


def _shuffled(projects: list[Listed], order: int) -> list[Listed]:
    # Each project draws its own lot, so that a filter does not change the order of what it leaves.
    return sorted(projects, key=lambda project: _lot(order, project.number))


def _lot(order: int, number: int) -> bytes:
    return blake2b(f"{order}:{number}".encode(), digest_size=8).digest()


def categories(projects: Collection[Listed]) -> list[str]:
    return sorted({project.category for project in projects if project.category})


def chosen(projects: Collection[Listed], numbers: Collection[int]) -> list[Listed]:
    wanted = set(numbers)
    return [project for project in projects if project.number in wanted]
