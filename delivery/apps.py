from importlib import import_module

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "delivery"

    def ready(self) -> None:
        # They hang on models, and may be imported only once those are there.
        import_module("delivery.objecting")
        import_module("delivery.settling")
        import_module("delivery.phase_pages").register()
        import_module("delivery.beside_result").register()
        import_module("delivery.work")
