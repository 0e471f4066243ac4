"""What every page's shell says about the council. Settings only: no database, no request."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import to_locale

from council.brand import Brand, style_sheet


class Council:
    """The council as the pages name it."""

    def __init__(self) -> None:
        self.name: str = settings.COUNCIL_NAME
        self.kind: str = settings.COUNCIL_KIND
        self.phone: str = settings.COUNCIL_PHONE
        self.phone_hours: str = settings.COUNCIL_PHONE_HOURS
        self.email: str = settings.COUNCIL_EMAIL
        self.source: str = settings.SOURCE_URL
        self.brand: Brand = settings.BRAND

    @property
    def full_name(self) -> str:
        return f"{self.name} {self.kind}".strip()

    @property
    def phone_link(self) -> str:
        return "tel:" + "".join(c for c in self.phone if c.isdigit() or c == "+")

    @property
    def brand_version(self) -> str:
        """Changes with the colours, so that browsers may keep the style sheet for ever."""
        return _digest(style_sheet(self.brand))


def shell(request: HttpRequest | None = None) -> dict[str, Any]:
    """Context processor: `council` and `demo`."""
    return {
        "council": Council(),
        "demo": settings.DEMO,
        "languages_to_choose": languages_to_choose(),
    }


@cache
def languages_to_choose() -> tuple[tuple[str, str], ...]:
    """The site's own language and those that have a compiled catalogue in `locale/`."""
    return tuple(
        (code, str(name))
        for code, name in settings.LANGUAGES
        if code == settings.LANGUAGE_CODE or _translated(code)
    )


def _translated(code: str) -> bool:
    folders = [Path(folder) / to_locale(code) / "LC_MESSAGES" for folder in settings.LOCALE_PATHS]
    return any((folder / "django.mo").exists() for folder in folders)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
