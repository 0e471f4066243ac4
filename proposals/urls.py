"""The public pages of a round's proposals and of their appraisal, mounted below the round."""

from django.urls import URLPattern, path

from proposals.views import lists, outcomes, own, reading, writing

app_name = "proposals"
urlpatterns: list[URLPattern] = [
    path("proposals/", lists.proposals, name="proposals"),
    path("proposals/map/", lists.on_map, name="map"),
    path("proposals/new/", writing.new, name="new"),
    path("proposals/drafts/again/", writing.again, name="again"),
    path("proposals/drafts/<str:token>/", writing.draft, name="draft"),
    path("proposals/<int:number>/", reading.proposal, name="proposal"),
    path("proposals/<int:number>/change/", own.change, name="change"),
    path("proposals/<int:number>/photos/", own.photos, name="photos"),
    path("proposals/<int:number>/check/", own.check, name="check"),
    path("proposals/<int:number>/withdraw/", own.withdraw, name="withdraw"),
    path("proposals/<int:number>/support/", reading.give, name="support"),
    path("proposals/<int:number>/take-back/", reading.back, name="take-back"),
    path("proposals/<int:number>/comment/", reading.comment, name="comment"),
    path("proposals/<int:number>/comments/<int:pk>/report/", reading.report, name="report"),
    path("appraisal/", outcomes.appraisal, name="appraisal"),
    path("appraisal/<int:number>/", outcomes.appraised, name="appraised"),
]
