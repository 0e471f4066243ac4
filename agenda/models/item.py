import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from budgets.models import BudgetRound


class ItemState(models.TextChoices):
    """What has become of a named priority; ITEM_MOVES says what may happen next."""

    OPEN = "open", _("Named")
    HIDDEN = "hidden", _("Hidden")
    MERGED = "merged", _("Merged")


# From, to. A trigger refuses every other move.
ITEM_MOVES: list[tuple[str, str]] = [
    (ItemState.OPEN, ItemState.HIDDEN),
    (ItemState.HIDDEN, ItemState.OPEN),
    (ItemState.OPEN, ItemState.MERGED),
    # What was merged stays readable, so it can be hidden and shown again as it was.
    (ItemState.MERGED, ItemState.HIDDEN),
    (ItemState.HIDDEN, ItemState.MERGED),
]


class ItemQuerySet(models.QuerySet["AgendaItem"]):
    def open(self) -> "ItemQuerySet":
        return self.filter(state=ItemState.OPEN)

    def ranked(self) -> "ItemQuerySet":
        """Those of a published agenda that can still be pointed to, the first first."""
        return self.open().exclude(rank=None).order_by("rank", "number")


class AgendaItem(models.Model):
    """One priority that somebody named for a round.

    `open` anyone reads and supports it · `hidden` an officer took it off the page, for a public reason · `merged` it says
    the same as `merged_into`, which has its supports. `author_key` says who named it without saying who that is,
    `author_sealed` is where we write to them. `supports` is kept by the database. With the published agenda
    `rank` and `final_supports` are set, and nothing that people voted on changes any more.
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="agenda_items")
    number = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=120)
    why = models.TextField(_("why"), max_length=1000)
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.OPEN)
    reason = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    author_key = models.BinaryField(max_length=32)
    author_sealed = models.BinaryField(null=True)
    supports = models.PositiveIntegerField(default=0)
    rank = models.PositiveIntegerField(null=True, blank=True)
    final_supports = models.PositiveIntegerField(null=True, blank=True)
    named_at = models.DateTimeField(auto_now_add=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="agenda_item_number_once"),
            models.CheckConstraint(
                condition=~models.Q(state="hidden") | ~models.Q(reason=""),
                name="agenda_item_hidden_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state="merged", merged_into__isnull=False)
                | models.Q(state="hidden")
                | ~models.Q(state="merged") & models.Q(merged_into=None),
                name="agenda_item_merged_into_another",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="agenda_item_not_into_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(rank=None, final_supports=None)
                | models.Q(rank__isnull=False, final_supports__isnull=False),
                name="agenda_item_rank_with_its_number",
            ),
        ]
        indexes = [
            models.Index(fields=["round", "-supports", "number"], name="agenda_item_by_support"),
            GinIndex(
                OpClass(models.F("title"), name="gin_trgm_ops"),
                fastupdate=False,
                name="agenda_item_title_words",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="agenda_item_moves", field="state", transitions=ITEM_MOVES),
            pgtrigger.Protect(
                name="agenda_item_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.rank IS NOT NULL AND (OLD.rank, OLD.final_supports, OLD.title, OLD.why)"
                    " IS DISTINCT FROM (NEW.rank, NEW.final_supports, NEW.title, NEW.why)"
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agenda:item", args=[self.round.slug, self.number])

    @property
    def shown_title(self) -> str:
        """Its title where anything else names it: what is hidden is hidden there too."""
        return str(_("A hidden priority")) if self.state == ItemState.HIDDEN else self.title
