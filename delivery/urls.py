"""Public pages of what follows a result."""

from django.urls import URLPattern, path

from delivery.views import delivery, evaluation, listing, public

app_name = "delivery"
_PROJECT = "rounds/<slug:slug>/delivery/<int:number>/"
urlpatterns: list[URLPattern] = [
    path("decisions/", listing.decisions, name="decisions"),
    path("decisions.csv", listing.decisions_csv, name="decisions-csv"),
    path("rounds/<slug:slug>/decision/", public.decision, name="decision"),
    path(
        "rounds/<slug:slug>/decision/<int:version>/signed.json",
        public.signed_text,
        name="signed-text",
    ),
    path("rounds/<slug:slug>/delivery/", delivery.delivery, name="delivery"),
    path(_PROJECT, delivery.project, name="project"),
    path(f"{_PROJECT}problem/", delivery.report, name="report"),
    path(f"{_PROJECT}problem/<slug:reference>/", delivery.problem, name="problem"),
    path("rounds/<slug:slug>/evaluation/", evaluation.evaluation, name="evaluation"),
    path("rounds/<slug:slug>/evaluation/answer/", evaluation.answer, name="answer"),
    path("rounds/<slug:slug>/evaluation/thanks/", evaluation.thanks, name="thanks"),
    path("rounds/<slug:slug>/learned/", evaluation.learned, name="learned"),
    path("learned/", evaluation.all_learned, name="all-learned"),
]
