"""The officers' pages, mounted at /officer/."""

from django.urls import path

from budgets.views.officer import (
    acting,
    assisted,
    checklist,
    declaring,
    identity,
    keying,
    letter_batch,
    letters,
    making,
    on_paper,
    overview,
    people,
    previewing,
    project_loading,
    projects,
    reconciling,
    rolls,
    today,
)

app_name = "officer"
urlpatterns = [
    path("", today.today, name="today"),
    path("new/check/", making.new_check, name="new-check"),
    path("new/<slug:page>/", making.new_page, name="new"),
    path("rounds/<slug:slug>/", overview.round_page, name="round"),
    path("rounds/<slug:slug>/change/check/", making.change_check, name="change-check"),
    path("rounds/<slug:slug>/change/<slug:page>/", making.change_page, name="change"),
    path("rounds/<slug:slug>/people/", people.page, name="people"),
    path("rounds/<slug:slug>/checklist/", checklist.page, name="checklist"),
    path("rounds/<slug:slug>/preview/", previewing.preview, name="preview"),
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
    path("rounds/<slug:slug>/letters/", letters.page, name="letters"),
    path("rounds/<slug:slug>/letters/replace/", letters.replace, name="replace-letter"),
    path("rounds/<slug:slug>/letters/<int:number>/", letter_batch.page, name="letter-batch"),
    path(
        "rounds/<slug:slug>/letters/<int:number>/letters.pdf",
        letter_batch.download,
        name="letters-file",
    ),
    path("rounds/<slug:slug>/reconcile/", reconciling.page, name="reconcile"),
    path("rounds/<slug:slug>/reconcile/<int:pk>/", reconciling.entry, name="entry"),
    path("rounds/<slug:slug>/paper/", on_paper.page, name="on-paper"),
    path("rounds/<slug:slug>/paper/identity/", identity.page, name="identity"),
    path("rounds/<slug:slug>/paper/batches/<int:number>/", on_paper.batch, name="paper-batch"),
    path("rounds/<slug:slug>/paper/batches/<int:number>/key/", keying.page, name="keying"),
    path("rounds/<slug:slug>/assisted/", assisted.page, name="assisted"),
    path("rounds/<slug:slug>/declare/", declaring.declare, name="declare"),
    path("rounds/<slug:slug>/act/<slug:act>/", acting.act, name="act"),
]
