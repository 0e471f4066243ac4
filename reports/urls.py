from django.urls import path

from reports import views

app_name = "reports"
urlpatterns = [path("result/<slug:slug>/declaration.pdf", views.declaration, name="declaration")]
