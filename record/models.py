from django.db import models


class RecordEntry(models.Model):
    """One act in the public record: who in what role did what to which thing, when.

    Append-only. The database numbers, dates and chains the entries itself (see the migration):
    `digest` is the SHA-256 of the entry before it and of this entry's own text, in hexadecimal.
    Residents appear by opaque id only; `payload` is canonical JSON, kept as the text that was hashed.
    """

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_role = models.CharField(max_length=60)
    actor_id = models.CharField(max_length=64)
    action = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    subject_name = models.CharField(max_length=200)
    payload = models.TextField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["sequence"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"])]
        verbose_name_plural = "record entries"
