"""What a member votes on, however it came about: a contest's candidates or a resolution's three answers."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from ballots.models import Ballot, BallotState, Kind, RollEntry
from governance.models import Contest, Election, Nomination, Resolution
from members.models import Constitution, Organisation, Person
from statute import parameters


@dataclass(frozen=True)
class Choice:
    """One line of the paper. Only a candidate has a statement, interests and perhaps a photo."""

    number: int
    title: str
    nomination: Nomination | None = None
    withdrawn_because: str = ""


@dataclass(frozen=True)
class Question:
    """A ballot with the words around it, and what it is the vote of."""

    ballot: Ballot
    about: Contest | Resolution
    organisation: Organisation
    title: str
    text: str
    choices: tuple[Choice, ...]
    small_classes: tuple[str, ...] = ()

    @property
    def called(self) -> Election | Resolution:
        """What members were called to."""
        return self.about.election if isinstance(self.about, Contest) else self.about

    @property
    def page(self) -> str:
        """Where it is announced."""
        return self.called.get_absolute_url()

    @property
    def result_page(self) -> str:
        """Where its result is published."""
        return self.about.result_url() if isinstance(self.about, Contest) else self.page

    @property
    def desk_page(self) -> str:
        """The officers' page of the election or of the resolution."""
        name = "election" if isinstance(self.called, Election) else "resolution"
        return reverse(
            f"governance_officer:{name}", args=[self.organisation.slug, self.called.slug]
        )

    @property
    def is_ranking(self) -> bool:
        return self.ballot.kind == Kind.RANKING

    @property
    def class_names(self) -> dict[str, str]:
        """Of the parts of the roll, by the rules that governed on the record date. One statement."""
        versions = Constitution.objects.in_force(
            self.organisation, self.ballot.roll.record_date or self.ballot.age_on
        )
        return dict(versions.classes.values_list("code", "name")) if versions else {}

    @property
    def standing(self) -> list[Choice]:
        return [choice for choice in self.choices if not choice.withdrawn_because]

    @property
    def takes_votes(self) -> bool:
        """As far as a page can tell; a vote itself is decided by the database's clock."""
        open_now = self.ballot.state == BallotState.OPEN
        return open_now and timezone.now() < self.ballot.closes_at

    def address(self, name: str) -> str:
        """The path of one of the voting pages: vote, vote_check, vote_cast, vote_receipt."""
        return reverse(f"governance:{name}", args=[self.organisation.slug, self.ballot.pk])


def question(slug: str, ballot_id: int) -> Question:
    """The question of a ballot of a published organisation. Raises Http404."""
    found = question_of(
        get_object_or_404(Ballot.objects.exclude(state=BallotState.DRAFT), pk=ballot_id)
    )
    if found.organisation.slug != slug or not found.organisation.published:
        raise Http404
    return found


def question_on_desk(organisation: Organisation, ballot_id: int) -> Question:
    """The question of a ballot of an organisation that an officer may see. Raises Http404."""
    found = question_of(get_object_or_404(Ballot.objects.select_related("roll"), pk=ballot_id))
    if found.organisation.pk != organisation.pk:
        raise Http404
    return found


def question_of(ballot: Ballot) -> Question:
    """The question of a vote of members, for whoever need not ask who may see it. Raises Http404 for another ballot."""
    contest = Contest.objects.select_related("election__organisation").filter(ballot=ballot).first()
    if contest is not None:
        return _of_contest(contest, ballot)
    resolutions = Resolution.objects.select_related("organisation")
    return _of_resolution(get_object_or_404(resolutions, ballot=ballot), ballot)


def entries_of(ballot: Ballot, person: Person) -> list[RollEntry]:
    """What this person may cast for: their own entry first, then those they stand in for."""
    found = RollEntry.objects.filter(ballot=ballot).open_to(person)
    return sorted(
        found, key=lambda entry: (entry.holder_id != person.pk, entry.delegated, entry.pk)
    )


def _of_contest(contest: Contest, ballot: Ballot) -> Question:
    named = {one.option_id: one for one in contest.nominations.exclude(option=None).order_by("pk")}
    return Question(
        ballot=ballot,
        about=contest,
        organisation=contest.election.organisation,
        title=f"{contest.election.title}: {contest.name}",
        text=contest.election.summary,
        choices=tuple(
            Choice(option.number, option.title, named.get(option.pk), option.withdrawn_reason)
            for option in ballot.options.order_by("number")
        ),
    )


def _of_resolution(resolution: Resolution, ballot: Ballot) -> Question:
    return Question(
        ballot=ballot,
        about=resolution,
        organisation=resolution.organisation,
        title=resolution.title,
        text=resolution.text,
        choices=tuple(
            Choice(option.number, option.title) for option in ballot.options.order_by("number")
        ),
        small_classes=tuple(small_classes(ballot)),
    )


def small_classes(ballot: Ballot) -> list[str]:
    """The classes so few that how they vote could be told, from the roll as it was frozen."""
    floor = int(parameters.value("small-cell", ballot.age_on))
    sizes = ballot.roll.sizes or ballot.entries.sizes()
    blocks = ballot.rule_parameters.get("blocks", [])
    return [one["name"] for one in blocks if 0 < sizes.get(one["code"], 0) < floor]
