from django.urls import URLPattern, URLResolver

from budgets import urls_voting

app_name = "budgets"
urlpatterns: list[URLPattern | URLResolver] = [*urls_voting.urlpatterns]
