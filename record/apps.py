from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from record import guards


class RecordConfig(AppConfig):
    name = "record"

    def ready(self) -> None:
        post_migrate.connect(guards.keep_on, sender=self, dispatch_uid="record.guards")
        # A room says in its module `recorded` how its acts read and what `verify` checks.
        autodiscover_modules("recorded")
