import pgtrigger
from django.db import models

from members.models import Person
from proposals.models.proposal import Proposal

# What is hidden does not count.
_COUNT = """
    IF TG_OP <> 'INSERT' AND OLD.hidden_at IS NULL THEN
        UPDATE proposals_proposal SET comment_count = comment_count - 1 WHERE id = OLD.proposal_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.hidden_at IS NULL THEN
        UPDATE proposals_proposal SET comment_count = comment_count + 1 WHERE id = NEW.proposal_id;
    END IF;
    RETURN NULL;
"""


class Comment(models.Model):
    """What somebody says on a proposal. Hidden by an officer, its public reason stands in its place."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(max_length=2000)
    public_name = models.CharField(max_length=80, blank=True)
    author_key = models.BinaryField(max_length=32)
    author_sealed = models.BinaryField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["proposal", "made_at"], name="proposals_comments_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hidden_at=None, reason="")
                | models.Q(hidden_at__isnull=False) & ~models.Q(reason=""),
                name="proposals_comment_hidden_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="proposal_comment_counted",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_COUNT,
            ),
            pgtrigger.Protect(
                name="proposal_comment_as_written",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.text IS DISTINCT FROM NEW.text OR OLD.proposal_id IS DISTINCT FROM NEW.proposal_id"
                ),
            ),
        ]


class CommentReport(models.Model):
    """Somebody asks an officer to look at a comment. `settled_at` once one has."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    person_key = models.BinaryField(max_length=32)
    why = models.CharField(max_length=500)
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "person_key"], name="proposals_report_once")
        ]
        indexes = [
            models.Index(
                fields=["comment"],
                condition=models.Q(settled_at=None),
                name="proposals_reports_open",
            )
        ]
