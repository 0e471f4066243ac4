"""Photos of a proposal: tidied by the form (look.photos), each with words for people who do not see it."""

import secrets
from collections.abc import Iterable
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from budgets.errors import RoundError
from budgets.life.taking_part import hold_open
from budgets.models import Phase
from proposals.drafting import check_changeable
from proposals.models import Proposal, ProposalPhoto

MOST = 5


@transaction.atomic
def add_photo(*, proposal: Proposal, picture: bytes, alt: str) -> ProposalPhoto:
    """One more photo, after the others. Raises RoundError."""
    locked = _locked(proposal)
    if not alt.strip():
        raise RoundError(_("Say what the photo shows, for people who do not see it."), "alt")
    if locked.photos.count() >= MOST:
        raise RoundError(_("A proposal has at most %(most)d photos.") % {"most": MOST}, "picture")
    last = locked.photos.aggregate(last=Max("position"))["last"] or 0
    photo = ProposalPhoto(proposal=locked, position=last + 1, alt=alt.strip())
    photo.picture.save(_new_name(), ContentFile(picture), save=False)
    photo.save()
    return photo


@transaction.atomic
def remove_photo(*, photo: ProposalPhoto) -> None:
    _locked(photo.proposal)
    delete_files([photo])
    photo.delete()


def move_photos(proposal: Proposal) -> None:
    """Give each file a new name: whoever knows the old address of what was hidden sees it no more."""
    for photo in proposal.photos.all():
        with photo.picture.open("rb") as file:
            picture = file.read()
        delete_files([photo])
        photo.picture.save(_new_name(), ContentFile(picture))


def delete_files(photos: Iterable[ProposalPhoto]) -> None:
    """The files that these photos have now, once the transaction is through."""
    for photo in photos:
        name, storage = str(photo.picture.name), photo.picture.storage
        transaction.on_commit(partial(storage.delete, name))


def _new_name() -> str:
    """Not to be guessed: the photos of drafts are their authors' alone."""
    return f"{secrets.token_hex(16)}.jpg"


def _locked(proposal: Proposal) -> Proposal:
    hold_open(proposal.round, Phase.PROPOSALS)
    locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
    check_changeable(locked)
    return locked
