"""From a proposal to a project of the vote: each accepted variant is one, linked for ever with what it came from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from ballots.models import Pot
from budgets.errors import RoundError
from budgets.facts import ProjectFacts
from budgets.models import BudgetRound, Project
from budgets.parts import pots_for
from budgets.projects import add_projects, set_picture
from look import words
from members.models import Person
from proposals.models import OnBallot, Outcome, Proposal, ProposalState, Variant
from proposals.moving import record

_LONGEST = {"title": 140, "summary": 240, "place": 160}


@dataclass(frozen=True)
class Candidate:
    """A proposal, or one variant of it, that can be put on the ballot. `has_others`: other variants of it can too, or are there."""

    proposal: Proposal
    variant: Variant | None = None
    has_others: bool = False

    @property
    def key(self) -> str:
        return f"{self.proposal.number}-{self.variant.pk if self.variant else 0}"

    @property
    def title(self) -> str:
        name = self.variant.name if self.variant else ""
        return f"{self.proposal.title}: {name}" if name else self.proposal.title

    @property
    def cost_pence(self) -> int:
        return (self.variant.total_pence if self.variant else self.proposal.cost_guess_pence) or 0


def candidates(budget_round: BudgetRound) -> list[Candidate]:
    """What could go on and is not there yet. Three statements, however many there are."""
    proposals = Proposal.objects.published().filter(round=budget_round).order_by("number")
    proposals = proposals.select_related("ward").defer("ward__boundary")
    if budget_round.micro:
        return [Candidate(one) for one in proposals.filter(on_ballot=None)]
    accepted = Variant.objects.filter(accepted=True).select_related("on_ballot")
    rows = proposals.filter(appraisal__outcome__in=[Outcome.YES, Outcome.CHANGES])
    rows = rows.select_related("appraisal").prefetch_related(
        Prefetch("appraisal__variants", accepted)
    )
    return [candidate for one in rows for candidate in _of_variants(one)]


def _of_variants(proposal: Proposal) -> list[Candidate]:
    accepted = list(proposal.appraisal.variants.all())
    waiting = [one for one in accepted if getattr(one, "on_ballot", None) is None]
    return [Candidate(proposal, one, has_others=len(accepted) > 1) for one in waiting]


@transaction.atomic
def put_on_ballot(
    *, budget_round: BudgetRound, by: Person, chosen: Sequence[Candidate]
) -> list[Project]:
    """All of them or, if one does not fit, none, with a sentence that names it. Raises RoundError."""
    BudgetRound.objects.select_for_update(no_key=True).get(pk=budget_round.pk)
    if not chosen:
        raise RoundError(_("Choose at least one."))
    for one in chosen:
        _check(budget_round, one)
    pots = pots_for(budget_round.ballot, None)
    several = [_facts(one, pots) for one in chosen]
    projects = add_projects(budget_round=budget_round, by=by, several=several)
    for one, project in zip(chosen, projects, strict=True):
        OnBallot.objects.create(proposal=one.proposal, variant=one.variant, project=project)
        _take_photo_over(one.proposal, project, by)
        record(
            by.as_actor("officer"),
            "proposals.on-ballot",
            one.proposal,
            project=project.option.number,
            cost_pence=one.cost_pence,
        )
    return projects


def _check(budget_round: BudgetRound, one: Candidate) -> None:
    locked = Proposal.objects.select_for_update().get(pk=one.proposal.pk)
    facts = {
        "title": one.title,
        "cost": words.pounds(one.cost_pence),
        "pot": words.pounds(budget_round.ballot.pot),
    }
    if locked.state != ProposalState.PUBLISHED or not _is_accepted(budget_round, one):
        raise RoundError(_("“%(title)s” cannot go on the ballot: it is not accepted.") % facts)
    if OnBallot.objects.filter(proposal=locked, variant=one.variant).exists():
        raise RoundError(_("“%(title)s” is on the ballot already.") % facts)
    if one.cost_pence <= 0:
        raise RoundError(_("“%(title)s” must cost more than nothing.") % facts)
    if one.cost_pence > budget_round.ballot.pot:
        raise RoundError(_("“%(title)s” costs %(cost)s, and there is %(pot)s in all.") % facts)


def _is_accepted(budget_round: BudgetRound, one: Candidate) -> bool:
    if one.variant is None:
        return budget_round.micro
    accepted = Variant.objects.filter(
        pk=one.variant.pk,
        accepted=True,
        appraisal__proposal=one.proposal,
        appraisal__outcome__in=[Outcome.YES, Outcome.CHANGES],
    )
    return accepted.exists()


def _facts(one: Candidate, pots: Sequence[Pot]) -> ProjectFacts:
    proposal = one.proposal
    pot = _pot_of(proposal, pots)
    return ProjectFacts(
        title=_cut(one.title, "title"),
        cost_pence=one.cost_pence,
        summary=_cut(proposal.what.split("\n")[0], "summary"),
        description="\n\n".join(filter(None, [proposal.what, proposal.why])),
        place=_cut(proposal.place, "place"),
        latitude=proposal.latitude,
        longitude=proposal.longitude,
        category=str(proposal.get_category_display()),
        drawing=proposal.drawn,
        pot=pot.number if pot else None,
    )


def _pot_of(proposal: Proposal, pots: Sequence[Pot]) -> Pot | None:
    """Its own ward's, by where it lies, or else the first that is everybody's; an officer can move it until the vote is scheduled.

    Raises RoundError where all are of other wards: those pay for nothing outside them unasked.
    """
    if not pots:
        return None
    area = proposal.ward.code if proposal.ward else ""
    own = (pot for pot in pots if area in pot.strata)
    everybody = (pot for pot in pots if not pot.strata)
    if found := next(own, None) or next(everybody, None):
        return found
    raise RoundError(
        _("“%(title)s” lies in no ward that has a pot. Add a pot that is everybody’s first.")
        % {"title": proposal.title}
    )


def _cut(text: str, name: str) -> str:
    most = _LONGEST[name]
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _take_photo_over(proposal: Proposal, project: Project, by: Person) -> None:
    first = proposal.photos.first()
    if first is None:
        return
    with first.picture.open("rb") as file:
        set_picture(project=project, by=by, picture=file.read(), alt=first.alt)
