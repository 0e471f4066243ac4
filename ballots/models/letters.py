"""Letters with posted codes: what was ordered, how far it is, and who stands behind each step."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ballots.models.ballot import Ballot
from ballots.models.roll import RollEntry


class LetterKind(models.TextChoices):
    PLAIN = "plain", _("Plain print")
    LARGE = "large-print", _("Large print")


class LetterState(models.TextChoices):
    QUEUED = "queued", _("Waits for a worker")
    MAKING = "making", _("Being made")
    FAILED = "failed", _("Could not be made")
    READY = "ready", _("Ready for two people to fetch")
    DOWNLOADED = "downloaded", _("Downloaded")
    HANDED_OVER = "handed-over", _("Printed and posted")
    PURGED = "purged", _("Destroyed")


# Every allowed move; a trigger refuses the rest. Back to `queued` is a restart, which replaces the codes.
LETTER_MOVES = [
    ("queued", "making"),
    ("making", "ready"),
    ("making", "failed"),
    ("failed", "queued"),
    ("making", "queued"),
    ("ready", "queued"),
    ("downloaded", "queued"),
    ("ready", "downloaded"),
    ("downloaded", "handed-over"),
    ("downloaded", "purged"),
    ("handed-over", "purged"),
    ("queued", "purged"),
    ("failed", "purged"),
    ("ready", "purged"),
]
# States in which a file exists.
WITH_FILE = ["ready", "downloaded", "handed-over"]
# States in which the letters of a batch are still to come or to be fetched.
ON_THE_WAY = ["queued", "making", "failed", "ready"]


class LetterBatch(models.Model):
    """Letters made as one file.

    States: `queued` ordered, no code issued · `making` a worker draws it, no code issued yet · `failed` it could not · `ready` the codes
    work and the file lies encrypted · `downloaded` fetched in clear, once, after two people said so · `handed-over` printed and posted ·
    `purged` file and key are gone. A batch taken back before its download takes its codes with it.
    `title`, `page_url` and `phone` come from the room whose vote it is. `reason` says why letters are made again.
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="letter_batches")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=LetterKind, default=LetterKind.PLAIN)
    state = models.CharField(max_length=12, choices=LetterState, default=LetterState.QUEUED)
    title = models.CharField(max_length=200)
    page_url = models.URLField(max_length=300)
    phone = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    reason = models.CharField(max_length=300, blank=True)
    fault = models.CharField(max_length=200, blank=True)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ordered_at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=80, blank=True)
    sealed_key = models.BinaryField(null=True)
    made_at = models.DateTimeField(null=True)
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    downloaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    downloaded_at = models.DateTimeField(null=True)
    purged_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "letter batches"
        ordering = ["ballot", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number"], name="ballots_letterbatch_number"),
            models.CheckConstraint(
                condition=Q(second_by=None)
                | (Q(first_by__isnull=False) & ~Q(first_by=F("second_by"))),
                name="ballots_letterbatch_two_people",
            ),
            models.CheckConstraint(
                condition=Q(downloaded_by=None)
                | (
                    Q(second_by__isnull=False)
                    & (Q(downloaded_by=F("first_by")) | Q(downloaded_by=F("second_by")))
                ),
                name="ballots_letterbatch_fetched_by_one_of_two",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["downloaded", "handed-over"])
                | Q(downloaded_by__isnull=False, downloaded_at__isnull=False),
                name="ballots_letterbatch_downloaded_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WITH_FILE, sealed_key__isnull=False) & ~Q(file_name="")
                | ~Q(state__in=WITH_FILE) & Q(sealed_key=None, file_name=""),
                name="ballots_letterbatch_file_and_key",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="letters_move", field="state", transitions=LETTER_MOVES),
            pgtrigger.Protect(name="letters_kept", operation=pgtrigger.Delete),
        ]

    @property
    def authorised(self) -> bool:
        """Two people have said that the file may be fetched."""
        return self.second_by_id is not None


class Letter(models.Model):
    """One person's letter in a batch. `code_key` is the hash of the code in it, until the letters are posted or the vote is over.

    `fault`: the characters that print as an empty box, or "…" where the address is too long for the window.
    """

    batch = models.ForeignKey(LetterBatch, on_delete=models.PROTECT, related_name="letters")
    entry = models.ForeignKey(RollEntry, on_delete=models.PROTECT, related_name="letters")
    code_key = models.BinaryField(max_length=32, null=True)
    fault = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "entry"], name="ballots_letter_once"),
        ]
