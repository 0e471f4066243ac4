"""The officers' pages of a round's decision, delivery and evaluation, mounted at /officer/rounds/ROUND/."""

from django.urls import URLPattern, path

from delivery.views.officer import (
    deciders,
    deciding,
    delivering,
    evaluation,
    money,
    problems,
    scrutiny,
)

app_name = "officer_delivery"
urlpatterns: list[URLPattern] = [
    path("decision/", deciding.page, name="decision"),
    path("decision/basis/", deciding.basis, name="basis"),
    path("decision/projects/", deciding.projects, name="decide-projects"),
    path("decision/people/", deciders.people, name="people"),
    path("decision/people/<int:pk>/", deciders.person, name="person"),
    path("decision/diversions/", deciders.diversions, name="diversions"),
    path("decision/publish/", deciding.publish, name="publish"),
    path("call-in/", scrutiny.page, name="call-in"),
    path("money/", money.page, name="money"),
    path("delivery/", delivering.page, name="delivery"),
    path("delivery/problems/", problems.listed, name="problems"),
    path("delivery/problems/<int:pk>/", problems.problem, name="problem"),
    path("delivery/<int:number>/", delivering.project, name="project"),
    path("delivery/<int:number>/steps/<int:pk>/", delivering.milestone, name="milestone"),
    path("delivery/<int:number>/<slug:act>/", delivering.act, name="act"),
    path("evaluation/", evaluation.page, name="evaluation"),
    path("evaluation/questions/", evaluation.questions, name="questions"),
    path("evaluation/learned/", evaluation.learned, name="learned"),
]
