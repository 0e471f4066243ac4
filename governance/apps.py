from importlib import import_module

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "governance"

    def ready(self) -> None:
        # It listens to signals, and may be imported only once the models are there.
        import_module("governance.listening")
        import_module("governance.organisation_sections").register()
