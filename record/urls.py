from django.urls import path

from record import views

app_name = "record"
urlpatterns = [
    path("record/", views.entries, name="entries"),
    path("record/entries.json", views.download, name="download"),
    path("record/<int:sequence>/", views.entry, name="entry"),
    path("record/<int:sequence>.json", views.entry_json, name="entry_json"),
]
