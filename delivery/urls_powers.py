"""The list of powers, mounted at /officer/powers/."""

from django.urls import URLPattern, path

from delivery.views.officer import powers

app_name = "officer_powers"
urlpatterns: list[URLPattern] = [
    path("", powers.powers, name="powers"),
    path("<int:pk>/", powers.power, name="power"),
]
