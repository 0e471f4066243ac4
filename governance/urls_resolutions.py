"""The public pages of resolutions and meetings, for `governance.urls`."""

from django.urls import path

from governance.views import (
    meetings,
    proposed_rules,
    proxies,
    resolution_files,
    resolutions,
    signing,
)

ONE = "resolutions/<slug:resolution>/"

urlpatterns = [
    path("resolutions/", resolutions.resolutions, name="resolutions"),
    path(ONE, resolutions.resolution, name="resolution"),
    path(f"{ONE}new-rules/", proposed_rules.new_rules, name="new_rules"),
    path(f"{ONE}recount/", resolutions.recount, name="resolution_recount"),
    path(f"{ONE}receipts/", resolutions.receipts, name="resolution_receipts"),
    path(f"{ONE}receipts.csv", resolution_files.receipts_csv, name="resolution_receipts_csv"),
    path(f"{ONE}result.json", resolution_files.result_json, name="resolution_json"),
    path(f"{ONE}sign/", signing.sign, name="sign"),
    path(f"{ONE}sign/<int:signature>/take-back/", signing.take_back, name="take_back"),
    path(f"{ONE}proxies/", proxies.proxies, name="proxies"),
    path(f"{ONE}proxies/<int:entry>/", proxies.proxy, name="proxy"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/<slug:meeting>/", meetings.meeting, name="meeting"),
]
