from yiwang.ui.maps import Area, Place, draw, rings

SQUARE = ((113.0, 22.0), (113.0, 23.0), (114.0, 23.0), (114.0, 22.0))


def test_a_map_fits_its_sheet_with_north_up() -> None:
    drawn = draw("图", areas=(Area("区", (SQUARE,)),), places=(Place("点", (113.0, 23.0)),))

    numbers = drawn.shapes[0].path.replace("M", " ").replace("L", " ").replace("Z", "").split()
    xs, ys = [float(x) for x in numbers[::2]], [float(y) for y in numbers[1::2]]
    assert min(xs) >= 0
    assert max(xs) <= drawn.width
    assert (min(ys), max(ys)) == (24.0, drawn.height - 24.0)
    assert drawn.dots[0].y == 24.0
    assert drawn.dots[0].x == min(xs)


def test_nothing_to_draw_is_an_empty_sheet() -> None:
    assert draw("图").shapes == ()


def test_rings_are_read_from_both_kinds_of_area() -> None:
    ring = [list(p) for p in SQUARE]

    assert list(rings({"type": "Polygon", "coordinates": [ring]})) == [SQUARE]
    assert list(rings({"type": "MultiPolygon", "coordinates": [[ring], [ring]]})) == [SQUARE] * 2
