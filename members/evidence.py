"""Copies of evidence of who somebody is: sealed files in a folder of their own, never among uploads that are served.

What a file is is told from its bytes, never from its name or what the browser says.
"""

import base64
import io
import secrets
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image

from members.errors import MemberError
from members.seals import seal, unseal

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000
PURPOSE = "evidence"
DAY = 24 * 3600
_PICTURES = {b"\x89PNG\r\n\x1a\n": ("image/png", "PNG"), b"\xff\xd8\xff": ("image/jpeg", "JPEG")}
ENDINGS = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}


def kind_of(content: bytes) -> str:
    """The media type: a PDF, a PNG or a JPEG. Raises MemberError for anything else, broken or too large."""
    if len(content) > MOST_BYTES:
        raise MemberError(_("The file is larger than 5 MB."))
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]:
        return "application/pdf"
    for magic, (media_type, name) in _PICTURES.items():
        if content.startswith(magic) and _opens(content, name):
            return media_type
    raise MemberError(_("The file is not a PDF, PNG or JPEG that can be opened."))


def keep(content: bytes) -> str:
    """Seal a file and give the name to ask for it again."""
    name = secrets.token_urlsafe(32)
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / name
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(seal(base64.b64encode(content).decode(), PURPOSE))
    return name


def read(name: str) -> bytes:
    """The file as it was given. Raises FileNotFoundError."""
    return base64.b64decode(unseal((_folder() / name).read_bytes(), PURPOSE))


def delete(name: str) -> None:
    (_folder() / name).unlink(missing_ok=True)


def strays(known: Iterable[str]) -> list[str]:
    """Files that nothing names, a day old or more: what a process killed between file and row has left."""
    folder, names = _folder(), set(known)
    files = folder.iterdir() if folder.is_dir() else ()
    return [
        file.name
        for file in files
        if file.name not in names and time.time() - file.stat().st_mtime > DAY
    ]


def _opens(content: bytes, name: str) -> bool:
    try:
        with Image.open(io.BytesIO(content), formats=[name]) as picture:
            small = picture.width * picture.height <= MOST_PIXELS
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return small


def _folder() -> Path:
    return Path(settings.EVIDENCE_DIR)
