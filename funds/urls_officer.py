"""The officers' pages of money, mounted at /officer/money/."""

from django.urls import path

from funds.views.officer import accounts, desk, funds, payments, subsidies

app_name = "funds_officer"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("new/", funds.new, name="new"),
    path("purposes/", funds.purposes_page, name="purposes"),
    path("funds/<slug:slug>/", funds.fund, name="fund"),
    path("funds/<slug:slug>/<slug:act>/", funds.act, name="act"),
    path("pots/", accounts.pots, name="pots"),
    path("pots/new/", accounts.new, name="new-pot"),
    path("pots/<str:code>/", accounts.pot, name="pot"),
    path("pots/<str:code>/<slug:act>/", accounts.act, name="pot-act"),
    path("payments/", payments.queue, name="payments"),
    path("payments/new/", payments.new, name="new-payment"),
    path("payments/<int:pk>/", payments.payment, name="payment"),
    path("payments/<int:pk>/<slug:act>/", payments.act, name="payment-act"),
    path("enterprises/", subsidies.enterprises, name="enterprises"),
    path("enterprises/<int:pk>/", subsidies.enterprise, name="enterprise"),
    path("enterprises/<int:pk>/award/", subsidies.new_award, name="new-award"),
    path("enterprises/<int:pk>/declare/", subsidies.declare, name="declare"),
    path("awards/<int:pk>/", subsidies.award, name="award"),
    path("awards/<int:pk>/<slug:act>/", subsidies.act, name="award-act"),
]
