from django.apps import AppConfig
from django.core import checks


class CouncilConfig(AppConfig):
    name = "council"

    def ready(self) -> None:
        from council.checks import check_brand  # noqa: PLC0415 -- needs the settings to be loaded

        checks.register(check_brand)
