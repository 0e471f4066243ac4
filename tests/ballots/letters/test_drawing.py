"""What is on a letter, read back from the PDF."""

import io
import re

import pytest
from pypdf import PdfReader

from ballots.letters import address, drawing, qr
from ballots.letters.drawing import TYPES
from ballots.letters.fonts import Family, FontMissing
from ballots.letters.wording import Sheet
from ballots.models import RollEntry

SHEET = Sheet(
    "Larkmead 2027",
    "What should Larkmead spend £120,000 on?",
    "https://vote.council.example/vote/larkmead-2027/",
    "020 7946 0155",
    "9pm on Sunday 6 December 2026",
)
CODE = "ABCD-EFGH-JKMN-PQRS"


def person(name="Patience Adeyemi", where="22 Coppice Hill", number=1):
    return RollEntry(pk=number, name=name, address=where, postcode="BK37QX")


def drawn(*people, kind="plain", sheet=SHEET):
    content, faults = drawing.draw(sheet, kind, [(one, CODE) for one in people], lambda done: None)
    return PdfReader(io.BytesIO(content)), faults


def text(reader, page=0):
    return re.sub(r"\s+", " ", reader.pages[page].extract_text())


def test_a_letter_says_who_what_and_where():
    said = text(drawn(person())[0])
    for words in (
        "Patience Adeyemi",
        "22 Coppice Hill",
        "BK3 7QX",
        CODE,
        "You can vote until 9pm on Sunday 6 December 2026.",
        "Go to vote.council.example/vote/larkmead-2027",
        "Call 020 7946 0155",
        "You need no email address and no account.",
        "Return to: Town Hall",
    ):
        assert words in said


def test_one_page_in_plain_print_two_sides_in_large():
    assert len(drawn(person(), person(number=2))[0].pages) == 2
    large, _faults = drawn(person(), kind="large-print")
    assert len(large.pages) == 2
    assert TYPES["large-print"].body >= 18
    assert CODE in text(large)
    assert "Call 020 7946 0155" in text(large, 1)


@pytest.mark.parametrize(
    "name",
    [
        "Łukasz Żółkiewski-Śmigły",
        "Siân Ŵyn Llŷr",
        "Nguyễn Thị Hương",
        "Γιώργος Παπαδόπουλος",
        "Олена Шевченко",
        "O’Connor-Müller Ñuñez",
    ],
)
def test_names_of_the_register_print(name):
    reader, faults = drawn(person(name))
    assert name in text(reader)
    assert faults == {}


def test_arabic_is_joined_and_runs_from_the_right():
    family = Family("DejaVuSans.ttf", "R")
    ((font, glyphs),) = family.set("محمد")
    nominal = {font.shaper.get_nominal_glyph(ord(letter)) for letter in "محمد"}
    assert not {glyph.gid for glyph in glyphs} <= nominal  # joined forms, not the letters alone
    assert font.used[glyphs[0].gid] == "د"  # the last letter stands leftmost
    assert drawn(person("محمد عبد الله"))[1] == {}


def test_both_directions_on_one_line():
    family = Family("DejaVuSans.ttf", "R")
    parts = [
        "".join(font.used[one.gid] for one in glyphs) for font, glyphs in family.set("محمد Smith")
    ]
    assert parts[0].strip() == "Smith"


def test_a_letter_no_font_has_is_told(settings):
    reader, faults = drawn(person("李 Lee", number=7))
    assert faults == {7: "李"}
    assert "Lee" in text(reader)


def test_a_font_of_the_council_stands_in(settings):
    settings.LETTER_FALLBACK_FONTS = ["/usr/share/fonts/truetype/dejavu/DejaVuMathTeXGyre.ttf"]
    lacking = "𝔄"  # DejaVu Sans has it not, the mathematical font has
    _reader, faults = drawn(person(f"{lacking} Lee"))
    assert faults == {}


def test_a_missing_font_file_is_named(settings, tmp_path):
    settings.LETTER_FONTS_DIR = str(tmp_path)
    with pytest.raises(FontMissing, match="DejaVuSans"):
        drawn(person())


def test_an_address_too_long_for_the_window_is_told():
    _reader, faults = drawn(person(where="x" * 300))
    assert faults == {1: "…"}


def test_the_address_stays_inside_the_window():
    block = address.lines(
        person(where="Flat 3, The Old Dairy, Rear of, 114 Upper Norwood Road, Brockwell, London")
    )
    assert len(block) == address.MOST_LINES
    assert block[0] == "Patience Adeyemi"
    assert block[-1] == "BK3 7QX"
    last = address.FIRST_LINE + (len(block) - 1) * address.LEADING
    assert address.TOP < address.RETURN_AT < address.FIRST_LINE
    assert last <= address.BOTTOM
    placed = []
    drawn(person())[0].pages[0].extract_text(
        visitor_text=lambda said, cm, tm, font, size: placed.append((said.strip(), tm[4], tm[5]))
    )
    (x, y), *_rest = [(x, y) for said, x, y in placed if said == "22 Coppice Hill"]
    left, top = x * 25.4 / 72, 297 - y * 25.4 / 72
    assert address.LEFT - 0.1 <= left <= address.RIGHT
    assert address.TOP <= top <= address.BOTTOM


def test_nothing_else_lies_where_the_window_may_be():
    placed = []
    drawn(person())[0].pages[0].extract_text(
        visitor_text=lambda said, cm, tm, font, size: placed.append((said.strip(), tm[4], tm[5]))
    )
    own = {"Patience Adeyemi", "22 Coppice Hill", "BK3 7QX"}
    for said, x, y in placed:
        left, top = x * 25.4 / 72, 297 - y * 25.4 / 72
        if said and left < address.CLEAR_RIGHT and address.CLEAR_FROM < top < address.CLEAR_TO:
            assert said in own or said.startswith("Return to:"), said


def test_a_long_title_moves_the_code_down_and_covers_nothing():
    long = Sheet(
        "A title of many words " * 8, "And a question as long " * 8, *list(vars(SHEET).values())[2:]
    )
    said = text(drawn(person(), sheet=long)[0])
    assert CODE in said
    assert len(drawn(person(), sheet=long)[0].pages) <= 2


def test_fonts_are_embedded():
    fonts = drawn(person())[0].pages[0]["/Resources"]["/Font"]
    for font in fonts.values():
        (descendant,) = font.get_object()["/DescendantFonts"]
        assert "/FontFile2" in descendant.get_object()["/FontDescriptor"].get_object()


def test_the_square_code_holds_the_pages_address_and_nothing_else():
    rows = qr.modules("https://council.example/vote/larkmead-2026/")
    assert len(rows) == len(rows[0]) >= 21
    assert all(rows[0][:7])  # the finder pattern's upper edge
    for wrong in ("https://council.example/vote/?code=ABCD", "https://c.example/#ABCD", "/vote/"):
        with pytest.raises(ValueError, match="plain address"):
            qr.modules(wrong)
