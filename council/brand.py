"""The council's own colours and crest."""

import re
from dataclasses import dataclass, fields
from typing import Protocol

# Below this share of full light the sRGB curve is a straight line (WCAG 2.2, relative luminance).
_STRAIGHT = 0.04045
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


class Environment(Protocol):
    def str(self, var: str, default: str) -> str: ...


@dataclass(frozen=True)
class Brand:
    """Colours as #rrggbb; crests as paths below `static/` (light on the header, dark on paper)."""

    brand: str = "#00534c"
    brand_dark: str = "#00332f"
    brand_mid: str = "#2a7f76"
    brand_tint: str = "#e4f1ee"
    accent: str = "#f2b134"
    accent_ink: str = "#7a4b00"
    crest: str = "drawings/crest-light.svg"
    crest_dark: str = "drawings/crest-dark.svg"

    @property
    def colours(self) -> dict[str, str]:
        """By the name of the custom property, without its two dashes."""
        names = [field.name for field in fields(self) if not field.name.startswith("crest")]
        return {name.replace("_", "-"): getattr(self, name) for name in names}


def from_environment(env: Environment) -> Brand:
    """Read COUNCIL_BRAND, COUNCIL_BRAND_DARK … COUNCIL_CREST_DARK; what is not set keeps the default."""
    return Brand(
        **{
            field.name: env.str(f"COUNCIL_{field.name.upper()}", str(field.default))
            for field in fields(Brand)
        }
    )


def style_sheet(brand: Brand) -> str:
    """The custom properties that the style sheet is written in."""
    lines = [f"  --{name}: {value};" for name, value in brand.colours.items()]
    return "\n".join([":root {", *lines, "}", ""])


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_colour(value: str) -> bool:
    return bool(_HEX.fullmatch(value))


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= _STRAIGHT else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
