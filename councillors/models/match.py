from datetime import datetime

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from councillors.models.request import GrantRequest
from funds.models import Account, Fund
from funds.models.strings import known, purposes_field, wards_field
from members.models import Organisation
from record.entries import Subject


class Matches(models.TextChoices):
    BOTH = "both", _("What one councillor gives, and what a ward pool gives")
    SINGLE = "single", _("Only what one councillor gives")
    POOLED = "pooled", _("Only what a ward pool gives")


class OfferState(models.TextChoices):
    OPEN = "open", _("Open")
    ENDED = "ended", _("Ended")


OFFER_MOVES = [(OfferState.OPEN.value, OfferState.ENDED.value)]


class MatchOfferQuerySet(models.QuerySet["MatchOffer"]):
    def standing(self, at: datetime) -> "MatchOfferQuerySet":
        return self.filter(state=OfferState.OPEN, until__gt=at)


class MatchOffer(models.Model):
    """A partner adds so much to each pound that councillors give, up to a cap and until a moment.

    The cap is set aside from the partner's fund in the pot `account`. Wards and purposes as strings on a fund.
    `open`: taken up in the order of decisions. `ended`: withdrawn or over; what was not taken went back to the fund.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="match_offers"
    )
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="match_offers")
    account = models.OneToOneField(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=140)
    per_pound_pence = models.PositiveIntegerField()
    cap_pence = models.BigIntegerField()
    until = models.DateTimeField()
    matches = models.CharField(max_length=6, choices=Matches, default=Matches.BOTH)
    wards = wards_field()
    purposes = purposes_field()
    state = models.CharField(max_length=5, choices=OfferState, default=OfferState.OPEN)
    ended_reason = models.CharField(max_length=300, blank=True)
    # When councillors were told that it ends soon; once.
    reminded_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    objects = MatchOfferQuerySet.as_manager()

    class Meta:
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cap_pence__gt=0, per_pound_pence__gt=0),
                name="councillors_matchoffer_of_something",
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_reason="") | Q(state="ended") & ~Q(ended_reason=""),
                name="councillors_matchoffer_ended_with_reason",
            ),
        ]
        triggers = [
            known("matchoffer_strings_known"),
            pgtrigger.FSM(name="matchoffer_moves", field="state", transitions=OFFER_MOVES),
            pgtrigger.Protect(name="matchoffer_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="matchoffer_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "fund", "per_pound_pence", "cap_pence", "until", "matches", "wards", "purposes"
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("councillors:match_offer", args=[self.pk])

    def as_subject(self) -> Subject:
        return Subject("match-offer", str(self.pk), self.title)


class MatchTake(models.Model):
    """What an offer adds to one grant. `released`: the grant was called off, and the sum counts no more."""

    offer = models.ForeignKey(MatchOffer, on_delete=models.PROTECT, related_name="takes")
    request = models.OneToOneField(
        GrantRequest, on_delete=models.PROTECT, related_name="match_take"
    )
    pence = models.BigIntegerField()
    released = models.BooleanField(default=False)
    at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pence__gt=0), name="councillors_matchtake_of_something"
            )
        ]
        triggers = [
            pgtrigger.Protect(name="matchtake_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="matchtake_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("offer", "request", "pence"),
            ),
            # The offer's row is the lock: of two that would pass the cap, the second sees the first.
            pgtrigger.Trigger(
                name="matchtake_within_the_offer",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=[("offer", "councillors_matchoffer%ROWTYPE")],
                func="""
                    SELECT * INTO offer FROM councillors_matchoffer WHERE id = NEW.offer_id FOR NO KEY UPDATE;
                    IF offer.state <> 'open' OR offer.until <= clock_timestamp() THEN
                        RAISE EXCEPTION 'The offer is over' USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.pence + COALESCE((SELECT sum(pence) FROM councillors_matchtake
                            WHERE offer_id = NEW.offer_id AND NOT released), 0) > offer.cap_pence THEN
                        RAISE EXCEPTION 'More than the offer''s cap' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]
