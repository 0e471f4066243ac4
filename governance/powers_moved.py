"""Powers move from body to body: which gained what, and from whom."""

from collections.abc import Iterator, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from governance.models import Body


def powers_moved(before: Sequence[Body], after: Sequence[Body]) -> Iterator[str]:
    """ "Board gains: approves the strategy (from Representative Body)" and "Representative Body loses: …", body by body."""
    held, holds = _holders(before), _holders(after)
    names = {one.code: one.name for one in (*before, *after)}
    for code, name in names.items():
        for power in _missing(holds.get(code, []), held.get(code, [])):
            yield _gains(name, power, _bodies_with(power, held, names))
        for power in _missing(held.get(code, []), holds.get(code, [])):
            yield _("%(body)s loses: %(power)s") % {"body": name, "power": _lowered(power)}


def _gains(name: str, power: str, sources: list[str]) -> str:
    facts = {"body": name, "power": _lowered(power), "source": get_text_list(sources, _("and"))}
    if sources:
        return _("%(body)s gains: %(power)s (from %(source)s)") % facts
    return _("%(body)s gains: %(power)s") % facts


def _bodies_with(power: str, held: dict[str, list[str]], names: dict[str, str]) -> list[str]:
    return [names[code] for code, powers in held.items() if not _missing([power], powers)]


def _missing(powers: Sequence[str], among: Sequence[str]) -> list[str]:
    """Those that the others do not say, whatever their capitals."""
    there = {power.casefold() for power in among}
    return [power for power in powers if power.casefold() not in there]


def _holders(bodies: Sequence[Body]) -> dict[str, list[str]]:
    return {one.code: one.powers for one in bodies}


def _lowered(power: str) -> str:
    return power[:1].lower() + power[1:]
