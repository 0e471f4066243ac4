from importlib import import_module

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "proposals"

    def ready(self) -> None:
        # They need the models, which may be imported only now.
        import_module("proposals.origin")
        import_module("proposals.phase_pages")
        import_module("proposals.todays_work")
