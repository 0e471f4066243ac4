"""Who may move a postcode that straddles a boundary."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, PermissionsMixin


def can_move_postcodes(person: AbstractBaseUser | AnonymousUser) -> bool:
    """Officers with the model permission; a grant on one postcode makes no sense."""
    return isinstance(person, PermissionsMixin) and person.has_perm("places.change_postcode")
