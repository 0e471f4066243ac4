import re

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from look import bars
from look.steps import Step, Task
from look.tables import Column, Table


def render(source, **context):
    return Template("{% load look %}" + source).render(Context(context))


def test_a_money_bar_is_in_per_cent_and_numbered():
    page = render("{% money_bar costs 12000000 %}", costs=[1_420_000, 2_400_000, 4_600_000])
    assert 'aria-label="£84,200 of £120,000"' in page
    assert 'x="11.833%" y="0" width="20.000%"' in page
    assert re.findall(r">(\d)</text>", page) == ["1", "2", "3"]
    assert "viewBox" not in page
    assert "app-money__part--over" not in page


def test_too_much_is_drawn_in_red_beyond_the_whole():
    made = bars.money_bar([800, 700], 1000)
    assert made.excess.start == pytest.approx(66.667, abs=0.01)
    assert made.excess.share == pytest.approx(33.333, abs=0.01)
    assert sum(part.share for part in made.parts) == pytest.approx(100)
    assert "app-money__part--over" in render("{% money_bar costs 1000 %}", costs=[800, 700])


def test_an_empty_pot_draws_an_empty_bar():
    assert bars.money_bar([], 0).parts == []


def test_a_thin_part_has_no_number():
    page = render("{% money_bar costs 100000 %}", costs=[1000, 50_000])
    assert re.findall(r">(\d)</text>", page) == ["2"]


def test_a_meter_never_says_a_hundred_too_early():
    assert 'aria-label="99% reached"' in render("{% meter 99999 100000 %}")
    assert 'width="100.000%"' in render("{% meter 120 100 %}")
    assert 'aria-label="0% reached"' in render("{% meter 0 0 %}")


def test_the_key_numbers_each_project_and_says_what_is_left():
    page = render("{% money_key rows left=140000 %}", rows=[("Trees & shade", 1_600_000)])
    assert "Trees &amp; shade<b>£16,000</b>" in page
    assert "Not spent<b>£1,400</b>" in page


def test_charts_write_their_values():
    items = [("14 to 17", 19.3, "19.3%"), ("18 to 34", 9.2, "9.2%")]
    page = render('{% bar_chart items "Share of each age group that voted" %}', items=items)
    assert 'height="100"' in page
    assert ">19.3%</text>" in page
    page = render(
        '{% column_chart items "People who voted each day" %}',
        items=[("9", 96, "96"), ("10", 0, "0")],
    )
    assert ">96</text>" in page
    assert render('{% bar_chart items "Nobody" %}', items=[("All", 0, "0")]).count("<rect") == 2


def test_a_table_of_words_carries_what_a_card_needs():
    made = Table(
        "Built by now",
        [Column("Project"), Column("State"), Column("Paid", numeric=True)],
        [["Trees", "Finished", "£15,640"], ["All", "", "£48,170"]],
        total=True,
    )
    page = render("{% table made %}", made=made)
    assert 'role="cell" data-label="Paid">£48,170' in page
    assert 'app-empty" role="cell" data-label="State"' in page
    assert page.count("app-table__total") == 1
    assert page.count('scope="row"') == 2


def test_a_cell_of_several_parts_is_one_piece():
    """On a phone a cell is a row of its label and what stands in it: loose parts stood beside each other, cut off at the screen's edge."""
    marked = format_html("By people. <strong>{}</strong> {}", "Close enough", "The list is of 2024")
    page = render("{% table made %}", made=Table("Lines", [Column("Line"), Column("How")], [["Trees", marked]]))  # fmt: skip
    assert f'data-label="How"><div>{marked}</div></td>' in page
    empty = Table("Lines", [Column("Line"), Column("How")], [["Trees", mark_safe("")]])
    assert "app-empty" in render("{% table empty %}", empty=empty)


def test_a_table_with_a_short_row_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        Table("Wrong", [Column("A"), Column("B")], [["only one"]])


def test_phases_say_done_and_now_in_words():
    page = render(
        "{% phases steps %}",
        steps=[
            Step("Proposals", state="done"),
            Step("Voting", "9 Nov to 6 Dec", state="now"),
            Step("Building"),
        ],
    )
    assert page.count("(done)") == 1
    assert 'class="is-now" aria-current="step"' in page
    assert "app-phases" in page


def test_a_task_links_to_its_page_and_says_its_state():
    page = render(
        "{% task_list tasks %}",
        tasks=[
            Task("Privacy notice", "/notice/", state="Not done", kind="late"),
            Task("Dates", state="Done"),
        ],
    )
    assert 'href="/notice/" aria-describedby="task-1-state"' in page
    assert "app-tag--late" in page


def test_pages_keep_the_rest_of_the_address(rf):
    page = Paginator(range(500), 20).page(3)
    html = render(
        "{% pagination page %}", page=page, request=rf.get("/list/", {"q": "a&b", "page": "3"})
    )
    assert 'href="?q=a%26b&amp;page=2" rel="prev"' in html
    assert 'aria-label="Page 25"' in html
    assert 'aria-current="page">3<' in html
    one = Paginator(range(5), 20).page(1)
    assert "nav" not in render("{% pagination page %}", page=one, request=rf.get("/list/"))


def test_progress_is_said_and_drawn():
    page = render('{% progress "Making 9,912 letters" 6145 9912 "About 20 seconds left." %}')
    assert "61% done. About 20 seconds left." in page
    assert 'data-progress="working"' in page
    assert 'data-progress="done"' in render('{% progress "Letters" 5 5 %}')


def test_a_summary_list_and_facts_are_description_lists():
    page = render(
        "{% summary_list rows %}",
        rows=[("Name", "Patience", "/change/", "Change"), ("Post", "a\nb")],
    )
    assert (
        '<a class="govuk-link" href="/change/">Change<span class="govuk-visually-hidden">: Name</span></a>'
        in page
    )
    assert "a<br>b" in page
    assert "<small>12.1% of 9,846</small>" in render(
        "{% facts rows %}", rows=[("Voted", "1,187", "12.1% of 9,846")]
    )


def test_a_tag_is_escaped():
    assert (
        render('{% tag text "late" %}', text="<Late>")
        == '<strong class="govuk-tag app-tag--late">&lt;Late&gt;</strong>'
    )
