"""The officers' pages of a round's proposals and of their appraisal, mounted below the round's own."""

from django.urls import URLPattern, path

from proposals.views import appraising, case, colleagues, officer, officer_comments

app_name = "proposals_officer"
urlpatterns: list[URLPattern] = [
    path("proposals/", officer.proposals, name="proposals"),
    path("proposals/comments/", officer_comments.comments, name="comments"),
    path("proposals/comments/<int:pk>/", officer_comments.comment, name="comment"),
    path("proposals/<int:number>/", officer.proposal, name="proposal"),
    path("proposals/<int:number>/split/", officer.split, name="split"),
    path("appraisal/", appraising.cases, name="appraisal"),
    path("appraisal/questions/", appraising.edit_questions, name="questions"),
    path("appraisal/ballot/", appraising.ballot, name="ballot"),
    path("appraisal/<int:number>/", case.case, name="case"),
    path("appraisal/<int:number>/answers/", case.answers, name="answers"),
    path("appraisal/<int:number>/costs/", case.costs, name="costs"),
    path("appraisal/<int:number>/outcome/", case.outcome, name="outcome"),
    path("appraisal/<int:number>/people/", colleagues.people, name="people"),
]
