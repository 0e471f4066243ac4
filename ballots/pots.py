"""Several pots of one ballot: parts of its money with options of their own, arranged before it opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F, Max, Sum
from django.utils.translation import gettext as _

from ballots.errors import NotAllowedNow
from ballots.models import CHOICE_KINDS, Ballot, BallotState, Pot
from look.words import pounds
from members.models import Person
from record import entries

MOST_POTS = 100


@dataclass(frozen=True, kw_only=True)
class PotFacts:
    """What an officer says of a pot; see `Pot`. `translations` are its name in other languages: {"cy": {"name": "…"}}."""

    name: str
    pence: int
    max_choices: int | None = None
    strata: tuple[str, ...] = ()
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@transaction.atomic
def add_pots(*, ballot: Ballot, by: Person, several: Sequence[PotFacts]) -> list[Pot]:
    """All of them, numbered after those there are, or none. Raises NotAllowedNow."""
    locked = _lock(ballot)
    there = locked.pots.aggregate(last=Max("number"))["last"] or 0
    if locked.pots.count() + len(several) > MOST_POTS:
        raise NotAllowedNow(_("A vote has %(most)d pots at most.") % {"most": MOST_POTS})
    made = []
    for number, facts in enumerate(several, there + 1):
        _check(locked, facts)
        made.append(Pot.objects.create(ballot=locked, number=number, **_values(facts)))
    _record(locked, by, "ballots.pots-added", made)
    ballot.refresh_from_db(fields=["has_pots"])
    return made


@transaction.atomic
def change_pot(*, pot: Pot, by: Person, facts: PotFacts) -> Pot:
    """The pot with new facts, its number and its options kept. Raises NotAllowedNow."""
    locked = _lock(pot.ballot)
    _still_there(pot)
    _check(locked, facts, apart_from=pot.pk)
    for name, value in _values(facts).items():
        setattr(pot, name, value)
    pot.save()
    _record(locked, by, "ballots.pot-changed", [pot])
    return pot


@transaction.atomic
def remove_pot(*, pot: Pot, by: Person) -> None:
    """Take a pot away that has no options. Raises NotAllowedNow."""
    locked = _lock(pot.ballot)
    _still_there(pot)
    if pot.options.exists():
        raise NotAllowedNow(
            _("“%(pot)s” has projects. Put them in another pot first, or take them off.")
            % {"pot": pot.name}
        )
    _record(locked, by, "ballots.pot-removed", [pot])
    pot.delete()
    pot.ballot.refresh_from_db(fields=["has_pots"])


def check_pots(ballot: Ballot) -> None:
    """Raises NotAllowedNow with the first thing for which a ballot of pots cannot be scheduled."""
    held = ballot.pots.aggregate(sum=Sum("pence"))["sum"]
    if held != ballot.pot:
        sums = {"held": pounds(held), "all": pounds(ballot.pot)}
        raise NotAllowedNow(
            _("The pots hold %(held)s together and there is %(all)s. Make them agree.") % sums
        )
    if left_out := ballot.options.filter(pot=None).first():
        raise NotAllowedNow(_("“%(title)s” is in no pot. Choose one.") % {"title": left_out.title})
    if dear := ballot.options.filter(cost_pence__gt=F("pot__pence")).first():
        raise NotAllowedNow(_("“%(title)s” costs more than its pot holds.") % {"title": dear.title})
    if bare := ballot.pots.filter(options=None).first():
        raise NotAllowedNow(
            _("“%(pot)s” has no projects. Add one, or take the pot away.") % {"pot": bare.name}
        )
    if elsewhere := ballot.pots.exclude(strata__contained_by=ballot.strata).first():
        raise NotAllowedNow(
            _("“%(pot)s” is for an area that does not vote here.") % {"pot": elsewhere.name}
        )


def _lock(ballot: Ballot) -> Ballot:
    locked = Ballot.objects.select_for_update().get(pk=ballot.pk)
    if locked.state != BallotState.DRAFT:
        raise NotAllowedNow(_("Pots can be changed only while the vote is a draft."))
    if locked.kind not in CHOICE_KINDS:
        raise NotAllowedNow(
            _("Pots go with votes where projects are chosen, not with points or an order.")
        )
    return locked


def _still_there(pot: Pot) -> None:
    """Saving a pot that somebody else took away meanwhile would bring it back."""
    if not Pot.objects.filter(pk=pot.pk).exists():
        raise NotAllowedNow(_("“%(pot)s” has been taken away meanwhile.") % {"pot": pot.name})


def _check(ballot: Ballot, facts: PotFacts, apart_from: int = 0) -> None:
    if not facts.name.strip():
        raise NotAllowedNow(_("Give the pot a name."))
    if ballot.pots.exclude(pk=apart_from).filter(name__iexact=facts.name.strip()).exists():
        raise NotAllowedNow(
            _("There is a pot called “%(name)s” already.") % {"name": facts.name.strip()}
        )
    if not 0 < facts.pence <= ballot.pot:
        raise NotAllowedNow(
            _("A pot holds more than nothing and no more than all the money, %(all)s.")
            % {"all": pounds(ballot.pot)}
        )
    if not set(facts.strata) <= set(ballot.strata):
        raise NotAllowedNow(_("Choose an area whose people vote here."))


def _values(facts: PotFacts) -> dict[str, object]:
    return {
        "name": facts.name.strip(),
        "pence": facts.pence,
        "max_choices": facts.max_choices,
        "strata": list(facts.strata),
        "translations": {
            code: {"name": said["name"].strip()}
            for code, said in facts.translations.items()
            if said.get("name", "").strip()
        },
    }


def _record(ballot: Ballot, by: Person, action: str, pots: Sequence[Pot]) -> None:
    entries.write(
        actor=by.as_actor("officer"),
        action=action,
        subject=ballot.as_subject(),
        payload={
            "pots": "; ".join(f"{pot.name}: {pounds(pot.pence)}" for pot in pots),
            "numbers": [pot.number for pot in pots],
        },
    )
