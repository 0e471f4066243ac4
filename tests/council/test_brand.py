import dataclasses

import environ
import pytest

from council.brand import Brand, contrast, from_environment
from council.checks import brand_errors


def test_contrast_agrees_with_the_published_examples():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#00534c", "#ffffff") == pytest.approx(9.0, abs=0.1)


def test_the_default_colours_are_readable():
    assert brand_errors(Brand()) == []


def test_a_pale_brand_is_refused_with_the_figure():
    [error] = [e for e in brand_errors(Brand(brand="#2a7f76")) if "on white" in e.msg]
    assert "COUNCIL_BRAND on white has a contrast of 4.78 to 1" in error.msg
    assert "at least 7" in error.msg


def test_a_pale_middle_tone_is_refused():
    [error] = brand_errors(Brand(brand_mid="#6b9c97"))
    assert "white on COUNCIL_BRAND_MID" in error.msg


@pytest.mark.parametrize("value", ["green", "#fff", "#00534c; } body { display: none"])
def test_what_is_not_a_colour_never_reaches_the_style_sheet(value):
    [error] = brand_errors(Brand(accent=value))
    assert error.id == "council.E001"


def test_colours_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("COUNCIL_BRAND", "#41357a")
    assert from_environment(environ.Env()) == dataclasses.replace(Brand(), brand="#41357a")


def test_the_brand_sheet_sets_the_properties(client, settings):
    settings.BRAND = Brand(brand="#41357a")
    answer = client.get("/brand.css")
    assert answer["Content-Type"].startswith("text/css")
    assert "--brand: #41357a;" in answer.content.decode()
    assert "immutable" in answer["Cache-Control"]
