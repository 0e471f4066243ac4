from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RecordConfig(AppConfig):
    name = "record"

    def ready(self) -> None:
        # A room says in its module `recorded` how its acts read and what `verify` checks.
        autodiscover_modules("recorded")
