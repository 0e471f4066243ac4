import pghistory
import pgtrigger
from django.db import models

from ballots.models.ballot import Ballot
from ballots.models.pot import Pot


@pghistory.track()
class Option(models.Model):
    """One thing a paper can be marked for: a project, a candidate, an answer.

    `number` is its number on the ballot, from 1, never reused. Only what money is shared out to has a cost,
    and a `pot` where the ballot's money is in several.
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="options")
    pot = models.ForeignKey(
        Pot, null=True, blank=True, on_delete=models.RESTRICT, related_name="options"
    )
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=140)
    cost_pence = models.BigIntegerField(null=True, blank=True)
    translations = models.JSONField(default=dict, blank=True)  # {"cy": {"title": "…"}}
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["ballot", "number"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "number"], name="ballots_option_number"),
            models.CheckConstraint(
                condition=models.Q(cost_pence=None) | models.Q(cost_pence__gt=0),
                name="ballots_option_costs_something",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | ~models.Q(withdrawn_reason=""),
                name="ballots_option_withdrawn_with_reason",
            ),
        ]
        triggers = [
            # Titles, costs and numbers are what people voted on: only a withdrawal may follow.
            pgtrigger.Trigger(
                name="option_frozen_once_open",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                declare=[("stage", "TEXT")],
                func="""
                    SELECT state INTO stage FROM ballots_ballot
                     WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.ballot_id ELSE NEW.ballot_id END;
                    IF stage IS NULL OR stage IN ('draft', 'scheduled') THEN
                        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                        RETURN NEW;
                    END IF;
                    IF TG_OP = 'UPDATE' AND stage IN ('open', 'suspended')
                       AND (OLD.ballot_id, OLD.number, OLD.title, OLD.cost_pence, OLD.pot_id)
                         IS NOT DISTINCT FROM (NEW.ballot_id, NEW.number, NEW.title, NEW.cost_pence, NEW.pot_id) THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'The options of an opened ballot are frozen';
                """,
            ),
            pgtrigger.Trigger(
                name="option_cost_fits_kind",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("cost_pence", "ballot_id"),
                when=pgtrigger.Before,
                func="""
                    IF (NEW.cost_pence IS NOT NULL) IS DISTINCT FROM
                       (SELECT pot_pence IS NOT NULL FROM ballots_ballot WHERE id = NEW.ballot_id) THEN
                        RAISE EXCEPTION 'An option has a cost where money is shared out, and none elsewhere'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="option_in_a_pot_of_its_ballot",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("pot_id", "ballot_id"),
                when=pgtrigger.Before,
                func="""
                    IF NEW.pot_id IS NOT NULL AND NOT EXISTS (
                        SELECT FROM ballots_pot p WHERE p.id = NEW.pot_id AND p.ballot_id = NEW.ballot_id) THEN
                        RAISE EXCEPTION 'An option stands in a pot of its own ballot'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def cost(self) -> int:
        """Pence, where money is shared out. Raises ValueError elsewhere."""
        if self.cost_pence is None:
            raise ValueError(f"Option {self.pk} has no cost")
        return self.cost_pence
