"""A PDF of many pages that differ in a few lines: what all share is drawn once, fonts are embedded as far as they are used."""

import io
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pydyf

from ballots.letters.fonts import BOLD, REGULAR, Family, Font, Glyph

MM = 72 / 25.4
WIDTH, HEIGHT = 210, 297  # A4, in millimetres
_COMMONEST = 4096  # lines kept as operators: postcodes and streets come again


class Ink:
    """What is drawn on one page. Places are millimetres from the left and from the top, sizes are points."""

    def __init__(self, families: dict[bool, Family]) -> None:
        self._families = families
        self._drawn: list[str] = []
        self._line = lru_cache(_COMMONEST)(self._operators)

    def text(self, x: float, y: float, size: float, text: str, *, bold: bool = False) -> None:
        """One line, its baseline at `y`."""
        place = f"1 0 0 1 {x * MM:.2f} {(HEIGHT - y) * MM:.2f} Tm"
        self._drawn.append(f"BT {place} {self._line(text, size, bold)} ET")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """A frame; `y` is its upper edge."""
        bottom = (HEIGHT - y - height) * MM
        self._drawn.append(
            f"1.2 w {x * MM:.2f} {bottom:.2f} {width * MM:.2f} {height * MM:.2f} re S"
        )

    def filled(self, x: float, y: float, width: float, height: float) -> None:
        bottom = (HEIGHT - y - height) * MM
        self._drawn.append(f"{x * MM:.3f} {bottom:.3f} {width * MM:.3f} {height * MM:.3f} re f")

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Millimetres."""
        return self._families[bold].width(text, size) / MM

    def take(self) -> bytes:
        """The operators drawn since the last time."""
        drawn, self._drawn = " ".join(self._drawn), []
        return drawn.encode("ascii")

    def _operators(self, text: str, size: float, bold: bool) -> str:
        return " ".join(
            f"/{font.name} {size} Tf {_shown(font, glyphs, size)}"
            for font, glyphs in self._families[bold].set(text)
        )


class Document:
    """Pages that share forms; `finish` gives the file."""

    def __init__(self, title: str) -> None:
        self.families = {False: Family(REGULAR, "R"), True: Family(BOLD, "B")}
        self.ink = Ink(self.families)
        self._pdf = pydyf.PDF()
        self._pdf.info["Title"] = pydyf.String(title)
        self._resources = pydyf.Dictionary({})
        self._pdf.add_object(self._resources)
        self._forms: dict[str, Any] = {}

    def keep_form(self, name: str) -> None:
        """What was drawn becomes the form `name`."""
        box = pydyf.Array([0, 0, round(WIDTH * MM, 2), round(HEIGHT * MM, 2)])
        extra = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": box,
            "Resources": self._resources.reference,
        }
        form = pydyf.Stream([self.ink.take()], extra, compress=True)
        self._pdf.add_object(form)
        self._forms[name] = form.reference

    def page(self, form: str) -> None:
        """A page with the form and what was drawn."""
        content = pydyf.Stream([f"/{form} Do ".encode() + self.ink.take()], compress=True)
        self._pdf.add_object(content)
        self._pdf.add_page(
            pydyf.Dictionary(
                {
                    "Type": "/Page",
                    "Parent": self._pdf.pages.reference,
                    "MediaBox": pydyf.Array([0, 0, round(WIDTH * MM, 2), round(HEIGHT * MM, 2)]),
                    "Resources": self._resources.reference,
                    "Contents": content.reference,
                }
            )
        )

    def finish(self) -> bytes:
        fonts = {
            font.name: self._embed(font)
            for family in self.families.values()
            for font in family.fonts
            if font.used
        }
        self._resources["Font"] = pydyf.Dictionary(fonts)
        self._resources["XObject"] = pydyf.Dictionary(self._forms)
        file = io.BytesIO()
        self._pdf.write(file, version=b"1.7")
        return file.getvalue()

    def _embed(self, font: Font) -> bytes:
        """A composite font whose character codes are its glyph numbers (ISO 32000-1, 9.7)."""
        name = f"/{font.path.stem.replace('-', '')}+{font.name}"
        program = pydyf.Stream([font.subset()], compress=True)
        self._pdf.add_object(program)
        descriptor = self._added(_descriptor(font, name) | {"FontFile2": program.reference})
        codes = pydyf.Stream([_to_unicode(font)], compress=True)
        self._pdf.add_object(codes)
        descendant = self._added(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": pydyf.Dictionary(
                    {
                        "Registry": pydyf.String("Adobe"),
                        "Ordering": pydyf.String("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": descriptor,
                "CIDToGIDMap": "/Identity",
                "W": pydyf.Array(_widths(font)),
            }
        )
        return self._added(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": pydyf.Array([descendant]),
                "ToUnicode": codes.reference,
            }
        )

    def _added(self, values: dict[str, Any]) -> bytes:
        made = pydyf.Dictionary(values)
        self._pdf.add_object(made)
        reference: bytes = made.reference
        return reference


def _shown(font: Font, glyphs: Iterable[Glyph], size: float) -> str:
    """Glyphs as they are shown; where HarfBuzz moved one from where the font's width puts it, so is it here."""
    parts: list[str] = []
    for glyph in glyphs:
        late = font.width(glyph.gid) - glyph.advance + glyph.dx
        before = f"{-glyph.dx:.0f} " if round(glyph.dx) else ""
        after = f" {late:.0f}" if round(late) else ""
        shown = f"[{before}<{glyph.gid:04x}>{after}] TJ"
        rise = glyph.dy * size / 1000
        parts.append(f"{rise:.2f} Ts {shown} 0 Ts" if round(glyph.dy) else shown)
    return _joined(parts)


def _joined(parts: list[str]) -> str:
    """Neighbouring arrays as one: a letter's lines are most of the file."""
    return " ".join(parts).replace("] TJ [", " ").replace("> <", "")


def _descriptor(font: Font, name: str) -> dict[str, Any]:
    extents = font.shaper.get_font_extents("ltr")
    up, down = extents.ascender * font.scale, extents.descender * font.scale
    return {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": 4,
        "FontBBox": pydyf.Array([-1000, round(down), 2000, round(up)]),
        "ItalicAngle": 0,
        "Ascent": round(up),
        "Descent": round(down),
        "CapHeight": 729,
        "StemV": 80,
    }


def _widths(font: Font) -> list[Any]:
    return [
        part for gid in sorted(font.used) for part in (gid, pydyf.Array([round(font.width(gid))]))
    ]


def _to_unicode(font: Font) -> bytes:
    """What the glyphs say, for whoever searches or checks the file."""
    pairs = [
        f"<{gid:04x}> <{text.encode('utf-16-be').hex()}>"
        for gid, text in sorted(font.used.items())
        if text
    ]
    blocks = [
        f"{len(pairs[start : start + 100])} beginbfchar\n"
        + "\n".join(pairs[start : start + 100])
        + "\nendbfchar"
        for start in range(0, len(pairs), 100)
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CMapName /Letters def /CMapType 2 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
            *blocks,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode()
