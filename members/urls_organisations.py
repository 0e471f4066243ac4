"""The organisations' public pages, joining, and a member's own pages."""

from django.urls import path

from members.views import applications, consents, joining, memberships, organisations

app_name = "members"

urlpatterns = [
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/<slug:slug>/", organisations.organisation, name="organisation"),
    path("organisations/<slug:slug>/join/", joining.choose, name="join"),
    path(
        "organisations/<slug:slug>/join/<slug:class_code>/<slug:who>/",
        joining.details,
        name="join_details",
    ),
    path("consent/<str:token>/", consents.consent, name="consent"),
    path("account/applications/<uuid:reference>/", applications.application, name="application"),
    path("account/memberships/", memberships.memberships, name="memberships"),
    path("account/memberships/<int:pk>/", memberships.membership, name="membership"),
    path("account/memberships/<int:pk>/leave/", memberships.leave, name="leave"),
    path("account/memberships/<int:pk>/erase/", memberships.erase, name="erase"),
    path(
        "account/memberships/<int:pk>/voting-class/", memberships.voting_class, name="voting_class"
    ),
    path("account/memberships/<int:pk>/delegate/", memberships.delegate, name="delegate"),
]
