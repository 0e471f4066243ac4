from django.urls import path

from services.views import disaggregating, large, officers, public, splits

app_name = "services"
urlpatterns = [
    path("services/", public.services, name="services"),
    path("services/<slug:slug>/", public.service, name="service"),
    path("services/<slug:slug>/by-area/<int:pk>/", public.disaggregation, name="disaggregation"),
    path(
        "services/<slug:slug>/by-area/<int:pk>/shares.csv",
        public.disaggregation_csv,
        name="disaggregation-csv",
    ),
    path("services/<slug:slug>/by-area/<int:pk>/<int:number>/", public.line, name="line"),
    path("splits/", splits.splits, name="splits"),
    path("splits/<int:pk>/", splits.split, name="split"),
    path("splits/<int:pk>/shares.csv", splits.split_csv, name="split-csv"),
    path("officer/splits/new/", splits.new, name="new-split"),
    path("officer/services/", officers.services, name="officer-services"),
    path("officer/services/new/", officers.new_service, name="new-service"),
    path("officer/services/<slug:slug>/", officers.service, name="officer-service"),
    path("officer/services/<slug:slug>/change/", officers.change_service, name="change-service"),
    path("officer/services/<slug:slug>/lines/new/", officers.new_line, name="new-line"),
    path("officer/services/<slug:slug>/lines/<int:pk>/", officers.change_line, name="change-line"),
    path("officer/services/<slug:slug>/break-down/", disaggregating.break_down, name="break-down"),
    path(
        "officer/services/<slug:slug>/break-down/<int:pk>/",
        large.large_budget,
        name="large-budget",
    ),
    path("officer/services/<slug:slug>/budget.csv", disaggregating.empty_file, name="empty-file"),
]
