"""A councillor's own desk, mounted at /councillor/."""

from django.urls import path

from councillors.views.desk import answering, desk, pooling

app_name = "councillor_desk"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("requests/<int:pk>/", answering.request_page, name="request"),
    path("pool/<slug:act>/", pooling.act, name="pool"),
]
