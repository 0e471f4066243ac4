import uuid

from django.db import models


class EmailChallenge(models.Model):
    """A one-time code sent to an e-mail address to prove that somebody reads it.

    Neither the address nor the code is stored: only keyed hashes. `scope` says what it may be used for
    ("ballot:17"). A newer challenge for the same address and scope voids the older ones.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scope = models.CharField(max_length=60)
    email_key = models.BinaryField(max_length=32)
    code_key = models.BinaryField(max_length=32)
    expires_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["scope", "email_key"])]
