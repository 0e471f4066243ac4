"""What Django refuses to start with."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from council.brand import Brand, contrast, is_colour

WHITE, BLACK = "#ffffff", "#0b0c0c"


def check_brand(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Refuse colours in which the pages could not be read, with the figure."""
    return brand_errors(settings.BRAND)


def brand_errors(brand: Brand) -> list[checks.CheckMessage]:
    wrong = [
        checks.Error(f"{name} is {value!r}: write a colour as #00534c.", id="council.E001")
        for name, value in brand.colours.items()
        if not is_colour(value)
    ]
    return list(wrong or _unreadable(brand))


def _unreadable(brand: Brand) -> list[checks.CheckMessage]:
    pairs = [
        ("COUNCIL_BRAND on white", brand.brand, WHITE, 7.0),
        ("white on COUNCIL_BRAND_MID", WHITE, brand.brand_mid, 4.5),
        ("COUNCIL_BRAND_DARK on COUNCIL_BRAND_TINT", brand.brand_dark, brand.brand_tint, 7.0),
        ("COUNCIL_BRAND on COUNCIL_BRAND_TINT", brand.brand, brand.brand_tint, 4.5),
        ("black on COUNCIL_ACCENT", BLACK, brand.accent, 4.5),
    ]
    return [
        checks.Error(
            f"{what} has a contrast of {contrast(ink, ground):.2f} to 1; it must be at least {least:g}.",
            hint="Choose a darker or lighter colour: WCAG 2.2, success criteria 1.4.3 and 1.4.6.",
            id="council.E002",
        )
        for what, ink, ground, least in pairs
        if contrast(ink, ground) < least
    ]
