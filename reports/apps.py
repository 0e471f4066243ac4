from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from reports import listening  # noqa: F401, PLC0415 -- connects itself once the models are there
