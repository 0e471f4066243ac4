import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language

from ballots.models.ballot import Ballot

_STAGE_OF_ITS_BALLOT = """
    SELECT state, kind INTO stage, way FROM ballots_ballot
     WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.ballot_id ELSE NEW.ballot_id END;
"""


@pghistory.track()
class Pot(models.Model):
    """A part of a ballot's money with options of its own, counted by itself.

    `number` is its place on the paper, from 1. `pence` is what it holds; the pots of a ballot come to the ballot's own sum before it
    is scheduled. `max_choices` is the most of its options that one paper may name; empty, the ballot's own limit holds in each
    pot. `strata` are the parts of the roll whose voters choose from it, of the ballot's own; empty, everybody does.
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="pots")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    pence = models.BigIntegerField()
    max_choices = models.PositiveSmallIntegerField(null=True, blank=True)
    strata = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    translations = models.JSONField(default=dict, blank=True)  # {"cy": {"name": "…"}}

    class Meta:
        ordering = ["ballot", "number"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number"], name="ballots_pot_number"),
            models.UniqueConstraint(fields=["ballot", "name"], name="ballots_pot_name"),
            models.CheckConstraint(
                condition=models.Q(pence__gt=0), name="ballots_pot_holds_something"
            ),
            models.CheckConstraint(
                condition=models.Q(max_choices=None) | models.Q(max_choices__gte=1),
                name="ballots_pot_of_one_choice_at_least",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="pot_frozen_once_open",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                declare=[("stage", "TEXT"), ("way", "TEXT")],
                func=_STAGE_OF_ITS_BALLOT
                + """
                    IF stage NOT IN ('draft', 'scheduled') THEN
                        RAISE EXCEPTION 'The pots of an opened ballot are frozen';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    IF way NOT IN ('approval', 'knapsack', 'single') THEN
                        RAISE EXCEPTION 'Only ballots on which options are chosen have pots'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="pot_makes_a_ballot_of_pots",
                operation=pgtrigger.Insert | pgtrigger.Delete,
                when=pgtrigger.After,
                func="""
                    UPDATE ballots_ballot SET has_pots = EXISTS (
                        SELECT FROM ballots_pot p WHERE p.ballot_id = ballots_ballot.id)
                     WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.ballot_id ELSE NEW.ballot_id END;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """Its name in the reader's language where the ballot has it."""
        return self.said_in(get_language() or "") or self.name

    def said_in(self, language: str) -> str:
        """Its name in that language, "" where nobody has translated it."""
        said: str = self.translations.get(language, {}).get("name", "")
        return said
