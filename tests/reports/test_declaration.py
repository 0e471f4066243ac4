"""The declaration of a result as a PDF: what it says, that it is made once, and what is shown meanwhile."""

from io import BytesIO
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.test import Client
from PIL import ImageFile
from pypdf import PdfReader

from ballots import signals
from ballots.declaring import supersede
from reports import declarations, listening, tasks
from reports.models import DeclarationReport, ReportState
from tests.budgets.voting.walk import text_of
from tests.declared import counted_round, declared_round
from tests.factories import PersonFactory

pytestmark = [pytest.mark.pdf, pytest.mark.django_db(transaction=True)]


def url(budget_round):
    return f"/result/{budget_round.slug}/declaration.pdf"


def read(response):
    return PdfReader(BytesIO(b"".join(response.streaming_content)))


def words(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture
def no_worker():
    """Declared while no worker takes the work."""
    for signal in (signals.declared, signals.superseded):
        signal.disconnect(dispatch_uid="reports.listening")
    yield
    for signal in (signals.declared, signals.superseded):
        signal.connect(listening.ask, dispatch_uid="reports.listening")


def test_it_is_made_by_the_declaration_and_says_what_the_page_says(client):
    budget_round = declared_round()
    response = client.get(url(budget_round))
    assert response["Content-Type"] == "application/pdf"
    text = words(read(response))
    assert "chose 2 of 3 projects for £40,000" in text
    assert "Declared at the Larkmead library." in text
    assert "Ruth Field" in text
    assert budget_round.ballot.papers_root in text.replace(" ", "")


def test_a_screen_reader_can_read_it(client):
    reader = read(client.get(url(declared_round())))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-gb"
    assert reader.metadata.title.startswith("Declaration of result: ")
    assert (
        b'pdfuaid:part="1"' in root["/Metadata"].get_data()
        or b"pdfuaid" in root["/Metadata"].get_data()
    )
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_pictures_cut_short_are_still_refused_afterwards():
    declared_round()
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


def test_again_it_is_the_same_file(client):
    budget_round = declared_round()
    first = b"".join(client.get(url(budget_round)).streaming_content)
    tasks.make_declaration(budget_round.ballot_id)
    tasks.make_waiting()
    assert b"".join(client.get(url(budget_round)).streaming_content) == first
    assert DeclarationReport.objects.count() == 1


def test_made_by_two_at_once_there_is_one(no_worker):
    report = declarations.report_of(declared_round().ballot)
    start, made = Barrier(2), []

    def make():
        start.wait()
        made.append(declarations.make(report.pk))
        connections.close_all()

    threads = [Thread(target=make) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(made) == [False, True]


def test_meanwhile_the_page_says_so_and_the_beat_makes_it(client, no_worker):
    budget_round = declared_round()
    waiting = client.get(url(budget_round))
    assert waiting.status_code == 202
    assert "The PDF is being made" in text_of(waiting)
    assert "no-store" in waiting["Cache-Control"]
    tasks.make_waiting()
    assert read(client.get(url(budget_round))).pages


def test_killed_half_way_it_is_made_by_the_next(client, no_worker, monkeypatch):
    budget_round = declared_round()
    report = declarations.report_of(budget_round.ballot)
    with monkeypatch.context() as broken:
        broken.setattr(
            DeclarationReport, "save", lambda *_a, **_k: (_ for _ in ()).throw(SystemExit)
        )
        with pytest.raises(SystemExit):
            declarations.make(report.pk)
    report.refresh_from_db()
    assert report.state == ReportState.WAITING
    assert declarations.make(report.pk)


def test_a_fault_is_told_and_tried_again(client, no_worker, monkeypatch):
    budget_round = declared_round()
    report = declarations.report_of(budget_round.ballot)
    with monkeypatch.context() as broken:
        broken.setattr(declarations.paper, "pdf", _no_pango)
        with pytest.raises(OSError, match="pango"):
            declarations.make(report.pk)
    page = client.get(url(budget_round))
    assert page.status_code == 202
    assert "The PDF could not be made yet" in text_of(page)
    report.refresh_from_db()
    assert report.fault == "OSError"
    tasks.make_waiting()
    assert read(client.get(url(budget_round))).pages


def _no_pango(*_args):
    raise OSError("cannot load library 'pango-1.0-0'")


def test_before_the_declaration_there_is_nothing(client):
    assert client.get(url(counted_round())).status_code == 404
    assert client.get("/result/nothing-here/declaration.pdf").status_code == 404
    assert not DeclarationReport.objects.exists()


def test_a_superseded_result_says_so_in_a_second_document(client):
    budget_round = declared_round()
    supersede(budget_round.ballot, PersonFactory(is_staff=True), "The court ordered a new vote.")
    assert "The court ordered a new vote." in words(read(client.get(url(budget_round))))
    assert DeclarationReport.objects.count() == 2


def test_the_result_links_to_it():
    budget_round = declared_round()
    page = Client().get(f"/result/{budget_round.slug}/")
    assert url(budget_round) in page.content.decode()
