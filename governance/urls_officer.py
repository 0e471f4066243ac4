"""The officers' pages on rules, bodies, elections and votes, mounted at /officer/organisations/<slug>/."""

from django.urls import path

from governance.urls_officer_votes import urlpatterns as votes
from governance.views.officer import (
    electing,
    elections,
    nominations,
    parts,
    seats,
    versions,
)

app_name = "governance_officer"
DRAFT = "rules/<int:version>/"
SEATS = DRAFT + "bodies/<slug:body>/seats/"
ELECTION = "elections/<slug:election>/"
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
urlpatterns += [
    path("elections/", elections.elections, name="elections"),
    path("make-election/check/", electing.new_check, name="new-election-check"),
    path("make-election/<slug:page>/", electing.new_page, name="new-election"),
    path(ELECTION, elections.election, name="election"),
    path(ELECTION + "change/check/", electing.change_check, name="change-election-check"),
    path(ELECTION + "change/<slug:page>/", electing.change_page, name="change-election"),
    path(ELECTION + "act/<slug:act>/", elections.act, name="act"),
    path(ELECTION + "nominations/", nominations.nominations, name="nominations"),
    path(ELECTION + "nominations/<int:pk>/", nominations.nomination, name="nomination"),
    path(ELECTION + "nominations/<int:pk>/take-off/", nominations.take_off, name="take-off"),
    path("bodies/", seats.bodies, name="seats-page"),
    path("bodies/<slug:body>/<slug:constituency>/appoint/", seats.appoint, name="appoint"),
    path("seats/<int:pk>/co-opt/", seats.co_opt, name="co-opt"),
    path("terms/<int:pk>/vacate/", seats.vacate, name="vacate"),
]
for kind in ("classes", "bodies", "rules"):
    of_a_kind = {"kind": kind}
    urlpatterns += [
        path(f"{DRAFT}{kind}/new/", parts.new, of_a_kind, name=f"new-{kind}"),
        path(f"{DRAFT}{kind}/change/<slug:code>/", parts.change, of_a_kind, name=kind),
        path(f"{DRAFT}{kind}/remove/<slug:code>/", parts.remove, of_a_kind, name=f"remove-{kind}"),
    ]
