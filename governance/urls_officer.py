"""The officers' pages on rules and votes, mounted at /officer/organisations/<slug>/."""

from django.urls import path

from governance.urls_officer_votes import urlpatterns as votes
from governance.views.officer import parts, versions

app_name = "governance_officer"
DRAFT = "rules/<int:version>/"
SEATS = DRAFT + "bodies/<slug:body>/seats/"
OF_A_BODY = {"kind": "seats"}

urlpatterns = [
    path("rules/", versions.versions, name="versions"),
    path("rules/new/", versions.start, name="start"),
    path(DRAFT, versions.draft, name="draft"),
    path(DRAFT + "heading/", parts.heading, name="heading"),
    path(DRAFT + "preview/", versions.preview, name="preview"),
    path(DRAFT + "adopt/", versions.adopt_page, name="adopt"),
    path(DRAFT + "discard/", versions.discard_page, name="discard"),
    path(SEATS + "new/", parts.new, OF_A_BODY, name="new-seats"),
    path(SEATS + "change/<slug:code>/", parts.change, OF_A_BODY, name="seats"),
    path(SEATS + "remove/<slug:code>/", parts.remove, OF_A_BODY, name="remove-seats"),
    *votes,
]
for kind in ("classes", "bodies", "rules"):
    of_a_kind = {"kind": kind}
    urlpatterns += [
        path(f"{DRAFT}{kind}/new/", parts.new, of_a_kind, name=f"new-{kind}"),
        path(f"{DRAFT}{kind}/change/<slug:code>/", parts.change, of_a_kind, name=kind),
        path(f"{DRAFT}{kind}/remove/<slug:code>/", parts.remove, of_a_kind, name=f"remove-{kind}"),
    ]
