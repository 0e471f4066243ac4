import math
import re

import pytest
from django.template import Context, Template

from look.drawing import Area, Pin, frame_of, middle, path, rings, sketch

SQUARE = [[[-0.11, 51.44], [-0.10, 51.44], [-0.10, 51.45], [-0.11, 51.45], [-0.11, 51.44]]]
FAR_EAST = [[[-0.08, 51.44], [-0.07, 51.44], [-0.07, 51.45], [-0.08, 51.45], [-0.08, 51.44]]]
EAST = [[[-0.10, 51.44], [-0.09, 51.44], [-0.09, 51.45], [-0.10, 51.45], [-0.10, 51.44]]]


def points(d):
    return [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", d)]


def test_north_is_up_and_west_is_left():
    frame = frame_of([SQUARE], width=560)
    corners = points(path(SQUARE, frame))
    assert corners[0] == (12.0, 548.0)
    assert corners[2] == (round(frame.width - 12, 1), 12.0)


def test_a_kilometre_is_as_long_north_as_east():
    frame = frame_of([SQUARE], width=560)
    # 0.01 degrees are 1,112 m north and 693 m east at this latitude.
    assert (frame.height - 24) / (frame.width - 24) == pytest.approx(1112 / 693, rel=0.01)


def test_neighbours_share_a_frame_and_an_edge():
    frame = frame_of([SQUARE, EAST])
    assert points(path(SQUARE, frame))[1] == points(path(EAST, frame))[0]


def test_every_geojson_shape_is_read():
    multi = [SQUARE, EAST]
    for shape in [SQUARE[0], SQUARE, [SQUARE], {"type": "Polygon", "coordinates": SQUARE}]:
        assert list(rings(shape)) == [[tuple(point) for point in SQUARE[0]]]
    assert path(multi, frame_of([multi])).count("M") == 2


def test_the_label_is_in_the_middle_and_a_line_has_one_too():
    frame = frame_of([SQUARE])
    x, y = middle(SQUARE, frame)
    assert x == pytest.approx(frame.width / 2, abs=0.2)
    assert y == pytest.approx(frame.height / 2, abs=0.2)
    assert middle([SQUARE[0][0], SQUARE[0][0]], frame) == (12.0, frame.height - 12)


def test_a_map_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one boundary"):
        frame_of([])


def test_a_thousand_points_in_a_pixel_are_one():
    fine = [[[-0.11 + i * 1e-8, 51.44] for i in range(1000)] + SQUARE[0][1:]]
    assert len(points(path(fine, frame_of([fine])))) < 8


def test_a_map_is_drawn_with_links_and_pins():
    made = sketch(
        [Area("Larkmead", SQUARE, "here", "/ward/larkmead/"), Area("Coppice <Hill>", EAST)],
        [Pin(1, -0.105, 51.445, "Zebra crossing")],
        named=True,
    )
    page = Template('{% load look %}{% map_of made "Two wards" %}').render(Context({"made": made}))
    assert 'role="group" aria-label="Two wards"' in page
    assert '<a href="/ward/larkmead/" aria-label="Larkmead">' in page
    assert page.index("Coppice &lt;Hill&gt;") < page.index('aria-label="Larkmead"')  # outlined last
    assert ">1</text>" in page
    assert "style=" not in page


def test_pins_at_one_place_are_drawn_beside_each_other():
    drawn = sketch([Area("Larkmead", SQUARE)], [Pin(n, -0.105, 51.445) for n in range(1, 6)])
    at = drawn.frame.place(-0.105, 51.445)
    assert (drawn.marks[0].x, drawn.marks[0].y) == (round(at[0], 1), round(at[1], 1))
    places = [(mark.x, mark.y) for mark in drawn.marks]
    gaps = [math.dist(a, b) for n, a in enumerate(places) for b in places[:n]]
    assert min(gaps) >= 44


def test_a_map_is_never_higher_than_it_may_be_wide():
    tall, wide = frame_of([SQUARE], width=560), frame_of([SQUARE, EAST, FAR_EAST], width=560)
    assert (tall.height, tall.width < 560) == (560, True)
    assert (wide.width, wide.height < 560) == (560, True)


def test_a_pin_over_the_edge_is_drawn_at_the_edge():
    drawn = sketch([Area("Larkmead", SQUARE)], [Pin(1, -0.099, 51.4505)])
    assert drawn.marks[0].x == drawn.frame.width - 22.5
    assert drawn.marks[0].y == 22.5
