from django.urls import path

from places import public_views, views

app_name = "places"
urlpatterns = [
    path("neighbourhoods/", public_views.neighbourhoods, name="neighbourhoods"),
    path("neighbourhoods/<slug:slug>/", public_views.neighbourhood, name="neighbourhood"),
    path("officer/postcodes/", views.postcodes, name="postcodes"),
    path("officer/postcodes/<str:compact>/", views.postcode, name="postcode"),
    path("officer/postcodes/<str:compact>/put-back/", views.lift, name="lift"),
]
