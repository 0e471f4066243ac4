from django.template import Context, Template

from look.choropleth import Figure, choropleth, table

SQUARE = [[[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]]


def figures(*values):
    return [Figure(f"Ward {n}", SQUARE, value) for n, value in enumerate(values, 1)]


def shaded(*values):
    return choropleth(figures(*values), lambda value: f"£{value:.0f}")


def test_the_classes_hold_as_many_each_and_equal_values_share_one():
    assert [one.kind for one in shaded(1, 8, 3, 5).areas] == ["one", "four", "two", "three"]
    assert [one.kind for one in shaded(7, 7, 7).areas] == ["one"] * 3
    assert [one.kind for one in shaded(1, 9, 9, 9).areas] == ["one", "two", "two", "two"]


def test_the_key_says_the_range_of_each_class_and_what_is_unknown():
    key = shaded(1, 2, 3, 4, 5, 6, 7, 8, None).key
    assert [one.words for one in key] == ["£1–£2", "£3–£4", "£5–£6", "£7–£8", "–"]
    assert [one.words for one in shaded(7, 7).key] == ["£7"]


def test_an_area_without_a_boundary_is_in_the_table_alone():
    several = [Figure("Elsewhere", None, 3), *figures(1)]
    drawing = choropleth(several, str)
    assert [one.number for one in drawing.areas] == [2]
    made = table(several, ["Ward", "Pounds"], [["3"], ["1"]], caption="x", total=["All", "4"])
    assert [row[0] for row in made.rows] == ["1. Elsewhere", "2. Ward 1", "All"]
    assert choropleth(several[:1], str) is None


def test_it_is_drawn_with_patterns_numbers_and_no_style_attribute():
    drawing = choropleth([Figure("Mill <Lane>", SQUARE, 2, url="/wards/mill/")], str, name="heads")
    page = Template('{% load look %}{% choropleth d "Pounds a head" %}').render(
        Context({"d": drawing})
    )
    assert 'fill="url(#heads-one)"' in page
    assert '<pattern id="heads-one"' in page
    assert 'aria-label="1. Mill &lt;Lane&gt;: 2"' in page
    assert "style=" not in page
