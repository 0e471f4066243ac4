import uuid

from django.db import models


class EmailChallenge(models.Model):
    """A one-time code sent to an e-mail address to prove that somebody reads it.

    Neither the address nor the code is stored: only keyed hashes. `scope` says what it may be used for
    ("ballot:17"); a newer code for the same address and scope takes the row over. `used_for` is the
    keyed hash of the act that used it up. It has no time of use: a time could be laid beside a paper.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scope = models.CharField(max_length=60)
    email_key = models.BinaryField(max_length=32)
    code_key = models.BinaryField(max_length=32)
    expires_at = models.DateTimeField(db_index=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    used_for = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "email_key"], name="members_emailchallenge_newest_only"
            )
        ]
