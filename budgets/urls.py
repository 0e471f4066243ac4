from django.urls import URLPattern, URLResolver, include, path

from budgets import urls_voting
from budgets.views import rounds, wards

app_name = "budgets"
urlpatterns: list[URLPattern | URLResolver] = [
    path("wards/", wards.wards, name="wards"),
    path("wards/<slug:slug>/", wards.ward, name="ward"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/<slug:slug>/", rounds.budget_round, name="round"),
    *urls_voting.urlpatterns,
    path("result/", include("budgets.urls_results")),
]
