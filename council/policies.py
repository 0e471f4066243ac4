"""Who may do what at the front door."""

from django.contrib.auth.models import AnonymousUser

from members.models import Person


def can_answer_complaints(person: Person | AnonymousUser) -> bool:
    return person.is_staff and person.has_perm("council.answer_complaint")
