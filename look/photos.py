"""Pictures that people send: read as what they are, never trusted, and written anew without what the camera noted."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LANDSCAPE = (720, 405)
PORTRAIT = (480, 480)
MOST_BYTES = 60 * 1024
_MOST_UPLOADED = 12 * 1024 * 1024
_MOST_PIXELS = 60_000_000
_FORMATS = ["JPEG", "PNG", "WEBP"]
_TURN = Image.Transpose
# How each orientation that a camera notes is turned upright.
_UPRIGHT: dict[object, Image.Transpose] = {
    2: _TURN.FLIP_LEFT_RIGHT,
    3: _TURN.ROTATE_180,
    4: _TURN.FLIP_TOP_BOTTOM,
    5: _TURN.TRANSPOSE,
    6: _TURN.ROTATE_270,
    7: _TURN.TRANSVERSE,
    8: _TURN.ROTATE_90,
}
Size = tuple[int, int]


class PictureError(Exception):
    """What is wrong with an upload. `message` is a translated sentence safe to show."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def tidy_picture(upload: UploadedFile[Any], size: Size = LANDSCAPE) -> bytes:
    """The upload as a JPEG of that many pixels and at most 60 KB, cut about its middle, without EXIF.

    Raises PictureError for what is not a JPEG, PNG or WebP picture, is too small, or too large to be safe.
    """
    if upload.size is None or upload.size > _MOST_UPLOADED:
        raise PictureError(_("Choose a picture of at most 12 MB."))
    fitted = ImageOps.fit(_read(upload, size), size, Image.Resampling.LANCZOS)
    return _small(fitted)


def _read(upload: UploadedFile[Any], least: Size) -> Image.Image:
    try:
        opened = Image.open(upload, formats=_FORMATS)
        _check_size(opened.size, least)
        return _on_white(_upright(opened))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureError(_too_many_pixels()) from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        raise PictureError(
            _("This file is not a JPEG, PNG or WebP picture that can be read.")
        ) from broken


def _check_size(size: Size, least: Size) -> None:
    # The size is in the file's first bytes: checked before a small file can unpack into gigabytes.
    if size[0] * size[1] > _MOST_PIXELS:
        raise PictureError(_too_many_pixels())
    if size[0] < least[0] or size[1] < least[1]:
        raise PictureError(
            _("This picture is too small: it needs at least %(width)d by %(height)d pixels.")
            % {"width": least[0], "height": least[1]}
        )


def _too_many_pixels() -> str:
    return _("This picture has too many pixels. Make it smaller first.")


def _upright(picture: Image.Image) -> Image.Image:
    """Only the orientation is read: writing damaged notes of a camera anew would fail, and nothing of them is kept."""
    turn = _UPRIGHT.get(picture.getexif().get(ExifTags.Base.Orientation))
    return picture if turn is None else picture.transpose(turn)


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
    raise PictureError(_("This picture has too much detail to be made small enough."))
