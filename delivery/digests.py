"""The draft of a decision as one text, which those who decide sign, and its digest. The database writes both."""

from django.db import connection
from django.db.models import CharField, F, Func

from delivery.models import Decision

# Of whatever has a decision, as the very statement read it that this is part of.
DIGEST = Func(F("decision"), function="delivery_draft_digest", output_field=CharField())


def text_of(decision: Decision) -> str:
    """JSON in one fixed form: power, rule, words, lines, diversions, and who is to decide. One statement."""
    return _asked("delivery_draft_text", decision)


def digest_of(decision: Decision) -> str:
    """SHA-256 of that text in UTF-8, hexadecimal. One statement."""
    return _asked("delivery_draft_digest", decision)


def _asked(function: str, decision: Decision) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [decision.pk])
        return str(cursor.fetchone()[0])
