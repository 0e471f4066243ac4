from django.urls import path

from places import views

app_name = "places"
urlpatterns = [
    path("officer/postcodes/", views.postcodes, name="postcodes"),
    path("officer/postcodes/<str:compact>/", views.postcode, name="postcode"),
    path("officer/postcodes/<str:compact>/put-back/", views.lift, name="lift"),
]
