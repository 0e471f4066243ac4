"""Whose part of a pool a grant is drawn from: each councillor's in proportion to what they have in it, to the penny."""

from collections.abc import Mapping


def split(pence: int, parts: Mapping[int, int]) -> dict[int, int]:
    """`pence` over `parts` in proportion, by largest remainder; never more than a part has. Ties go to the smaller key.

    Raises ValueError for more than all parts have together.
    """
    whole = sum(parts.values())
    if not 0 <= pence <= whole:
        raise ValueError(pence)
    if not pence:
        return {}
    floors = {key: pence * part // whole for key, part in parts.items()}
    left = pence - sum(floors.values())
    order = sorted(parts, key=lambda key: (-(pence * parts[key] % whole), key))
    shares = {key: floors[key] + (key in order[:left]) for key in parts}
    return {key: share for key, share in shares.items() if share}
