from django.apps import AppConfig
from django.db.models.signals import post_migrate

from statute.first_parameters import add_missing


class StatuteConfig(AppConfig):
    name = "statute"

    def ready(self) -> None:
        post_migrate.connect(add_missing, sender=self, dispatch_uid="statute-first-parameters")
