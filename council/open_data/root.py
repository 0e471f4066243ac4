"""The front door of the interface: where everything is."""

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

_PAGES = {
    "wards": "ward-list",
    "neighbourhoods": "neighbourhood-list",
    "rounds": "round-list",
    "projects": "project-list",
    "results": "result-list",
    "decisions": "decision-list",
    "deliveries": "delivery-list",
    "funds": "fund-list",
    "transactions": "transaction-list",
    "grants": "grant-list",
    "services": "service-list",
    "splits": "split-list",
    "disaggregations": "disaggregation-list",
    "schema": "open-data-schema",
    "documentation": "open-data-docs",
}


class RootSerializer(serializers.Serializer[dict[str, str]]):
    """Links to every list, to the description for machines and to the one for people."""

    wards = serializers.URLField(help_text="Wards with their boundaries.")
    neighbourhoods = serializers.URLField(help_text="Neighbourhoods, which may cross wards.")
    rounds = serializers.URLField(help_text="Budget rounds: the money, the dates, the rules.")
    projects = serializers.URLField(help_text="What people vote on.")
    results = serializers.URLField(help_text="Declared results.")
    decisions = serializers.URLField(help_text="What was decided on results, and by whom.")
    deliveries = serializers.URLField(help_text="Funded projects on their way.")
    funds = serializers.URLField(help_text="Money with its strings, and where it is.")
    transactions = serializers.URLField(help_text="Every movement of money.")
    grants = serializers.URLField(help_text="What councillors gave to groups.")
    services = serializers.URLField(help_text="Services, and how far residents decide each.")
    splits = serializers.URLField(help_text="Pots shared out between areas.")
    disaggregations = serializers.URLField(help_text="Budgets broken down by area.")
    schema = serializers.URLField(help_text="This interface in OpenAPI 3.")
    documentation = serializers.URLField(help_text="The same for people to read.")


class Root(APIView):
    @extend_schema(
        operation_id="root",
        tags=["start"],
        summary="Where everything is",
        responses=RootSerializer,
        examples=[
            OpenApiExample(
                "Links",
                value={
                    name: f"https://council.example/api/v1/{name}/"
                    for name in _PAGES
                    if name != "documentation"
                }
                | {"documentation": "https://council.example/api/v1/docs/"},
            )
        ],
    )
    def get(self, request: Request) -> Response:
        return Response({name: reverse(page, request=request) for name, page in _PAGES.items()})
