"""Everything below /api/v1/."""

from django.urls import URLPattern, URLResolver, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from budgets.api.projects import ProjectViewSet
from budgets.api.results import ResultListViewSet, ResultViewSet
from budgets.api.rounds import RoundViewSet
from council.open_data.docs import Documentation, TryIt
from council.open_data.keeping import kept
from council.open_data.root import Root
from councillors.api import GrantViewSet
from delivery.api.decisions import DecisionViewSet
from delivery.api.deliveries import DeliveryViewSet
from delivery.api.evaluations import EvaluationViewSet
from funds.api.funds import FundViewSet
from funds.api.transactions import TransactionViewSet
from places.api import WardViewSet
from places.neighbourhood_api import NeighbourhoodViewSet
from services.api.disaggregations import DisaggregationViewSet
from services.api.participation import ServiceViewSet
from services.api.splits import SplitViewSet

router = SimpleRouter()
router.register("wards", WardViewSet, basename="ward")
router.register("neighbourhoods", NeighbourhoodViewSet, basename="neighbourhood")
router.register("rounds", RoundViewSet, basename="round")
router.register("projects", ProjectViewSet, basename="project")
router.register("results", ResultListViewSet, basename="result")
router.register("funds", FundViewSet, basename="fund")
router.register("transactions", TransactionViewSet, basename="transaction")
router.register("grants", GrantViewSet, basename="grant")
router.register("services", ServiceViewSet, basename="service")
router.register("splits", SplitViewSet, basename="split")
router.register("disaggregations", DisaggregationViewSet, basename="disaggregation")

router.register("decisions", DecisionViewSet, basename="decision")
router.register("deliveries", DeliveryViewSet, basename="delivery")

_EVALUATION = EvaluationViewSet.as_view({"get": "retrieve"})
_RESULT = ResultViewSet.as_view({"get": "retrieve"})


def _kept(pattern: URLPattern | URLResolver) -> URLPattern | URLResolver:
    if isinstance(pattern, URLPattern):
        pattern.callback = kept(pattern.callback)
    return pattern


urlpatterns = [
    _kept(pattern)
    for pattern in [
        path("", Root.as_view(), name="open-data-root"),
        *router.urls,
        path("rounds/<slug:slug>/result/", _RESULT, name="round-result"),
        path("rounds/<slug:slug>/evaluation/", _EVALUATION, name="round-evaluation"),
        path("schema/", SpectacularAPIView.as_view(), name="open-data-schema"),
    ]
] + [
    path("docs/", Documentation.as_view(), name="open-data-docs"),
    path("docs/try/", TryIt.as_view(), name="open-data-try"),
]
