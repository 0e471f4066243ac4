"""Neighbourhoods as open data."""

from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from places.api_fields import SQUARE, WithBoundary, WithDeprivation
from places.models import Neighbourhood, NeighbourhoodQuerySet

_EXAMPLE = {
    "code": "canal-side",
    "name": "Canal Side",
    "slug": "canal-side",
    "source": "Neighbourhood forums, 2026",
    "deprivation": {"population": 6120, "average_decile": 2.9083, "most_deprived": 4010},
    "bounding_box": [-0.11, 51.44, -0.1, 51.45],
    "centre": [-0.105, 51.445],
    "boundary": SQUARE,
}


class NeighbourhoodSerializer(WithDeprivation, serializers.ModelSerializer[Neighbourhood]):
    """A neighbourhood in a list: drawn without regard to wards, so that it may lie in several."""

    class Meta:
        model = Neighbourhood
        fields = ["code", "name", "slug", "source", "deprivation"]
        extra_kwargs = {
            "code": {"help_text": "The council's code of the neighbourhood."},
            "name": {"help_text": "Name of the neighbourhood."},
            "slug": {"help_text": "The name as it stands in addresses."},
            "source": {"help_text": "Who drew the boundary, or empty."},
        }


class NeighbourhoodWithBoundarySerializer(WithBoundary, NeighbourhoodSerializer):
    """One neighbourhood with its boundary as a GeoJSON geometry: WGS 84, longitude first."""

    class Meta(NeighbourhoodSerializer.Meta):
        fields = [*NeighbourhoodSerializer.Meta.fields, "bounding_box", "centre", "boundary"]


@extend_schema(tags=["neighbourhoods"])
@extend_schema_view(
    list=extend_schema(
        operation_id="list_neighbourhoods", summary="The neighbourhoods in use, by name"
    ),
    retrieve=extend_schema(
        operation_id="get_neighbourhood",
        summary="One neighbourhood with its boundary",
        parameters=[OpenApiParameter("code", str, "path", description="The neighbourhood's code.")],
        examples=[OpenApiExample("A neighbourhood", value=_EXAMPLE)],
    ),
)
class NeighbourhoodViewSet(viewsets.ReadOnlyModelViewSet[Neighbourhood]):
    """Neighbourhoods are known by their code. A list leaves the boundaries out."""

    queryset = Neighbourhood.objects.current()
    lookup_field = "code"
    lookup_value_regex = "[A-Za-z0-9][A-Za-z0-9_-]{0,39}"

    def get_queryset(self) -> NeighbourhoodQuerySet:
        found = Neighbourhood.objects.current().with_deprivation()
        return found.defer("boundary") if self.action == "list" else found

    def get_serializer_class(self) -> type[NeighbourhoodSerializer]:
        listed = self.action == "list"
        return NeighbourhoodSerializer if listed else NeighbourhoodWithBoundarySerializer
