from importlib import import_module

from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"

    def ready(self) -> None:
        # They listen to signals, and may be imported only once the models are there.
        import_module("members.roles")
        import_module("members.second_factor")
        import_module("members.linking")
        forgetting = import_module("members.forgetting")
        import_module("members.erasing").also(forgetting.forget_of_member)
