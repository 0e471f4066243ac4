"""Members standing, proposing and withdrawing, through the pages."""

import io
import re
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from governance import nominating
from governance.errors import GovernanceError
from governance.models import Contest, Election, Nomination
from tests.factories import OfficerFactory, PersonFactory
from tests.governance.contests import page
from tests.governance.states import called_election, member
from tests.members.signing_in import sign_in
from tests.organisations import MembershipFactory, OrganisationFactory, thirds

pytestmark = pytest.mark.django_db(transaction=True)
SAID = {
    "name": "Abiola Danso",
    "statement": "I use the centre every week.",
    "interests": "None",
    "true": "on",
}


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def election():
    return called_election(thirds())


@pytest.fixture
def somebody(election):
    return member(election.organisation, name="Abiola Danso")


def stand(election, code="families"):
    return page(election, f"{code}/stand/")


def needing_proposers(election, number):
    Contest.objects.filter(election=election).update(proposers=number)


def photo(size=(600, 600)):
    target = io.BytesIO()
    Image.new("RGB", size).save(target, "PNG")
    return SimpleUploadedFile("me.png", target.getvalue())


def test_a_member_signs_in_and_stands(client, election, somebody):
    asked = client.get(stand(election))
    assert asked.status_code == 302
    assert asked.url.startswith("/account/login/?next=")
    answer = sign_in(client, somebody.person.email, stand(election))
    assert answer.url == stand(election)
    assert 'value="Abiola Danso"' in words(client.get(stand(election)))
    answer = client.post(stand(election), SAID, follow=True)
    assert "The returning officer checks your nomination" in words(answer)
    assert Nomination.objects.get().state == "submitted"
    assert "Abiola Danso" not in words(client.get(page(election))).replace(
        "nomination of Abiola Danso", ""
    )


def test_a_photo_is_tidied_and_needs_words(client, election, somebody):
    client.force_login(somebody.person)
    answer = client.post(stand(election), {**SAID, "photo": photo()})
    assert "Say what the photo shows" in words(answer)
    assert "I use the centre every week." in words(answer)
    answer = client.post(stand(election), {**SAID, "photo": photo((90, 90)), "photo_alt": "Me"})
    assert "at least 480 by 480 pixels" in words(answer)
    fake = SimpleUploadedFile("me.png", b"<svg/>")
    answer = client.post(stand(election), {**SAID, "photo": fake, "photo_alt": "Me"})
    assert "not a JPEG, PNG or WebP" in words(answer)
    client.post(stand(election), {**SAID, "photo": photo(), "photo_alt": "Abiola, smiling"})
    made = Nomination.objects.get()
    nominating.accept(made, OfficerFactory())
    assert 'alt="Abiola, smiling"' in words(client.get(page(election)))
    with Image.open(made.photo.path) as kept:
        assert kept.size == (480, 480)


def held_in(response):
    return re.search(r'name="held_photo" value="([^"]+)"', response.content.decode())[1]


def test_a_photo_is_kept_while_an_error_is_mended(client, election, somebody):
    client.force_login(somebody.person)
    first = client.post(stand(election), {**SAID, "statement": "", "photo": photo()})
    assert "Your photo is kept for an hour" in words(first)
    again = client.post(
        stand(election), {**SAID, "photo_alt": "Me", "true": "", "held_photo": held_in(first)}
    )
    said = {**SAID, "photo_alt": "Me", "held_photo": held_in(again)}
    client.post(stand(election), said)
    made = Nomination.objects.get()
    with Image.open(made.photo.path) as kept:
        assert kept.size == (480, 480)
    assert cache.get(f"held-file:{held_in(again)}") is None


def test_a_kept_photo_can_be_left_out_and_is_nobody_elses(client, election, somebody):
    other = member(election.organisation, name="Grace Whitlock")
    client.force_login(somebody.person)
    held = held_in(client.post(stand(election), {**SAID, "name": "", "photo": photo()}))
    client.force_login(other.person)
    taken = client.post(stand(election), {**SAID, "name": "", "held_photo": held})
    assert "Your photo is kept" not in words(taken)
    client.force_login(somebody.person)
    client.post(stand(election), {**SAID, "held_photo": held, "without_photo": "on"})
    assert not Nomination.objects.get().photo


@pytest.fixture
def council(election):
    """A funder: an organisation whose delegate is somebody."""
    return MembershipFactory(
        organisation=election.organisation,
        member_organisation=OrganisationFactory(name="Larkmead Council"),
        name="Larkmead Council",
        class_code="funders",
        person=None,
        date_of_birth=None,
        delegate=PersonFactory(),
    )


def sits(**fields):
    return {
        **SAID,
        "name": "Karim Aziz",
        "born-day": "1",
        "born-month": "5",
        "born-year": "1980",
        **fields,
    }


def test_an_organisation_stands_through_somebody_it_names(client, election, council):
    client.force_login(council.delegate)
    assert "Date of birth of the person who would sit" in words(
        client.get(stand(election, "funders"))
    )
    young = client.post(stand(election, "funders"), sits(**{"born-year": "2019"}))
    assert young.status_code == 200
    assert "Who sits for you must be 16 when the term begins, and will be on 1 May 2035" in words(
        young
    )
    nobody = client.post(stand(election, "funders"), SAID)
    assert "Enter the date of birth of the person who would sit." in words(nobody)
    answer = client.post(stand(election, "funders"), sits(), follow=True)
    assert "The returning officer checks your nomination" in words(answer)
    assert Nomination.objects.get().name == "Karim Aziz, for Larkmead Council"


def test_only_its_delegate_stands_for_an_organisation(client, election, council):
    client.force_login(PersonFactory())
    assert client.post(stand(election, "funders"), sits()).status_code == 409
    with pytest.raises(GovernanceError, match="Only the member"):
        nominating.nominate(
            contest=Contest.objects.get(election=election, constituency_code="funders"),
            membership=council,
            by=PersonFactory(),
            said=nominating.Candidacy("K", "S", "None", born=date(1980, 5, 1)),
        )


def test_who_may_not_stand_is_told_why(client, election, somebody):
    client.force_login(somebody.person)
    answer = client.get(stand(election, "staff"))
    assert answer.status_code == 409
    assert "Only who was a member in the group “Staff” on" in words(answer)
    client.force_login(PersonFactory())
    answer = client.post(stand(election), SAID)
    assert answer.status_code == 409
    assert "Only members can stand" in words(answer)
    assert not Nomination.objects.exists()


def test_after_the_close_nothing_is_taken(client, election, somebody):
    client.force_login(somebody.person)
    Election.objects.filter(pk=election.pk).update(
        nominations_close_at=timezone.now() - timedelta(seconds=1)
    )
    answer = client.post(stand(election), SAID)
    assert answer.status_code == 409
    assert "Nominations have closed" in words(answer)
    assert not Nomination.objects.exists()


def test_standing_twice_keeps_what_was_typed(client, election, somebody):
    client.force_login(somebody.person)
    client.post(stand(election), SAID)
    answer = client.post(stand(election), {**SAID, "statement": "Again, with more words."})
    assert answer.status_code == 409
    assert "You are standing here already" in words(answer)
    assert "Again, with more words." in words(answer)


def test_fellow_members_propose_through_the_link(client, election, somebody):
    needing_proposers(election, 1)
    fellow, stranger = member(election.organisation), PersonFactory()
    client.force_login(somebody.person)
    answer = client.post(stand(election), SAID, follow=True)
    assert "1 more member must propose you" in words(answer)
    link = urlsplit(answer.context["propose_url"]).path
    answer = client.post(link)
    assert answer.status_code == 409
    assert "You cannot propose yourself" in words(answer)
    client.force_login(stranger)
    assert client.get(link).status_code == 404
    client.logout()
    assert client.get(link).url.startswith("/account/login/")
    client.force_login(fellow.person)
    assert "Do you propose Abiola Danso?" in words(client.get(link))
    assert "You have proposed Abiola Danso" in words(client.post(link))
    assert Nomination.objects.get().state == "submitted"
    assert client.get(link[:-3] + "xx/").status_code == 404


def test_the_candidate_withdraws_and_stays_on_the_page(client, election, somebody):
    client.force_login(somebody.person)
    client.post(stand(election), SAID)
    made = Nomination.objects.get()
    nominating.accept(made, OfficerFactory())
    where = page(election, f"nominations/{made.pk}/")
    assert "You are a candidate" in words(client.get(where))
    answer = client.post(f"{where}withdraw/", {"reason": "I have moved."}, follow=True)
    assert "You have withdrawn" in words(answer)
    said = words(client.get(page(election)))
    assert "<s>Abiola Danso</s>" in said
    assert "I have moved." in said
    again = client.post(f"{where}withdraw/", {"reason": ""})
    assert again.status_code == 409


def test_nobody_reads_anothers_nomination(client, election, somebody):
    client.force_login(somebody.person)
    client.post(stand(election), SAID)
    made = Nomination.objects.get()
    client.force_login(member(election.organisation).person)
    for rest in ["", "withdraw/"]:
        assert client.get(page(election, f"nominations/{made.pk}/{rest}")).status_code == 404
