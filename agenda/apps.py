from importlib import import_module

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "agenda"

    def ready(self) -> None:
        # They need the models, which may be imported only now.
        import_module("agenda.phase_page")
        import_module("agenda.todays_work")
