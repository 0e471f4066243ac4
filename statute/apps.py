from django.apps import AppConfig


class StatuteConfig(AppConfig):
    name = "statute"
