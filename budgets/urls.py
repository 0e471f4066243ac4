from django.urls import URLPattern, URLResolver, include, path

from budgets import urls_voting

app_name = "budgets"
urlpatterns: list[URLPattern | URLResolver] = [
    *urls_voting.urlpatterns,
    path("result/", include("budgets.urls_results")),
]
