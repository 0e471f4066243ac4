"""The languages a round can be told in besides the site's own, each with its own name and direction."""

from dataclasses import dataclass

from django.conf import settings
from django.conf.locale import LANG_INFO

# Languages of the settings that Django has no entry for: own name, written from the right.
_MORE = {"so": ("Soomaali", False)}


@dataclass(frozen=True)
class Language:
    """`own_name` is how its readers write it; `direction` is "rtl" or "ltr"."""

    code: str
    name: str
    own_name: str
    direction: str


def language(code: str) -> Language:
    """Raises KeyError for a language that the settings do not name."""
    name = dict(settings.LANGUAGES)[code]
    known = LANG_INFO.get(code, {})
    own_name, from_the_right = _MORE.get(code) or (known["name_local"], known["bidi"])
    return Language(code, str(name), own_name, "rtl" if from_the_right else "ltr")


def choices() -> list[tuple[str, str]]:
    """Code and name of each language a round may add, for a form."""
    others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return [(code, f"{language(code).name} ({language(code).own_name})") for code in others]
