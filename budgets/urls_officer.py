"""The officers' pages, mounted at /officer/."""

from django.urls import path

from ballots.urls_desks import desk_paths
from budgets.views.officer import (
    acting,
    checklist,
    dates,
    declaring,
    making,
    overview,
    people,
    pots,
    previewing,
    project_loading,
    projects,
    reconciling,
    rolls,
    today,
)
from budgets.views.officer.desks import for_desks, for_letters

app_name = "officer"
urlpatterns = [
    path("", today.today, name="today"),
    path("new/check/", making.new_check, name="new-check"),
    path("new/<slug:page>/", making.new_page, name="new"),
    path("rounds/<slug:slug>/", overview.round_page, name="round"),
    path("rounds/<slug:slug>/change/check/", making.change_check, name="change-check"),
    path("rounds/<slug:slug>/change/<slug:page>/", making.change_page, name="change"),
    path("rounds/<slug:slug>/dates/", dates.page, name="dates"),
    path("rounds/<slug:slug>/people/", people.page, name="people"),
    path("rounds/<slug:slug>/checklist/", checklist.page, name="checklist"),
    path("rounds/<slug:slug>/preview/", previewing.preview, name="preview"),
    path("rounds/<slug:slug>/pots/", pots.listed, name="pots"),
    path("rounds/<slug:slug>/pots/new/", pots.new, name="new-pot"),
    path("rounds/<slug:slug>/pots/by-ward/", pots.by_ward, name="pots-by-ward"),
    path("rounds/<slug:slug>/pots/<int:number>/", pots.change, name="pot"),
    path("rounds/<slug:slug>/projects/", projects.projects, name="projects"),
    path("rounds/<slug:slug>/projects/new/", projects.new_project, name="new-project"),
    path("rounds/<slug:slug>/projects/load/", project_loading.load, name="load-projects"),
    path("rounds/<slug:slug>/projects/empty.csv", project_loading.empty_file, name="empty-file"),
    path("rounds/<slug:slug>/projects/<int:number>/", projects.change_project, name="project"),
    path(
        "rounds/<slug:slug>/projects/<int:number>/remove/", projects.remove, name="remove-project"
    ),
    path(
        "rounds/<slug:slug>/projects/<int:number>/withdraw/",
        projects.withdraw,
        name="withdraw-project",
    ),
    path("rounds/<slug:slug>/roll/", rolls.roll, name="roll"),
    path("rounds/<slug:slug>/reconcile/", reconciling.page, name="reconcile"),
    path("rounds/<slug:slug>/reconcile/<int:pk>/", reconciling.entry, name="entry"),
    *desk_paths("rounds/<slug:slug>/", for_letters=for_letters, for_desks=for_desks),
    path("rounds/<slug:slug>/declare/", declaring.declare, name="declare"),
    path("rounds/<slug:slug>/act/<slug:act>/", acting.act, name="act"),
]
