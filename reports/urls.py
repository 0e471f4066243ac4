from django.urls import path

from reports import views

app_name = "reports"
ORGANISATION = "organisations/<slug:slug>/"
CONTEST = ORGANISATION + "elections/<slug:election>/<slug:constituency>/result/"
RESOLUTION = ORGANISATION + "resolutions/<slug:resolution>/"
FILE = "declaration.pdf"

urlpatterns = [
    path(f"result/<slug:slug>/{FILE}", views.declaration, name="declaration"),
    path(CONTEST + FILE, views.contest, name="contest"),
    path(RESOLUTION + FILE, views.resolution, name="resolution"),
]
