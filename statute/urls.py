from django.urls import path

from statute import views

app_name = "statute"
urlpatterns = [path("statute/", views.parameters, name="parameters")]
