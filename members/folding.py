"""One spelling for things people type in many: names, e-mail addresses, postcodes."""

import re
import unicodedata
from datetime import date

_UNDOTTED = {"gmail.com", "googlemail.com"}


def fold_name(name: str) -> str:
    """Letters only, lower case, no accents: "O’Brien, Siân" and "siân obrien" fold alike, word order kept out."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    words = re.sub(r"[^\w\s-]", "", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join(sorted(re.split(r"[\s_-]+", words.strip())))


def fold_email(address: str) -> str:
    """Lower case, without a plus-tag; dots in the local part do not count, as the design says for everyone."""
    local, _, domain = address.strip().lower().rpartition("@")
    local = local.split("+", 1)[0].replace(".", "")
    return f"{local}@{'gmail.com' if domain in _UNDOTTED else domain}"


def fold_postcode(text: str) -> str:
    """ "bk3 7qx " becomes "BK37QX"."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def match_text(name: str, born: date | None, postcode: str) -> str:
    """The text whose keyed hash says that two entries are one person."""
    return "|".join([fold_name(name), born.isoformat() if born else "", fold_postcode(postcode)])
