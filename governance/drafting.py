"""Writing a draft: from an example, from another version, part by part."""

from collections.abc import Mapping

from django.db import models, transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ballots.acting import acting
from governance.errors import GovernanceError
from governance.examples import Example
from governance.examples.shape import BodyShape
from governance.models import Body, Constituency, ResolutionRule
from governance.parts import parts, put
from governance.proposals import check_may_change, check_may_discard
from members.models import (
    Constitution,
    ConstitutionState,
    Organisation,
    Person,
    StakeholderClass,
)
from record import entries

Part = StakeholderClass | Body | Constituency | ResolutionRule
CODE_LENGTH = 40


@transaction.atomic
def draft_from_example(
    organisation: Organisation,
    example: Example,
    by: Person | entries.Actor,
    appointers: Mapping[str, Organisation] | None = None,
) -> Constitution:
    """A new draft with the example's parts.

    `appointers` gives the organisation for each of the example's ("council"); seats whose appointer is not given wait for
    one, without which the draft cannot be adopted.
    """
    draft = _new_draft(organisation, str(example.title), str(example.why_these_weights))
    _put_classes(draft, example)
    for position, shape in enumerate(example.bodies):
        _put_body(draft, position, shape, appointers or {})
    _put_rules(draft, example)
    _record("governance.constitution-drafted", draft, by, {"source": str(example.title)})
    return draft


@transaction.atomic
def draft_from_version(constitution: Constitution, by: Person | entries.Actor) -> Constitution:
    """A new draft that says in every part what this version says."""
    draft = _new_draft(
        constitution.organisation, constitution.title, constitution.why_these_weights
    )
    put(draft, parts(constitution))
    source = _("version %(number)s") % {"number": constitution.version}
    _record("governance.constitution-drafted", draft, by, {"source": source})
    return draft


@transaction.atomic
def keep_heading(draft: Constitution, by: Person | entries.Actor) -> None:
    """Keep the title, what the version changes, and why its weights are what they are."""
    changeable(draft)
    draft.save(update_fields=["title", "summary", "why_these_weights"])
    _record("governance.constitution-changed", draft, by, {"part": _("title and reasons")})


@transaction.atomic
def keep_part(draft: Constitution, part: Part, by: Person | entries.Actor) -> None:
    """Keep a class, body, constituency or resolution rule of the draft, new or changed.

    A new one gets its code from its name, which it keeps from then on. Raises GovernanceError once the version is adopted.
    """
    changeable(draft)
    part.code = part.code or _free_code(part)
    if part.pk is None:
        part.position = _siblings(part).aggregate(last=Max("position", default=-1))["last"] + 1
    if isinstance(part, ResolutionRule) and part.changes_rules:
        draft.resolution_rules.exclude(pk=part.pk).update(changes_rules=False)
    part.save()
    _record("governance.constitution-changed", draft, by, {"part": part.name})


@transaction.atomic
def remove_part(draft: Constitution, part: Part, by: Person | entries.Actor) -> None:
    """Take a part out of the draft; a body goes with its seats. Raises GovernanceError once the version is adopted."""
    changeable(draft)
    part.delete()
    _record("governance.constitution-part-removed", draft, by, {"part": part.name})


@transaction.atomic
def discard(draft: Constitution, by: Person | entries.Actor) -> None:
    """Delete a draft with all its parts. Raises GovernanceError once the version is adopted, or a resolution proposes it."""
    locked(draft)
    check_may_discard(draft)
    _record("governance.constitution-discarded", draft, by, {"version": draft.version})
    draft.delete()


def changeable(draft: Constitution) -> Constitution:
    """The row, held. Raises GovernanceError where it is a draft no longer, is gone, or members are deciding on it."""
    row = locked(draft)
    check_may_change(row)
    return row


def locked(draft: Constitution) -> Constitution:
    """The row, held until the transaction ends. Raises GovernanceError where it is a draft no longer, or is gone."""
    row = Constitution.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if row is None:
        raise GovernanceError(_("This draft has been discarded."))
    if row.state != ConstitutionState.DRAFT:
        raise GovernanceError(
            _("Version %(number)s has been adopted and is not changed: make a new draft from it.")
            % {"number": row.version}
        )
    return row


def _new_draft(organisation: Organisation, title: str, why: str) -> Constitution:
    # The organisation's row is the lock: two drafts begun at once get a number each.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    versions = Constitution.objects.filter(organisation=organisation)
    last = versions.aggregate(last=Max("version", default=0))["last"]
    return Constitution.objects.create(
        organisation=organisation,
        version=last + 1,
        title=title,
        why_these_weights=why,
        replaces=versions.adopted().first(),
    )


def _put_classes(draft: Constitution, example: Example) -> None:
    for position, shape in enumerate(example.classes):
        given = vars(shape) | {
            "name": str(shape.name),
            "summary": str(shape.summary),
            "needs": [need.value for need in shape.needs],
        }
        StakeholderClass.objects.create(constitution=draft, position=position, **given)


def _put_body(
    draft: Constitution, position: int, shape: BodyShape, appointers: Mapping[str, Organisation]
) -> None:
    body = Body.objects.create(
        constitution=draft,
        position=position,
        code=shape.code,
        name=str(shape.name),
        summary=str(shape.summary),
        powers=[str(power) for power in shape.powers],
        minimum_age=shape.minimum_age,
        is_committee=shape.is_committee,
    )
    for place, seats in enumerate(shape.constituencies):
        given = {key: value for key, value in vars(seats).items() if key != "appointer"}
        given |= {"name": str(seats.name), "class_codes": list(seats.class_codes)}
        Constituency.objects.create(
            body=body,
            position=place,
            filling=seats.filling,
            appointed_by=_appointer(draft, seats.appointer, appointers),
            **given,
        )


def _appointer(
    draft: Constitution, name: str, appointers: Mapping[str, Organisation]
) -> Organisation | None:
    """The society itself can appoint too, as it does its executives."""
    return draft.organisation if name == "society" else appointers.get(name)


def _put_rules(draft: Constitution, example: Example) -> None:
    for position, shape in enumerate(example.rules):
        given = vars(shape) | {"name": str(shape.name), "summary": str(shape.summary)}
        ResolutionRule.objects.create(constitution=draft, position=position, **given)


def _siblings(part: Part) -> "models.QuerySet[Part]":
    owner = (
        {"body": part.body}
        if isinstance(part, Constituency)
        else {"constitution": part.constitution}
    )
    return type(part)._default_manager.filter(**owner)  # noqa: SLF001 -- whichever of the four it is


def _free_code(part: Part) -> str:
    """From the name; numbered where another part has it."""
    stem = slugify(part.name)[: CODE_LENGTH - 4] or "part"
    taken = set(_siblings(part).values_list("code", flat=True))
    return next(
        code for code in (stem, *(f"{stem}-{n}" for n in range(2, 999))) if code not in taken
    )


def _record(
    action: str, draft: Constitution, by: Person | entries.Actor, payload: dict[str, object]
) -> None:
    entries.write(
        actor=acting(by),
        action=action,
        subject=draft.as_subject(),
        payload={"organisation": draft.organisation.slug, **payload},
    )
