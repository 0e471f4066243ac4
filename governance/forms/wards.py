from places.models import Ward


def ward_choices() -> list[tuple[str, str]]:
    """Code and name of each ward of the newest boundaries."""
    return list(Ward.objects.current().values_list("code", "name"))
