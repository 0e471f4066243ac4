"""The public pages of this room, mounted at /organisations/<slug>/."""

from django.urls import path

from governance.urls_resolutions import urlpatterns as resolutions
from governance.urls_voting import urlpatterns as voting
from governance.views import rules

app_name = "governance"
urlpatterns = [
    path("rules/", rules.in_force, name="rules"),
    path("rules/versions/", rules.versions, name="rules_versions"),
    path("rules/<int:version>/", rules.version, name="rules_version"),
    path("rules/<int:version>/changes/", rules.changes, name="rules_changes"),
    *resolutions,
    *voting,
]
