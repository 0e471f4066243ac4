"""Public pages of councillors' budgets, mounted at /councillors/."""

from django.urls import path

from councillors.views.public import asking, councillors, grants, matching, pools, requests

app_name = "councillors"
urlpatterns = [
    path("", councillors.councillors, name="councillors"),
    path("grants.csv", grants.grants_csv, name="grants-csv"),
    path("match-offers/", matching.offers, name="match_offers"),
    path("match-offers/<int:pk>/", matching.offer, name="match_offer"),
    path("requests/<int:pk>/", requests.request_page, name="request"),
    path("asked/", asking.sent, name="asked"),
    path("pools/<slug:ward>/<int:year>/", pools.pool, name="pool"),
    path("pools/<slug:ward>/<int:year>/ask/", asking.ask_pool, name="ask_pool"),
    path("<slug:slug>/", councillors.councillor, name="councillor"),
    path("<slug:slug>/ask/", asking.ask_councillor, name="ask"),
]
