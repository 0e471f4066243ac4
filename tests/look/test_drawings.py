import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings

from look.pictures import DRAWINGS, drawing

FOLDER = Path(settings.BASE_DIR) / "static" / "drawings"


def test_every_name_has_its_drawing_and_every_drawing_its_name():
    files = {path.stem for path in FOLDER.glob("*.svg")}
    assert files - {"skyline", "crest-light", "crest-dark"} == set(DRAWINGS)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_a_drawing_is_small_sound_and_carries_no_words(path):
    text = path.read_text()
    assert ET.fromstring(text).tag.endswith("svg")
    assert len(text) < (17_000 if path.stem == "skyline" else 10_800)
    assert not re.search(r"<text|<script|style=|http(?!://www.w3.org/2000/svg)", text)


def test_an_unknown_drawing_is_a_street():
    assert drawing("trees").endswith("drawings/trees.svg")
    assert drawing("../../secret").endswith("drawings/street.svg")
    assert drawing("").endswith("drawings/street.svg")
