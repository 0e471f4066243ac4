"""What the interface says of wards and of neighbourhoods alike."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from places.deprivation import Deprivation, figures
from places.geometry import bounding_box, centroid

_POSITION = {"type": "array", "items": {"type": "number"}}
_RING = {"type": "array", "items": _POSITION}
_POLYGON = {"type": "array", "items": _RING}
_MULTIPOLYGON: dict[str, Any] = {
    "type": "object",
    "required": ["type", "coordinates"],
    "properties": {
        "type": {"type": "string", "enum": ["MultiPolygon"], "description": "GeoJSON."},
        "coordinates": {
            "type": "array",
            "items": _POLYGON,
            "description": "Polygons of rings of positions, WGS 84, longitude first.",
        },
    },
}
SQUARE = {
    "type": "MultiPolygon",
    "coordinates": [
        [[[-0.11, 51.44], [-0.1, 51.44], [-0.1, 51.45], [-0.11, 51.45], [-0.11, 51.44]]]
    ],
}


class DeprivationSerializer(serializers.Serializer[Deprivation]):
    """From the small areas (LSOAs) with most of their postcodes here; decile 1 is the most deprived tenth of England."""

    population = serializers.IntegerField(help_text="People in these LSOAs.")
    average_decile = serializers.FloatField(
        help_text="Average IMD decile, weighted by population, to four places."
    )
    most_deprived = serializers.IntegerField(help_text="People in LSOAs of deciles 1 to 3.")

    def to_representation(self, instance: Deprivation) -> dict[str, Any]:
        return {
            "population": instance.population,
            "average_decile": round(float(instance.average_decile), 4),
            "most_deprived": instance.most_deprived,
        }


class WithDeprivation(serializers.Serializer[Any]):
    deprivation = serializers.SerializerMethodField(
        help_text="How deprived it is, or null where no LSOA belongs to it."
    )

    @extend_schema_field(DeprivationSerializer(allow_null=True))
    def get_deprivation(self, area: Any) -> dict[str, Any] | None:
        found = figures(area)
        return DeprivationSerializer(found).data if found else None


class WithBoundary(serializers.Serializer[Any]):
    bounding_box = serializers.SerializerMethodField(help_text="West, south, east, north.")
    centre = serializers.SerializerMethodField(help_text="Longitude, latitude.")
    boundary = serializers.SerializerMethodField(help_text="A GeoJSON MultiPolygon.")

    @extend_schema_field(_MULTIPOLYGON)
    def get_boundary(self, area: Any) -> dict[str, Any]:
        return {"type": "MultiPolygon", "coordinates": area.boundary}

    @extend_schema_field(serializers.ListField(child=serializers.FloatField()))
    def get_bounding_box(self, area: Any) -> tuple[float, ...]:
        return bounding_box(area.boundary)

    @extend_schema_field(serializers.ListField(child=serializers.FloatField()))
    def get_centre(self, area: Any) -> tuple[float, float]:
        return centroid(area.boundary)
