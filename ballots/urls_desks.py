"""The desks' pages, the same in every room: it mounts them below the page of its vote, behind its own doors."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import URLPattern, path

from ballots.views import assisted, identity, keying, letter_batch, letters, on_paper

View = Callable[..., HttpResponseBase]
Door = Callable[[View], View]


def desk_paths(prefix: str, *, for_letters: Door, for_desks: Door) -> list[URLPattern]:
    """A door turns the address into a `DeskVote` and lets through who may order letters, or take votes."""
    return [
        path(f"{prefix}letters/", for_letters(letters.page), name="letters"),
        path(f"{prefix}letters/replace/", for_letters(letters.replace), name="replace-letter"),
        path(f"{prefix}letters/<int:number>/", for_letters(letter_batch.page), name="letter-batch"),
        path(
            f"{prefix}letters/<int:number>/letters.pdf",
            for_letters(letter_batch.download),
            name="letters-file",
        ),
        path(f"{prefix}paper/", for_desks(on_paper.page), name="on-paper"),
        path(f"{prefix}paper/identity/", for_desks(identity.page), name="identity"),
        path(f"{prefix}paper/batches/<int:number>/", for_desks(on_paper.batch), name="paper-batch"),
        path(f"{prefix}paper/batches/<int:number>/key/", for_desks(keying.page), name="keying"),
        path(f"{prefix}assisted/", for_desks(assisted.page), name="assisted"),
    ]
