from importlib import import_module

from django.apps import AppConfig


class CouncillorsConfig(AppConfig):
    name = "councillors"

    def ready(self) -> None:
        # It listens to signals, and may be imported only once the models are there.
        import_module("councillors.listening")
        import_module("councillors.objecting")
        import_module("councillors.held").register()
