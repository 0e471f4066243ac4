"""Postcodes as people write them."""

import re

_WHOLE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_INWARD_LENGTH = 3
# Districts end in no O, I or L; S is one by right ("W1S").
_TO_DIGITS = str.maketrans("OIL", "011")
_TO_LETTERS = str.maketrans("015", "OLS")
_LONGEST = 60


def compact(text: str) -> str:
    """ "bk3 7qx." becomes "BK37QX"; anything that is not a letter or a digit goes."""
    return re.sub(r"[^A-Z0-9]", "", text[:_LONGEST].upper())


def spaced(code: str) -> str:
    """ "BK37QX" becomes "BK3 7QX"."""
    return f"{code[:-_INWARD_LENGTH]} {code[-_INWARD_LENGTH:]}"


def is_whole(code: str) -> bool:
    """Does a compact postcode have the shape of one?"""
    return _WHOLE.fullmatch(code) is not None


def first_half(text: str) -> str:
    """The first half of a postcode, if that is what the text is: "BK3", or "BK3 7" with the last letters missing."""
    parts = text.split()
    code = compact(text)
    if not parts or not (_OUTWARD.fullmatch(code) or _OUTWARD.fullmatch(code[:-1])):
        return ""
    half = compact(parts[0])
    return half if _OUTWARD.fullmatch(half) else half[:-1]


def read(text: str) -> str:
    """The compact postcode that was meant, or "" if the text has the shape of none.

    Letters typed for digits and digits for letters (O and 0, I, L and 1, S and 5) are put right only
    where the shape of a postcode leaves no doubt.
    """
    code = compact(text)
    mended = _mended_outward(code[:-_INWARD_LENGTH]) + _mended_inward(code[-_INWARD_LENGTH:])
    return mended if is_whole(mended) else ""


def _mended_outward(outward: str) -> str:
    """ "M1", "BK3", "W1A", "BK10", "SW1A": where a second character may be either, it is left alone."""
    letters = 1 if len(outward) <= _INWARD_LENGTH else 2
    sure_digits = 1 if len(outward) == 2 else 2  # noqa: PLR2004 -- one letter, one digit
    return (
        outward[:letters].translate(_TO_LETTERS)
        + outward[letters:sure_digits]
        + outward[sure_digits:].translate(_TO_DIGITS)
    )


def _mended_inward(inward: str) -> str:
    """A digit and two letters."""
    digit = inward[:1].replace("S", "5").translate(_TO_DIGITS)
    return digit + inward[1:].translate(_TO_LETTERS)
