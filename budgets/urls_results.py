"""The public results, mounted at /result/ in the namespace `budgets`."""

from django.urls import URLPattern, path

from budgets.views.results import story

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/", story.result, name="result"),
]
