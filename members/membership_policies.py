"""Who may act for a member. Which memberships somebody may see is `Membership.objects.acted_for_by`."""

from members.folding import fold_email
from members.models import Application, Membership, Person


def can_act_for(person: Person, membership: Membership) -> bool:
    """Leave, erase, or say who votes: the member, or whoever acts for an organisation.

    A delegate votes and reads, and does no more; unless the register's own address is theirs.
    """
    if membership.member_organisation_id is None:
        return membership.person_id == person.pk
    if membership.email and fold_email(membership.email) == fold_email(person.email):
        return True
    return Application.objects.filter(membership=membership, applicant=person).exists()
