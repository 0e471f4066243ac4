"""Which service this site has, if any."""

from django.conf import settings


def is_on() -> bool:
    return bool(settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])


def name() -> str:
    """What people call the service; nothing where there is none."""
    services = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return str(services[0]["name"]) if services else ""
