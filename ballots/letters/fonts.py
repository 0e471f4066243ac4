"""Fonts of the letters: from a person's name to glyphs in the order they are printed, in whichever font has them.

HarfBuzz joins Arabic letters and places accents. Of the bidirectional algorithm as much is done as a line of an address
needs: runs of one direction, ordered by the first letter that has one.
"""

import io
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import uharfbuzz
from django.conf import settings
from fontTools import subset
from fontTools.ttLib import TTFont

hb: Any = uharfbuzz  # a compiled module that says nothing of its types

REGULAR, BOLD = "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"
_RIGHT_TO_LEFT = {"R", "AL"}
# Widths come from the font itself, so that what a line takes can be told before it is set.
_FEATURES = {"kern": False, "liga": False}


class FontMissing(Exception):
    """A font file is not where the settings say."""


class Glyph:
    """One glyph as it is set: lengths in thousandths of the size."""

    __slots__ = ("advance", "dx", "dy", "gid")

    def __init__(self, gid: int, advance: float, dx: float, dy: float) -> None:
        self.gid, self.advance, self.dx, self.dy = gid, advance, dx, dy


class Font:
    """One font file. `used` maps the glyphs set so far to the text they stand for."""

    def __init__(self, path: Path, name: str) -> None:
        if not path.is_file():
            raise FontMissing(str(path))
        self.path, self.name = path, name
        self.used: dict[int, str] = {}
        self.shaper = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
        self.scale = 1000 / self.shaper.face.upem

    @cached_property
    def characters(self) -> set[int]:
        return set(self.shaper.face.unicodes)

    def has(self, character: str) -> bool:
        # What is never seen (joiners, marks of direction) needs no glyph.
        return ord(character) in self.characters or unicodedata.category(character) == "Cf"

    def width(self, gid: int) -> float:
        return float(self.shaper.get_glyph_h_advance(gid) * self.scale)

    def shape(self, text: str, direction: str) -> list[Glyph]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = direction
        hb.shape(self.shaper, buffer, _FEATURES)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        self._note(text, [(info.codepoint, info.cluster) for info in infos])
        return [
            Glyph(
                info.codepoint,
                at.x_advance * self.scale,
                at.x_offset * self.scale,
                at.y_offset * self.scale,
            )
            for info, at in zip(infos, positions, strict=True)
        ]

    def _note(self, text: str, found: list[tuple[int, int]]) -> None:
        starts = sorted({cluster for _gid, cluster in found})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        for gid, cluster in found:
            self.used.setdefault(gid, text[cluster : ends[cluster]])

    def subset(self) -> bytes:
        """The font with the used glyphs alone, each under its own number."""
        options = subset.Options(retain_gids=True, drop_tables=["FFTM", "GSUB", "GPOS", "GDEF"])
        font = TTFont(self.path)
        maker = subset.Subsetter(options)
        maker.populate(gids=sorted({0, *self.used}))
        maker.subset(font)
        file = io.BytesIO()
        font.save(file)
        return file.getvalue()


class Family:
    """A weight of DejaVu Sans, and behind it the fonts that the council gave for what that one lacks."""

    def __init__(self, file: str, name: str) -> None:
        paths = [Path(settings.LETTER_FONTS_DIR) / file, *map(Path, settings.LETTER_FALLBACK_FONTS)]
        self.fonts = [Font(path, f"{name}{place}") for place, path in enumerate(paths)]

    def set(self, text: str) -> list[tuple[Font, list[Glyph]]]:
        """The text as runs from left to right, each in one font."""
        return [(font, font.shape(part, way)) for font, part, way in self._runs(text)]

    def width(self, text: str, size: float) -> float:
        """Points from the left to the right end at `size` points."""
        runs = self.set(text)
        return sum(glyph.advance for _font, glyphs in runs for glyph in glyphs) * size / 1000

    def missing(self, text: str) -> str:
        """The characters no font has: they print as an empty box."""
        folded = unicodedata.normalize("NFC", text)
        return "".join(
            sorted({c for c in folded if not any(font.has(c) for font in self.fonts)} - {" "})
        )

    def _runs(self, text: str) -> Iterator[tuple[Font, str, str]]:
        folded = unicodedata.normalize("NFC", text)
        directed = [
            (way, "".join(c for _way, c in group))
            for way, group in groupby(_directions(folded), key=lambda pair: pair[0])
        ]
        backwards = bool(directed) and _first_direction(folded) == "rtl"
        for way, part in reversed(directed) if backwards else directed:
            pieces = [(font, "".join(cs)) for font, cs in groupby(part, key=self._font_of)]
            for font, piece in reversed(pieces) if way == "rtl" else pieces:
                yield font, piece, way

    def _font_of(self, character: str) -> Font:
        return next((font for font in self.fonts if font.has(character)), self.fonts[0])


def _directions(text: str) -> Iterator[tuple[str, str]]:
    """Each character with its direction; spaces and signs go with what stands before them."""
    way = _first_direction(text)
    for place, character in enumerate(text):
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT_TO_LEFT:
            way = "rtl"
        elif kind in {"L", "EN", "AN"}:
            way = "ltr"
        elif kind != "NSM":
            yield (way if _next_strong(text, place) == way else _first_direction(text)), character
            continue
        yield way, character


def _next_strong(text: str, place: int) -> str:
    for character in text[place + 1 :]:
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT_TO_LEFT:
            return "rtl"
        if kind in {"L", "EN", "AN"}:
            return "ltr"
    return _first_direction(text)


def _first_direction(text: str) -> str:
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT_TO_LEFT:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"
