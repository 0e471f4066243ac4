"""The public pages of this room, mounted at /organisations/<slug>/."""

from django.urls import path

from governance.urls_resolutions import urlpatterns as resolutions
from governance.urls_voting import urlpatterns as voting
from governance.views import bodies, elections, result_files, results, rules, standing

app_name = "governance"
ELECTION = "elections/<slug:election>/"
RESULT = ELECTION + "<slug:constituency>/result/"

urlpatterns = [
    path("rules/", rules.in_force, name="rules"),
    path("rules/versions/", rules.versions, name="rules_versions"),
    path("rules/<int:version>/", rules.version, name="rules_version"),
    path("rules/<int:version>/changes/", rules.changes, name="rules_changes"),
    *resolutions,
    *voting,
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/<slug:body>/", bodies.body, name="body"),
    path("elections/", elections.elections, name="elections"),
    path(ELECTION, elections.election, name="election"),
    path(ELECTION + "<slug:constituency>/stand/", standing.stand, name="stand"),
    path(ELECTION + "nominations/<int:pk>/", standing.nomination, name="nomination"),
    path(ELECTION + "nominations/<int:pk>/withdraw/", standing.withdraw, name="withdraw"),
    path(ELECTION + "propose/<str:token>/", standing.propose, name="propose"),
    path(RESULT, results.result, name="result"),
    path(RESULT + "count/", results.count, name="count"),
    path(RESULT + "recount/", results.recount, name="recount"),
    path(RESULT + "receipts/", results.receipts, name="receipts"),
    path(RESULT + "papers.blt", result_files.papers_blt, name="papers_blt"),
    path(RESULT + "papers.csv", result_files.papers_csv, name="papers_csv"),
    path(RESULT + "receipts.csv", result_files.receipts_csv, name="receipts_csv"),
    path(RESULT + "result.json", result_files.result_json, name="result_json"),
]
