"""The letters and e-mails of the demonstration, so that whoever tries it can finish a vote. On this machine alone."""

from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from budgets import listing
from council.demonstration import letters
from members.policies import may_demonstrate
from places.spelling import spaced

_NEWEST = 20


@never_cache
def post(request: HttpRequest) -> HttpResponse:
    if not may_demonstrate(request):
        raise Http404
    kept = letters.read()
    rounds = listing.listed().filter(listing.OPEN, slug__in=kept)
    context = {
        "rounds": [(one, [_letter(*row) for row in kept[one.slug]]) for one in rounds],
        "emails": _emails(Path(getattr(settings, "EMAIL_FILE_PATH", None) or "nowhere")),
    }
    return render(request, "council/post.html", context)


def _letter(name: str, postcode: str, code: str) -> dict[str, str]:
    return {"name": name, "postcode": spaced(postcode), "code": code}


def _emails(folder: Path) -> list[dict[str, Any]]:
    """The newest e-mails that the file backend kept, a file for each."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    return [_email(file) for file in files[:_NEWEST]]


def _email(file: Path) -> dict[str, Any]:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    # The backend ends each message with a line of dashes.
    text = message.get_content().rstrip().rstrip("-").rstrip()
    return {
        "to": message["to"],
        "subject": message["subject"],
        "date": message["date"],
        "text": text,
    }
