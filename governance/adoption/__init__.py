"""What stands in the way of a version's adoption, and what is worth a thought before it."""

from governance.adoption.advice import advice
from governance.adoption.obstacle import Kind, Obstacle
from governance.adoption.of_bodies import of_bodies
from governance.adoption.of_classes import of_classes
from governance.adoption.of_rules import Floor, floor, of_rules
from governance.adoption.version import Version, read


def obstacles(version: Version) -> list[Obstacle]:
    """Everything in the way, in the order of the version's parts; nothing where it can be adopted."""
    return [*of_classes(version), *of_bodies(version), *of_rules(version)]


__all__ = ["Floor", "Kind", "Obstacle", "Version", "advice", "floor", "obstacles", "read"]
