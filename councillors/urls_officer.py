"""The officers' pages of councillors' budgets, mounted at /officer/councillors/."""

from django.urls import path

from councillors.views.officer import budgets, desk, entering, offers, requests, seats

app_name = "councillors_officer"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("requests/<int:pk>/", requests.request_page, name="request"),
    path("requests/<int:pk>/check/", requests.check, name="check"),
    path("requests/<int:pk>/<slug:act>/", requests.act, name="request-act"),
    path("enter/<int:pk>/", entering.of_councillor, name="enter"),
    path("enter-for-pool/<int:pk>/", entering.of_pool, name="enter-for-pool"),
    path("seats/", seats.seats, name="seats"),
    path("seats/new/", seats.new, name="new-seat"),
    path("seats/<int:pk>/end/", seats.end, name="end-seat"),
    path("budgets/", budgets.budgets, name="budgets"),
    path("budgets/new/", budgets.allocate, name="allocate"),
    path("budgets/<int:pk>/return/", budgets.give_back, name="return"),
    path("offers/", offers.offers, name="offers"),
    path("offers/new/", offers.new, name="new-offer"),
    path("offers/<int:pk>/end/", offers.end, name="end-offer"),
]
