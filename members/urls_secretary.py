"""The secretary's pages, mounted at /officer/organisations/."""

from django.urls import path

from members.views.secretary import (
    application,
    applications,
    hashes,
    importing,
    lines,
    officers,
    organisations,
    paying,
    people,
    printed,
    registers,
    verifying,
)

app_name = "secretary"
_LINE = "<slug:slug>/members/<int:number>/"
_APPLICATION = "<slug:slug>/applications/<uuid:reference>/"
urlpatterns = [
    path("", organisations.organisations, name="organisations"),
    path("new/", organisations.new, name="new"),
    path("<slug:slug>/", organisations.organisation, name="organisation"),
    path("<slug:slug>/facts/", organisations.facts, name="facts"),
    path("<slug:slug>/bank/", paying.bank, name="bank"),
    path("<slug:slug>/people/", people.page, name="people"),
    path("<slug:slug>/applications/", applications.queue, name="applications"),
    path(_APPLICATION, application.page, name="application"),
    path(f"{_APPLICATION}payment/", application.payment, name="payment"),
    path(f"{_APPLICATION}match/", application.matching, name="match"),
    path(f"{_APPLICATION}verify/", verifying.of_application, name="verify-application"),
    path("<slug:slug>/evidence/<int:pk>/", verifying.copy, name="evidence"),
    path("<slug:slug>/import/", importing.page, name="import"),
    path("<slug:slug>/import/empty.csv", importing.empty_file, name="empty-file"),
    path("<slug:slug>/import/<slug:token>/", importing.running, name="importing"),
    path("<slug:slug>/matching/", hashes.page, name="hashes"),
    path("<slug:slug>/members/", registers.register, name="register"),
    path(_LINE, registers.line, name="line"),
    path(f"{_LINE}correct/", lines.correct_line, name="correct"),
    path(f"{_LINE}end/", lines.end_membership, name="end"),
    path(f"{_LINE}shares/", lines.shares, name="shares"),
    path(f"{_LINE}verify/", verifying.of_member, name="verify-member"),
    path("<slug:slug>/officers/", officers.page, name="officers"),
    path("<slug:slug>/officers/<int:pk>/end/", officers.ending, name="end-office"),
    path("<slug:slug>/register/", printed.page, {"duplicate": False}, name="print"),
    path("<slug:slug>/register.csv", printed.file, {"duplicate": False}, name="file"),
    path("<slug:slug>/duplicate/", printed.page, {"duplicate": True}, name="duplicate"),
    path("<slug:slug>/duplicate.csv", printed.file, {"duplicate": True}, name="duplicate-file"),
]
