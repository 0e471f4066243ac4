"""Public pages of money, mounted at /money/."""

from django.urls import path

from funds.views import public

app_name = "funds"
urlpatterns = [
    path("", public.funds, name="funds"),
    path("<slug:slug>/", public.fund, name="fund"),
    path("<slug:slug>/statement.csv", public.statement, name="statement"),
]
