"""From a template to a PDF: tagged for screen readers (PDF/UA-1), with nothing in it but what we put there."""

import base64
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from PIL import ImageFile


def pdf(template: str, style: str, context: dict[str, Any]) -> bytes:
    """The template as a PDF, with a style sheet of `static/`. Raises OSError where pango is missing."""
    # WeasyPrint loads pango when it is imported: whoever makes no PDF needs none.
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    # WeasyPrint has Pillow take pictures that are cut short, in the whole process: uploads must not be.
    ImageFile.LOAD_TRUNCATED_IMAGES = False

    # Only what is written into the document itself: never a file or an address.
    fetcher = URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    html = HTML(string=render_to_string(template, context), url_fetcher=fetcher)
    sheet = CSS(string=static_file(style).decode(), url_fetcher=fetcher)
    made: bytes = html.write_pdf(stylesheets=[sheet], pdf_variant="pdf/ua-1")
    return made


def embedded(name: str) -> str:
    """An SVG of `static/` as an address that holds it."""
    return "data:image/svg+xml;base64," + base64.b64encode(static_file(name)).decode()


@cache
def static_file(name: str) -> bytes:
    """Raises FileNotFoundError."""
    path = finders.find(name)
    if not path:
        raise FileNotFoundError(name)
    return Path(path).read_bytes()
