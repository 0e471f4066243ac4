"""Papers in batches: how many were counted by hand, who keyed them, and how far it is. Never what they say."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ballots.models.ballot import Ballot


class Desk(models.TextChoices):
    IDENTITY = "identity", _("Identity desk")
    PAPERS = "papers", _("Papers desk")


class DeskDuty(models.Model):
    """Whoever has marked envelopes keys no papers of the same ballot, and the other way round: one desk for each person."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="desk_duties")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    desk = models.CharField(max_length=10, choices=Desk)

    class Meta:
        verbose_name_plural = "desk duties"
        constraints = [
            models.UniqueConstraint(fields=["ballot", "person"], name="ballots_deskduty_one_desk"),
        ]
        triggers = [
            pgtrigger.Protect(name="desk_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]


class BatchState(models.TextChoices):
    KEYING = "keying", _("Being keyed")
    DIFFERING = "differing", _("Waits for a third officer")
    IN_BOX = "in-box", _("In the ballot box")
    WITHDRAWN = "withdrawn", _("Taken back")


# Every allowed move; a trigger refuses the rest.
BATCH_MOVES = [
    ("keying", "differing"),
    ("keying", "in-box"),
    ("differing", "in-box"),
    ("keying", "withdrawn"),
    ("differing", "withdrawn"),
]
UNFINISHED = [BatchState.KEYING, BatchState.DIFFERING]


class PaperBatch(models.Model):
    """A pile of papers of one stratum (a ward or a class).

    States: `keying` two officers key it, blind to each other · `differing` both are done, and a third looks at the papers they read
    differently · `in-box` its papers are in the ballot box, mixed · `withdrawn` taken back with a reason; what was keyed is gone.
    `size` is the number counted by hand. The keyed marks lie in `ballots_keyed_paper`, one partition for each batch, which no model maps.
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="paper_batches")
    number = models.PositiveIntegerField()
    stratum = models.CharField(max_length=40)
    size = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=BatchState, default=BatchState.KEYING)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    differences = models.PositiveSmallIntegerField(default=0)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "paper batches"
        ordering = ["ballot", "number"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number"], name="ballots_paperbatch_number"),
            models.CheckConstraint(condition=Q(size__gte=1), name="ballots_paperbatch_not_empty"),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_reason=""),
                name="ballots_paperbatch_withdrawn_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="batch_moves", field="state", transitions=BATCH_MOVES),
            pgtrigger.Protect(
                name="batch_as_counted",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "((OLD.ballot_id, OLD.number, OLD.stratum, OLD.size)"
                    " IS DISTINCT FROM (NEW.ballot_id, NEW.number, NEW.stratum, NEW.size))"
                ),
            ),
            pgtrigger.Protect(name="batch_kept", operation=pgtrigger.Delete),
        ]


class Keying(models.Model):
    """One officer's turn at a batch: 1 and 2 key it, 3 decides where these differ. Three turns, three people."""

    batch = models.ForeignKey(PaperBatch, on_delete=models.PROTECT, related_name="keyings")
    turn = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished = models.BooleanField(default=False)

    class Meta:
        ordering = ["batch", "turn"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "turn"], name="ballots_keying_turn_once"),
            models.UniqueConstraint(
                fields=["batch", "by"], name="ballots_keying_by_different_people"
            ),
            models.CheckConstraint(
                condition=Q(turn__in=[1, 2, 3]), name="ballots_keying_three_turns"
            ),
        ]
        triggers = [
            # Who has finished is bound by it, and nobody's turn becomes another's.
            pgtrigger.Protect(
                name="keying_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.finished OR (OLD.batch_id, OLD.turn, OLD.by_id) IS DISTINCT FROM (NEW.batch_id, NEW.turn, NEW.by_id)"
                ),
            ),
            pgtrigger.Protect(name="keying_not_undone", operation=pgtrigger.Delete),
        ]
