import pgtrigger
from django.db import models

from proposals.models.proposal import Proposal

_COUNT = """
    IF TG_OP <> 'INSERT' THEN
        UPDATE proposals_proposal SET supports = supports - 1 WHERE id = OLD.proposal_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE proposals_proposal SET supports = supports + 1 WHERE id = NEW.proposal_id;
    END IF;
    RETURN NULL;
"""


class ProposalSupport(models.Model):
    """One person stands behind one proposal. Who that is, nobody can read off it (`agenda.participants`)."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="supported")
    person_key = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "person_key"], name="proposals_support_once"
            )
        ]
        indexes = [models.Index(fields=["person_key"], name="proposals_support_of_person")]
        triggers = [
            pgtrigger.Trigger(
                name="proposal_support_counted",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_COUNT,
            )
        ]
