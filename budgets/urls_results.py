"""The public results, mounted at /result/ in the namespace `budgets`."""

from django.urls import URLPattern, path

from budgets.views.results import counting, downloads, receipts, recounting, story

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/", story.result, name="result"),
    path("<slug:slug>/count/", counting.count, name="count"),
    path("<slug:slug>/other-rule/", counting.other, name="other_rule"),
    path("<slug:slug>/receipts/", receipts.receipts, name="receipts"),
    path("<slug:slug>/recount/", recounting.recount, name="recount"),
    path("<slug:slug>/papers.csv", downloads.papers_csv, name="papers_csv"),
    path("<slug:slug>/papers.pb", downloads.papers_pb, name="papers_pb"),
    path("<slug:slug>/papers.json", downloads.papers_json, name="papers_json"),
    path("<slug:slug>/receipts.csv", downloads.receipts_csv, name="receipts_csv"),
    path("<slug:slug>/projects.csv", downloads.projects_csv, name="projects_csv"),
    path("<slug:slug>/result.json", downloads.result_json, name="result_json"),
]
