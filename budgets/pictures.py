"""Pictures of projects: read as what they are, never trusted, and written anew without what the camera noted."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from budgets.errors import RoundError

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

WIDTH, HEIGHT = 720, 405
MOST_BYTES = 60 * 1024
_MOST_UPLOADED = 12 * 1024 * 1024
_MOST_PIXELS = 60_000_000
_FORMATS = ["JPEG", "PNG", "WEBP"]


def tidy_picture(upload: UploadedFile[Any]) -> bytes:
    """The upload as a 720 by 405 JPEG of at most 60 KB, cut to 16:9 about its middle, without EXIF.

    Raises RoundError for what is not a JPEG, PNG or WebP picture, is too small, or too large to be safe.
    """
    if upload.size is None or upload.size > _MOST_UPLOADED:
        raise RoundError(_("Choose a picture of at most 12 MB."), "picture")
    picture = _read(upload)
    fitted = ImageOps.fit(picture, (WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    return _small(fitted)


def _read(upload: UploadedFile[Any]) -> Image.Image:
    try:
        opened = Image.open(upload, formats=_FORMATS)
        _check_size(*opened.size)
        return _on_white(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        raise RoundError(
            _("This file is not a JPEG, PNG or WebP picture that can be read."), "picture"
        ) from broken


def _check_size(width: int, height: int) -> None:
    # The size is in the file's first bytes: checked before a small file can unpack into gigabytes.
    if width * height > _MOST_PIXELS:
        raise RoundError(_("This picture has too many pixels. Make it smaller first."), "picture")
    if width < WIDTH or height < HEIGHT:
        raise RoundError(
            _("This picture is too small: it needs at least 720 by 405 pixels."), "picture"
        )


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "P", "PA"}:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB")
    return picture.convert("RGB")


def _small(picture: Image.Image) -> bytes:
    for quality in (82, 72, 62, 50, 38, 26, 14):
        target = io.BytesIO()
        picture.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
        if target.tell() <= MOST_BYTES:
            return target.getvalue()
    raise RoundError(_("This picture has too much detail to be made small enough."), "picture")
