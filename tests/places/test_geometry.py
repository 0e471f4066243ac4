import pytest

from places.geometry import area, bounding_box, centroid, contains

SQUARE = [[0, 50], [4, 50], [4, 54], [0, 54], [0, 50]]
HOLE = [[1, 51], [1, 53], [3, 53], [3, 51], [1, 51]]
ISLAND = [[10, 50], [12, 50], [12, 52], [10, 52], [10, 50]]


@pytest.mark.parametrize(
    ("boundary", "point", "inside"),
    [
        ([[SQUARE]], (2, 52), True),
        ([[SQUARE]], (5, 52), False),
        ([[SQUARE]], (2, 55), False),
        ([[SQUARE, HOLE]], (2, 52), False),
        ([[SQUARE, HOLE]], (0.5, 52), True),
        ([[SQUARE, HOLE], [ISLAND]], (11, 51), True),
        ([[SQUARE], [ISLAND]], (7, 51), False),
        ([[[[0, 50], [2, 52], [4, 50], [4, 54], [0, 54], [0, 50]]]], (2, 51), False),
    ],
)
def test_a_point_is_inside_or_not(boundary, point, inside):
    assert contains(boundary, *point) is inside


def test_the_centre_of_a_square_whichever_way_it_is_drawn():
    assert centroid([[SQUARE]]) == pytest.approx((2, 52))
    assert centroid([[SQUARE[::-1]]]) == pytest.approx((2, 52))


def test_a_hole_pushes_the_centre_away():
    corner = [[0, 50], [2, 50], [2, 52], [0, 52], [0, 50]]
    east, north = centroid([[SQUARE, corner]])
    assert east == pytest.approx(2 + 1 / 3)
    assert north == pytest.approx(52 + 1 / 3)


def test_polygons_weigh_by_their_area():
    assert centroid([[SQUARE], [ISLAND]]) == pytest.approx(
        ((2 * 16 + 11 * 4) / 20, (52 * 16 + 51 * 4) / 20)
    )


def test_box_and_area():
    assert bounding_box([[SQUARE], [ISLAND]]) == (0, 50, 12, 54)
    assert area(SQUARE) == area(SQUARE[::-1]) == 16


def test_no_area_no_centre():
    with pytest.raises(ValueError, match="without area"):
        centroid([[[[0, 50], [1, 50], [0, 50]]]])
