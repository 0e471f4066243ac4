"""The officers' pages on resolutions, meetings and the votes of members, for `governance.urls_officer`."""

from django.urls import path

from governance.views.officer import (
    ballots,
    declaring,
    meetings,
    outside_ballots,
    reconciling,
    resolutions,
)

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
    path(f"{VOTE}declare/", declaring.declare, name="vote_declare"),
]
