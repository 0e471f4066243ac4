"""The declarations of elections and resolutions as PDFs: made once by the declaration, readable, linked from the result."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from ballots.declaring import supersede
from reports import tasks
from reports.models import DeclarationReport
from tests.factories import OfficerFactory
from tests.governance.contests import declared_contest, page, polled_contest
from tests.governance.states import called, declared, member, votes
from tests.organisations import thirds

pytestmark = [pytest.mark.pdf, pytest.mark.django_db(transaction=True)]


def read(client, address):
    return PdfReader(BytesIO(b"".join(client.get(address).streaming_content)))


def words(reader):
    return " ".join(" ".join(one.extract_text() for one in reader.pages).split())


@pytest.fixture
def resolution():
    organisation = thirds(name="Larkmead Centres")
    people = [
        member(organisation, class_code=code)
        for code in ("families", "families", "staff", "funders")
    ]
    made = called(organisation)
    for one in people:
        votes(made.ballot, one, 1)
    declared(made.ballot)
    made.refresh_from_db()
    return made


def test_an_election_has_its_declaration(client):
    contest = declared_contest()
    address = f"{page(contest)}declaration.pdf"
    assert address in client.get(page(contest)).content.decode()
    reader = read(client, address)
    text = words(reader)
    assert "Abiola Danso" in text
    assert "Votes at stage" in text
    assert contest.ballot.papers_root in text.replace(" ", "")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.metadata.title.startswith("Declaration of result: Board election 2026")
    tasks.make_declaration(contest.ballot_id)
    tasks.make_waiting()
    assert DeclarationReport.objects.count() == 1
    assert len(DeclarationReport.objects.get().sha256) == 64


def test_a_resolution_has_its_declaration(client, resolution):
    address = f"{resolution.get_absolute_url()}declaration.pdf"
    assert address in client.get(resolution.get_absolute_url()).content.decode()
    text = words(read(client, address))
    assert "Saturday opening: passed" in text
    assert "Open all three centres on Saturdays" in text
    assert "returning officer" in text
    assert DeclarationReport.objects.count() == 1


def test_a_superseded_resolution_says_so_in_a_second_document(client, resolution):
    supersede(resolution.ballot, OfficerFactory(), "The court ordered a new vote.")
    address = f"{resolution.get_absolute_url()}declaration.pdf"
    assert "The court ordered a new vote." in words(read(client, address))
    assert DeclarationReport.objects.count() == 2


def test_before_the_declaration_there_is_none(client):
    contest, _people = polled_contest()
    assert client.get(f"{page(contest)}declaration.pdf").status_code == 404
    organisation = thirds()
    member(organisation)
    running = called(organisation)
    assert client.get(f"{running.get_absolute_url()}declaration.pdf").status_code == 404
    assert not DeclarationReport.objects.exists()
