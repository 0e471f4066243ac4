"""Public pages of money, mounted at /money/."""

from django.urls import path

from funds.views import journal, public

app_name = "funds"
urlpatterns = [
    path("", public.funds, name="funds"),
    path("journal/", journal.journal, name="journal"),
    path("journal/entries.csv", journal.journal_csv, name="journal-csv"),
    path("journal/<int:pk>/", journal.transaction, name="transaction"),
    path("<slug:slug>/", public.fund, name="fund"),
    path("<slug:slug>/statement.csv", public.statement, name="statement"),
]
