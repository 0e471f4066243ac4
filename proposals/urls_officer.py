"""The officers' pages of a round's proposals and of their appraisal, mounted below the round's own."""

from django.urls import URLPattern, path

from proposals.views import officer, officer_comments

app_name = "proposals_officer"
urlpatterns: list[URLPattern] = [
    path("proposals/", officer.proposals, name="proposals"),
    path("proposals/comments/", officer_comments.comments, name="comments"),
    path("proposals/comments/<int:pk>/", officer_comments.comment, name="comment"),
    path("proposals/<int:number>/", officer.proposal, name="proposal"),
    path("proposals/<int:number>/split/", officer.split, name="split"),
]
