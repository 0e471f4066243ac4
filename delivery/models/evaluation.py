import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from budgets.models import BudgetRound
from delivery.models.problem import PROBLEM_MOVES, ProblemState


class Question(models.Model):
    """What residents are asked about a round, each answered from 1 (not at all) to 5 (very much)."""

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["round", "position"], name="delivery_question_place"),
            models.CheckConstraint(condition=~Q(words=""), name="delivery_question_asked"),
        ]
        triggers = [
            # An answer is to the words that were read.
            pgtrigger.Trigger(
                name="question_frozen_once_answered",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                declare=[("row_now", "RECORD")],
                func="""
                    IF TG_OP = 'DELETE' THEN row_now := OLD; ELSE row_now := NEW; END IF;
                    IF EXISTS (SELECT 1 FROM delivery_response WHERE round_id = row_now.round_id) THEN
                        RAISE EXCEPTION 'Questions that were answered are frozen' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN row_now;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.words


class ResponseQuerySet(models.QuerySet["Response"]):
    def worded(self) -> "ResponseQuerySet":
        return self.exclude(words="")


class Response(models.Model):
    """What one resident answered. `key` is a keyed hash of a proven address, so that it counts once; without one it is anonymous.

    Words wait to be read before they are shown. Only the day is kept, not the moment. What was said stays as it was said.
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.PROTECT, related_name="responses")
    key = models.BinaryField(null=True, max_length=32)
    words = models.TextField(blank=True, max_length=2000)
    words_state = models.CharField(max_length=8, choices=ProblemState, default=ProblemState.WAITING)
    made_on = models.DateField()

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "key"], name="delivery_response_once"),
        ]
        triggers = [
            pgtrigger.FSM(name="words_move", field="words_state", transitions=PROBLEM_MOVES),
            pgtrigger.Protect(name="response_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="response_as_given",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("round", "key", "words", "made_on"),
            ),
        ]


class Score(models.Model):
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="scores")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="scores")
    score = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="delivery_score_once"),
            models.CheckConstraint(
                condition=Q(score__gte=1, score__lte=5), name="delivery_score_one_to_five"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="score_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="score_of_its_round",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    IF (SELECT round_id FROM delivery_response WHERE id = NEW.response_id)
                            IS DISTINCT FROM (SELECT round_id FROM delivery_question WHERE id = NEW.question_id) THEN
                        RAISE EXCEPTION 'A question of another round' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]


class Learned(models.Model):
    """The officers' account of a round: what worked, what failed, what was learned. Told once, never rewritten."""

    round = models.OneToOneField(BudgetRound, on_delete=models.PROTECT, related_name="learned")
    worked = models.TextField()
    failed = models.TextField()
    learned = models.TextField()
    published_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-published_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(worked="") & ~Q(failed="") & ~Q(learned=""),
                name="delivery_learned_whole",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="learned_kept", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
