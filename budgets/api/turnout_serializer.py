"""Who took part, in numbers that name nobody."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ballots.models import Declaration, RollKind


@extend_schema_field(
    {
        "type": "object",
        "additionalProperties": {"type": "integer", "nullable": True},
        "description": "Voters by kind. Null is a number too small to be published.",
    }
)
class CellsField(serializers.DictField):
    pass


class TurnoutSerializer(serializers.Serializer[dict[str, Any]]):
    """The voters that stand, in all and by kind."""

    voters = serializers.IntegerField(help_text="People who voted.")
    roll_size = serializers.IntegerField(
        help_text="People on the roll. Where people declare themselves, only voters are on it."
    )
    percent = serializers.FloatField(
        allow_null=True,
        help_text="Voters of the register, in per cent; null where there was no register.",
    )
    by_channel = CellsField(help_text="Online, on paper, with help.")
    by_proof = CellsField(help_text="By strength of proof: how voters showed who they are.")
    by_age_band = CellsField(help_text="By age.")


def turnout_facts(declaration: Declaration) -> dict[str, Any]:
    """The values of TurnoutSerializer, as they were declared."""
    told = declaration.turnout
    register = declaration.ballot.roll.kind == RollKind.FROZEN
    share = round(100 * told["marked"] / told["entries"], 1) if told["entries"] else None
    return {
        "voters": told["marked"],
        "roll_size": told["entries"],
        "percent": share if register else None,
        "by_channel": told["by_channel"],
        "by_proof": told["by_proof"],
        "by_age_band": told["by_age_band"],
    }
