"""The public pages of a round's agenda, mounted below the round."""

from django.urls import path

from agenda.views import public

app_name = "agenda"
urlpatterns = [
    path("", public.agenda, name="agenda"),
    path("name/", public.name, name="name"),
    path("leave/", public.leave, name="leave"),
    path("<int:number>/", public.item, name="item"),
    path("<int:number>/support/", public.give, name="support"),
    path("<int:number>/take-back/", public.back, name="take-back"),
]
