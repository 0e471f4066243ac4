"""Projects of a round: each is an option of its ballot and what residents read about it."""

from collections.abc import Mapping, Sequence

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ballots.models import Ballot, BallotState, Option, Pot
from budgets.errors import RoundError
from budgets.facts import ProjectFacts
from budgets.models import BudgetRound, Project
from look.words import pounds
from members.models import Person
from record import entries

_CHANGEABLE = {BallotState.DRAFT, BallotState.SCHEDULED}
_OF_THE_PROJECT = [
    "summary",
    "description",
    "place",
    "latitude",
    "longitude",
    "category",
    "drawing",
]


@transaction.atomic
def add_project(*, budget_round: BudgetRound, by: Person, facts: ProjectFacts) -> Project:
    """One more project, numbered after the last ever used. Raises RoundError once voting has opened."""
    return add_projects(budget_round=budget_round, by=by, several=[facts])[0]


@transaction.atomic
def add_projects(
    *, budget_round: BudgetRound, by: Person, several: Sequence[ProjectFacts]
) -> list[Project]:
    """All of them or, if one does not fit, none."""
    ballot = _lock(budget_round)
    pots = _pots(ballot)
    for facts in several:
        _check(ballot, facts, pots)
    _check_titles(ballot, [facts.title for facts in several])
    number = _last_number(ballot)
    made = [
        _make(budget_round, ballot, number + n, facts, pots) for n, facts in enumerate(several, 1)
    ]
    for project in made:
        _record(by, "budgets.project-added", project)
    return made


@transaction.atomic
def change_project(*, project: Project, by: Person, facts: ProjectFacts) -> Project:
    """The project with new facts, its number kept. Raises RoundError once voting has opened."""
    ballot = _lock(project.round)
    pots = _pots(ballot)
    _check(ballot, facts, pots)
    _check_titles(ballot, [facts.title], apart_from=project.option_id)
    option, pot = project.option, pots.get(facts.pot or 0)
    _check_pot_left(ballot, option, pot)
    option.title, option.cost_pence = facts.title, facts.cost_pence
    option.translations, option.pot = _titles(facts), pot
    option.save(update_fields=["title", "cost_pence", "translations", "pot"])
    for name in _OF_THE_PROJECT:
        setattr(project, name, getattr(facts, name))
    project.translations = _texts(facts)
    project.save(update_fields=[*_OF_THE_PROJECT, "translations"])
    _record(by, "budgets.project-changed", project)
    return project


@transaction.atomic
def remove_project(*, project: Project, by: Person) -> None:
    """Take a project off before voting opens; afterwards it can only be withdrawn, with a reason."""
    _check_pot_left(_lock(project.round), project.option, None)
    _record(by, "budgets.project-removed", project)
    project.option.delete()


@transaction.atomic
def set_picture(*, project: Project, by: Person, picture: bytes, alt: str) -> None:
    """Put a tidied picture (see `look.photos`) on the project; `alt` says what it shows."""
    _lock(project.round)
    if not alt.strip():
        raise RoundError(
            _("Say what the picture shows, for people who do not see it."), "picture_alt"
        )
    project.picture_alt = alt.strip()
    project.picture.save("picture.jpg", ContentFile(picture), save=False)
    project.save(update_fields=["picture", "picture_alt"])
    _record(by, "budgets.project-pictured", project)


@transaction.atomic
def remove_picture(*, project: Project, by: Person) -> None:
    """Back to the category's drawing."""
    _lock(project.round)
    project.picture, project.picture_alt = "", ""
    project.save(update_fields=["picture", "picture_alt"])
    _record(by, "budgets.project-picture-removed", project)


def _lock(budget_round: BudgetRound) -> Ballot:
    ballot = Ballot.objects.select_for_update().get(pk=budget_round.ballot_id)
    if ballot.state not in _CHANGEABLE:
        raise RoundError(
            _("Voting has opened: projects stay as they are. One can be withdrawn, with a reason.")
        )
    return ballot


def _pots(ballot: Ballot) -> dict[int, Pot]:
    """By number; nothing where all the money is in one."""
    return {pot.number: pot for pot in ballot.pots.all()} if ballot.has_pots else {}


def _check(ballot: Ballot, facts: ProjectFacts, pots: Mapping[int, Pot]) -> None:
    if not facts.title.strip():
        raise RoundError(_("Enter a title."), "title")
    if facts.cost_pence <= 0:
        raise RoundError(_("The cost must be more than nothing."), "cost")
    if facts.cost_pence > ballot.pot:
        raise RoundError(_("This costs more than all the money there is."), "cost")
    if pots:
        _check_pot(pots.get(facts.pot or 0), facts)


def _check_pot(pot: Pot | None, facts: ProjectFacts) -> None:
    if pot is None:
        raise RoundError(
            _("Choose the pot that would pay for “%(title)s”.") % {"title": facts.title}, "pot"
        )
    if facts.cost_pence > pot.pence:
        raise RoundError(
            _("“%(title)s” costs more than its pot holds: “%(pot)s” has %(held)s.")
            % {"title": facts.title, "pot": pot.name, "held": pounds(pot.pence)},
            "cost",
        )


def _check_pot_left(ballot: Ballot, option: Option, to: Pot | None) -> None:
    """A scheduled round opens by itself: no pot of it is left without a project."""
    left = option.pot
    if ballot.state != BallotState.SCHEDULED or left is None or left == to:
        return
    if not left.options.exclude(pk=option.pk).exists():
        raise RoundError(
            _(
                "This is the only project of “%(pot)s”. Put another there first, or take the round back to draft."
            )
            % {"pot": left.name},
            "pot",
        )


def _check_titles(ballot: Ballot, titles: list[str], apart_from: int = 0) -> None:
    others = ballot.options.exclude(pk=apart_from).values_list("title", flat=True)
    seen = {title.casefold() for title in others}
    for title in titles:
        if title.casefold() in seen:
            raise RoundError(
                _("There is a project called “%(title)s” already.") % {"title": title}, "title"
            )
        seen.add(title.casefold())


def _last_number(ballot: Ballot) -> int:
    """The highest number ever given: a removed project's number is not used again."""
    kept = Option.pgh_event_model.objects.filter(ballot_id=ballot.pk)  # type: ignore[attr-defined]
    return kept.aggregate(last=Max("number"))["last"] or 0


def _make(
    budget_round: BudgetRound,
    ballot: Ballot,
    number: int,
    facts: ProjectFacts,
    pots: Mapping[int, Pot],
) -> Project:
    option = Option.objects.create(
        ballot=ballot,
        number=number,
        title=facts.title,
        cost_pence=facts.cost_pence,
        translations=_titles(facts),
        pot=pots.get(facts.pot or 0),
    )
    texts = {name: getattr(facts, name) for name in _OF_THE_PROJECT}
    return Project.objects.create(
        round=budget_round, option=option, translations=_texts(facts), **texts
    )


def _titles(facts: ProjectFacts) -> dict[str, dict[str, str]]:
    return {
        code: {"title": texts["title"]}
        for code, texts in facts.translations.items()
        if texts.get("title")
    }


def _texts(facts: ProjectFacts) -> dict[str, dict[str, str]]:
    kept = {
        code: {name: text for name, text in texts.items() if name != "title" and text}
        for code, texts in facts.translations.items()
    }
    return {code: texts for code, texts in kept.items() if texts}


def _record(by: Person, action: str, project: Project) -> None:
    option = project.option
    entries.write(
        actor=by.as_actor("officer"),
        action=action,
        subject=project.round.as_subject(),
        payload={"number": option.number, "title": option.title, "cost_pence": option.cost_pence},
    )
