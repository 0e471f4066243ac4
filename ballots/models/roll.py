from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ballots.models.ballot import Ballot
from places.spelling import spaced


class RollKind(models.TextChoices):
    FROZEN = "frozen", _("A named register at a record date")
    DECLARED = "declared", _("People declare who they are and prove it")
    BOTH = "both", _("A register, and people who declare themselves")


class Channel(models.TextChoices):
    WEB = "web", _("Online")
    PAPER = "paper", _("On paper")
    ASSISTED = "assisted", _("With help in person")


class Standing(models.TextChoices):
    """`accepted` counts · `waiting` its paper waits for an officer's decision · `struck` does not count."""

    ACCEPTED = "accepted", _("Accepted")
    WAITING = "waiting", _("Waiting for a decision")
    STRUCK = "struck", _("Struck out")


class Roll(models.Model):
    """Who may vote in one ballot: a register, declarations, or both.

    `sizes` is how many accepted entries each stratum of the register had at the opening: what a quorum is
    reckoned on, whoever is erased later.
    """

    ballot = models.OneToOneField(Ballot, on_delete=models.CASCADE, related_name="roll")
    kind = models.CharField(max_length=10, choices=RollKind)
    record_date = models.DateField(null=True, blank=True)
    source_name = models.CharField(max_length=200, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    imported_at = models.DateTimeField(null=True, blank=True)
    sizes = models.JSONField(default=dict, blank=True)

    class Meta:
        triggers = [
            pgtrigger.Protect(
                name="roll_sizes_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.sizes <> '{}'::jsonb AND OLD.sizes IS DISTINCT FROM NEW.sizes"
                ),
            )
        ]


class RollEntryQuerySet(models.QuerySet["RollEntry"]):
    def standing(self) -> Self:
        """All but those struck out."""
        return self.exclude(standing=Standing.STRUCK)

    def voted(self) -> Self:
        return self.exclude(channel="")

    def sizes(self) -> dict[str, int]:
        """How many accepted entries each stratum has."""
        accepted = self.filter(standing=Standing.ACCEPTED)
        counted = accepted.values_list("stratum").annotate(people=models.Count("pk"))
        return dict(counted.order_by("stratum"))

    def open_to(self, person: models.Model) -> Self:
        """Entries this person may cast for: their own, those they are the delegate of, and those they are proxy for."""
        return self.standing().filter(models.Q(holder=person.pk) | models.Q(proxy=person.pk))


class RollEntry(models.Model):
    """One voter in one ballot, whatever the channel; at most one paper hangs on it.

    `match_key` is the keyed hash of folded name, birth date and postcode; `email_key` of the folded
    address that first proved the entry. `stratum` (a ward or class code), age band and channel are as they were
    when the vote was taken. There is no time here: a time could be laid beside a paper.
    On a roll of members `holder` is the account that may cast for the entry: the member's, or where it is
    `delegated` that of a member organisation's delegate. `proxy` is somebody else they appointed, and
    `member_reference` the number in the register of members. A person holds one entry of their own in a ballot.
    `cast_token` is the age of the last form that was accepted, so that a stale tab cannot overwrite a newer vote.
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="entries")
    match_key = models.BinaryField(max_length=32, null=True)
    code_key = models.BinaryField(max_length=32, null=True)
    email_key = models.BinaryField(max_length=32, null=True)
    sealed_email = models.BinaryField(null=True)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    connection = models.CharField(max_length=20, default="lives")
    stratum = models.CharField(max_length=40)
    age_band = models.CharField(max_length=20, blank=True)
    declared = models.BooleanField(default=False)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.ACCEPTED)
    waiting_for = models.CharField(max_length=40, blank=True)
    struck_reason = models.TextField(blank=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="roll_entries"
    )
    proxy = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="proxy_entries"
    )
    delegated = models.BooleanField(default=False)
    member_reference = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, blank=True)
    proof = models.CharField(max_length=20, blank=True)
    cast_token = models.BigIntegerField(null=True)

    objects = RollEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "roll entries"
        constraints = [
            models.UniqueConstraint(fields=["ballot", "match_key"], name="ballots_rollentry_once"),
            models.UniqueConstraint(
                fields=["ballot", "code_key"], name="ballots_rollentry_code_once"
            ),
            models.UniqueConstraint(
                fields=["ballot", "member_reference"],
                condition=~models.Q(member_reference=""),
                name="ballots_rollentry_member_once",
            ),
            models.UniqueConstraint(
                fields=["ballot", "holder"],
                condition=models.Q(delegated=False),
                name="ballots_rollentry_one_of_their_own",
            ),
            models.CheckConstraint(
                condition=models.Q(proxy=None)
                | models.Q(holder=None)
                | ~models.Q(proxy=models.F("holder")),
                name="ballots_rollentry_proxy_is_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(standing="struck") | ~models.Q(struck_reason=""),
                name="ballots_rollentry_struck_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["ballot", "email_key"]),
            models.Index(fields=["ballot", "postcode"]),
        ]

    @property
    def written_postcode(self) -> str:
        """ "BK3 7QX", as it stands on a letter; empty where there is none."""
        return spaced(self.postcode) if self.postcode else ""
