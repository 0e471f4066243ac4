import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agenda.models import AgendaItem
from budgets.models import BudgetRound
from places.models import Ward
from proposals.categories import DRAWINGS, Category
from proposals.models.states import PROPOSAL_MOVES, ProposalState
from record.entries import Subject

# A constant configuration: the index holds what it reads.
WORDS = SearchVector("title", "what", "place", config="english")
_Q = models.Q
_WHOLE = ~_Q(title="") & ~_Q(what="") & ~_Q(why="") & ~_Q(place="") & ~_Q(category="")


class Proposer(models.TextChoices):
    RESIDENT = "resident", _("A resident")
    GROUP = "group", _("A group")
    OFFICER = "officer", _("The council")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def published(self) -> "ProposalQuerySet":
        return self.filter(state=ProposalState.PUBLISHED)

    def unsent(self) -> "ProposalQuerySet":
        """Their authors' alone: drafts, also those that were withdrawn without ever being sent."""
        dropped = _Q(state=ProposalState.WITHDRAWN, submitted_at=None, published_at=None)
        return self.filter(_Q(state=ProposalState.DRAFT) | dropped)

    def sent(self) -> "ProposalQuerySet":
        """What officers may read: all that ever came to them."""
        return self.exclude(pk__in=self.model.objects.unsent().order_by().values("pk"))

    def shown(self) -> "ProposalQuerySet":
        """Those with a page for everybody: published, or once published and then hidden, withdrawn, merged or split."""
        return self.exclude(published_at=None)


class Proposal(models.Model):
    """What somebody proposes to do with a round's money.

    `draft` its author alone sees it, by a link from an e-mail · `submitted` an officer reads it · `published` anyone reads,
    supports and comments on it · `returned` to its author with a reason, to be changed and sent again · `hidden` by an officer
    for a public reason, `hidden_from` the state it was in · `withdrawn` by its author · `merged` into `merged_into`, which has its supports · `split` into those whose
    `split_from` it is. `public_name` is what its author chose to show; `author_key` and `author_sealed` are as in
    `agenda.participants`. `supports` and `comment_count` are kept by the database.
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=ProposalState, default=ProposalState.DRAFT)
    hidden_from = models.CharField(max_length=12, choices=ProposalState, blank=True)
    reason = models.TextField(blank=True)
    title = models.CharField(_("title"), max_length=120)
    what = models.TextField(_("what"), max_length=3000, blank=True)
    why = models.TextField(_("why"), max_length=2000, blank=True)
    category = models.CharField(max_length=12, choices=Category, blank=True)
    place = models.CharField(_("place"), max_length=240, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    ward = models.ForeignKey(
        Ward, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    cost_guess_pence = models.BigIntegerField(null=True, blank=True)
    who_benefits = models.TextField(max_length=1000, blank=True)
    who_runs = models.TextField(max_length=1000, blank=True)
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    no_agenda_because = models.CharField(max_length=300, blank=True)
    proposer = models.CharField(max_length=10, choices=Proposer, default=Proposer.RESIDENT)
    public_name = models.CharField(max_length=80, blank=True)
    drawing = models.CharField(max_length=40, blank=True)
    author_key = models.BinaryField(max_length=32)
    author_sealed = models.BinaryField(null=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    split_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    supports = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="proposals_number_once"),
            models.CheckConstraint(
                condition=_Q(state__in=["draft", "withdrawn"]) | _WHOLE, name="proposals_whole"
            ),
            models.CheckConstraint(
                condition=~_Q(state__in=["returned", "hidden"]) | ~_Q(reason=""),
                name="proposals_reason_given",
            ),
            models.CheckConstraint(
                condition=_Q(state="merged", merged_into__isnull=False)
                | _Q(state="hidden")
                | ~_Q(state="merged") & _Q(merged_into=None),
                name="proposals_merged_into_another",
            ),
            models.CheckConstraint(
                condition=_Q(latitude=None, longitude=None, ward=None)
                | _Q(latitude__isnull=False, longitude__isnull=False, ward__isnull=False),
                name="proposals_place_is_whole",
            ),
            models.CheckConstraint(
                condition=_Q(cost_guess_pence=None) | _Q(cost_guess_pence__gt=0),
                name="proposals_guess_above_nothing",
            ),
            models.CheckConstraint(
                condition=~_Q(state="published") | _Q(published_at__isnull=False),
                name="proposals_published_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["round", "state", "-supports", "number"], name="proposals_by_support"
            ),
            models.Index(fields=["round", "state", "-published_at"], name="proposals_by_day"),
            GinIndex(
                OpClass(models.F("title"), name="gin_trgm_ops"),
                fastupdate=False,
                name="proposals_title_words",
            ),
            GinIndex(WORDS, fastupdate=False, name="proposals_words"),
        ]
        triggers = [pgtrigger.FSM(name="proposal_moves", field="state", transitions=PROPOSAL_MOVES)]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("proposals:proposal", args=[self.round.slug, self.number])

    def as_subject(self) -> Subject:
        """Without its title, which people wrote: the record keeps what it is told for ever."""
        return Subject("proposal", str(self.pk), f"{self.number}")

    @property
    def shown_title(self) -> str:
        """Its title where anything else names it: what is hidden is hidden there too."""
        return str(_("A hidden proposal")) if self.state == ProposalState.HIDDEN else self.title

    @property
    def drawn(self) -> str:
        """The drawing that stands where there is no photo."""
        return self.drawing or (DRAWINGS[Category(self.category)] if self.category else "street")

    @property
    def by(self) -> str:
        """Who proposes it, as far as they chose to show it."""
        return self.public_name or str(Proposer(self.proposer).label)
