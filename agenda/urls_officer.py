"""The officers' pages of a round's agenda, mounted below the round's own."""

from django.urls import path

from agenda.views import officer

app_name = "agenda_officer"
urlpatterns = [
    path("", officer.agenda, name="agenda"),
    path("<int:number>/", officer.item, name="item"),
]
