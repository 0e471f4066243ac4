"""The features of a GeoJSON file, whatever they are features of."""

import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from places.errors import ImportRefused


def features(path: Path) -> list[Any]:
    """Raises ImportRefused for what is not a FeatureCollection; the list may be empty."""
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ImportRefused(_("The file is not UTF-8 text, which GeoJSON always is.")) from error
    except json.JSONDecodeError as error:
        raise ImportRefused(
            _("The file is not GeoJSON: it cannot be read from line %(line)s, column %(column)s.")
            % {"line": error.lineno, "column": error.colno}
        ) from error
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        raise ImportRefused(_("The file is not a GeoJSON FeatureCollection."))
    found = document.get("features")
    return found if isinstance(found, list) else []


def properties(feature: Any, place: int) -> dict[str, Any]:
    found = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(found, dict):
        raise refused(place, _("it has no properties."))
    return found


def refused(place: int, reason: str) -> ImportRefused:
    return ImportRefused(_("Feature %(place)s: %(reason)s") % {"place": place, "reason": reason})
