from django.conf import settings
from django.urls import include, path

from council.views import brand, complaints, health, home, post, statements, uploads

urlpatterns = [
    path("", home.home, name="home"),
    path("demo/post/", post.post, name="demo_post"),
    path("", include("members.urls")),
    path("", include("members.urls_organisations")),
    path("", include("reports.urls")),
    path("", include("budgets.urls")),
    path("rounds/<slug:slug>/agenda/", include("agenda.urls")),
    path("rounds/<slug:slug>/", include("proposals.urls")),
    path("", include("delivery.urls")),
    path("officer/rounds/<slug:slug>/", include("delivery.urls_officer")),
    path("officer/powers/", include("delivery.urls_powers")),
    path("deciding/", include("delivery.urls_deciding")),
    path("officer/organisations/", include("members.urls_secretary")),
    path("councillors/", include("councillors.urls")),
    path("councillor/", include("councillors.urls_desk")),
    path("officer/councillors/", include("councillors.urls_officer")),
    path("officer/money/", include("funds.urls_officer")),
    path("officer/", include("budgets.urls_officer")),
    path("officer/rounds/<slug:slug>/agenda/", include("agenda.urls_officer")),
    path("officer/rounds/<slug:slug>/", include("proposals.urls_officer")),
    path("organisations/<slug:slug>/", include("governance.urls")),
    path("officer/organisations/<slug:slug>/", include("governance.urls_officer")),
    path("money/", include("funds.urls")),
    path("", include("services.urls")),
    path("", include("places.urls")),
    path("", include("record.urls")),
    path("", include("statute.urls")),
    path("brand.css", brand.brand, name="brand"),
    path("help/", statements.page("help"), name="help"),
    path("accessibility/", statements.page("accessibility"), name="accessibility"),
    path("privacy/", statements.page("privacy"), name="privacy"),
    path("cookies/", statements.page("cookies"), name="cookies"),
    path("open-data/", statements.page("open_data"), name="open_data"),
    path("complaints/", complaints.make, name="complaints"),
    path("complaints/made/", complaints.made, name="complaint_made"),
    path("officer/complaints/", complaints.listed, name="complaints_listed"),
    path("officer/complaints/<slug:reference>/", complaints.answer, name="complaint_answer"),
    path(
        "officer/complaints/<slug:reference>/acknowledge/",
        complaints.acknowledge,
        name="complaint_acknowledge",
    ),
    path("language/", statements.page("language"), name="language"),
    path("health/", health.health, name="health"),
    path("api/v1/", include("council.open_data.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]

if not settings.PRODUCTION:  # there the proxy in front serves what was uploaded
    urlpatterns.append(path("media/<path:path>", uploads.uploaded))

handler400 = "council.views.errors.bad_request"
handler403 = "council.views.errors.forbidden"
handler404 = "council.views.errors.not_found"
handler429 = "members.views.account.too_often"
handler500 = "council.views.errors.broken"
