"""The officers' pages on resolutions, meetings and the votes of members, for `governance.urls_officer`."""

from django.urls import path

from ballots.urls_desks import desk_paths
from governance.views.officer import (
    ballots,
    declaring,
    meetings,
    outside_ballots,
    paper_signatures,
    reconciling,
    resolutions,
)
from governance.views.officer.desks import for_desks, for_letters

RESOLUTION = "resolutions/<slug:resolution>/"
MEETING = "meetings/<slug:meeting>/"
VOTE = "votes/<int:ballot>/"

urlpatterns = [
    path("resolutions/", resolutions.resolutions, name="resolutions"),
    path("new-resolution/", resolutions.new, name="new-resolution"),
    path(RESOLUTION, resolutions.resolution, name="resolution"),
    path(f"{RESOLUTION}change/", resolutions.change, name="change-resolution"),
    path(f"{RESOLUTION}preview/", resolutions.preview, name="preview-resolution"),
    path(f"{RESOLUTION}signatures/", outside_ballots.signatures, name="signatures"),
    path(f"{RESOLUTION}paper-signatures/", paper_signatures.find, name="paper-signatures"),
    path(
        f"{RESOLUTION}paper-signatures/<int:member>/", paper_signatures.one, name="paper-signature"
    ),
    path(f"{RESOLUTION}postal-count/", outside_ballots.postal_count, name="postal-count"),
    path(f"{RESOLUTION}act/<slug:act>/", resolutions.act, name="resolution-act"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("new-meeting/", meetings.new, name="new-meeting"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}change/", meetings.change, name="change-meeting"),
    path(f"{MEETING}act/<slug:act>/", meetings.act, name="meeting-act"),
    path(VOTE, ballots.vote, name="vote"),
    path(f"{VOTE}act/<slug:act>/", ballots.act, name="vote_act"),
    path(f"{VOTE}reconcile/", reconciling.reconcile, name="vote_reconcile"),
    path(f"{VOTE}waiting/<int:pk>/", reconciling.entry, name="vote_entry"),
    *desk_paths(VOTE, for_letters=for_letters, for_desks=for_desks),
    path(f"{VOTE}declare/", declaring.declare, name="vote_declare"),
]
