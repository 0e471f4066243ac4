"""The pages of those who decide by signing in, mounted at /deciding/."""

from django.urls import URLPattern, path

from delivery.views import deciding, signing

app_name = "deciding"
urlpatterns: list[URLPattern] = [
    path("", deciding.listed, name="listed"),
    path("<int:pk>/", signing.decision, name="decision"),
]
