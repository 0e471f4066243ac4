"""The pages of money as they are printed on A4 paper, and their marked cells on a phone."""

import pytest

from delivery.models import DeliveryProject
from services.disaggregating import make_disaggregation
from tests.delivery.rounds import in_delivery
from tests.delivery.test_delivering import begun, paid
from tests.service_states import ServiceFactory, commissioner, row, ward
from tests.services.test_disaggregations import worked

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# What a sheet of A4 has between its margins, in the pixels of a printer.
A4 = {"width": 690, "height": 1000}
CUT_OFF = """() => [...document.querySelectorAll('main svg, main table, main td *')]
    .filter(one => one.getBoundingClientRect().right > window.innerWidth)
    .map(one => one.tagName + ' ' + one.textContent.trim().slice(0, 30))"""

# The pixels that the last words of a cell have from side to side.
NARROWEST = """cell => {
    const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), range = document.createRange()
    let last
    while (words.nextNode()) if (words.currentNode.data.trim()) last = words.currentNode
    range.selectNodeContents(last)
    return Math.max(...[...range.getClientRects()].map(line => line.width))
}"""


def delivered() -> DeliveryProject:
    project = begun(in_delivery())
    paid(project, 1_000_00, payee="The Larkmead Neighbourhood Gardeners")
    return project


def test_on_paper_no_drawing_or_table_is_cut_off(page):
    project = delivered()
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    for address in (f"/rounds/{project.round.slug}/delivery/", "/money/journal/", "/money/"):
        page.goto(address)
        assert page.evaluate(CUT_OFF) == [], address
    page.goto(f"/rounds/{project.round.slug}/delivery/")
    assert page.locator("svg.app-flows").is_visible()
    assert page.get_by_text("Planned and paid, month by month").is_visible()


def test_why_a_line_is_close_enough_is_read_on_any_screen(page):
    ward("Larkmead", "E05090001", (1, 3000))
    reason = "The list of the smaller parks is of 2024, and nobody has counted them since"
    found = worked(row("5", "Smaller parks", estimate=reason), total=5_00)
    service = ServiceFactory(name="Parks")
    made = make_disaggregation(by=commissioner(), service=service, worked=found, content=b"x")
    page.goto(made.get_absolute_url())
    cell = page.locator("td", has_text="Close enough")
    assert reason in cell.inner_text()
    assert cell.evaluate(NARROWEST) > 140
