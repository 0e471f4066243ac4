"""Pictures of the demonstration's projects, drawn by this code: they show nobody and no real place, and their words say so."""

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = 720, 405
_SKY, _GRASS, _PATH, _SOIL = "#dcebea", "#9dbb8a", "#d9d2c3", "#8a6848"
_BRAND, _DARK, _ACCENT, _TRUNK, _LEAF = "#00534c", "#00332f", "#f2b134", "#6b4a2b", "#3f7f4c"
Pen = ImageDraw.ImageDraw


def site() -> bytes:
    """Dug ground behind a fence, a heap of soil, and two people with spades. A JPEG."""
    image, pen = _ground()
    pen.polygon([(90, 330), (210, 210), (330, 330)], fill=_SOIL)
    pen.rectangle((360, 300, 640, 330), fill=_SOIL)
    for left in (400, 540):
        _person(pen, left, 220)
        pen.line((left + 34, 250, left + 60, 318), fill=_TRUNK, width=6)
    for left in range(20, 700, 60):
        pen.rectangle((left, 290, left + 8, 385), fill=_ACCENT)
    for top in (305, 350):
        pen.rectangle((20, top, 700, top + 8), fill=_ACCENT)
    return _jpeg(image)


def finished() -> bytes:
    """A path with a bench, three young trees, and two people. A JPEG."""
    image, pen = _ground()
    pen.polygon([(0, 405), (720, 405), (560, 300), (160, 300)], fill=_PATH)
    for left in (90, 330, 570):
        _tree(pen, left)
    pen.rectangle((180, 285, 300, 295), fill=_BRAND)
    pen.rectangle((180, 258, 300, 270), fill=_BRAND)
    for left in (190, 282):
        pen.rectangle((left, 295, left + 8, 325), fill=_DARK)
    for left in (440, 490):
        _person(pen, left, 250)
    return _jpeg(image)


def _ground() -> tuple[Image.Image, Pen]:
    image = Image.new("RGB", SIZE, _SKY)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 240, 720, 405), fill=_GRASS)
    return image, pen


def _tree(pen: Pen, left: int) -> None:
    pen.rectangle((left + 26, 190, left + 36, 300), fill=_TRUNK)
    pen.ellipse((left - 10, 80, left + 72, 205), fill=_LEAF)


def _person(pen: Pen, left: int, top: int) -> None:
    pen.ellipse((left, top, left + 28, top + 28), fill=_TRUNK)
    pen.rectangle((left - 4, top + 30, left + 32, top + 75), fill=_BRAND)
    pen.rectangle((left, top + 75, left + 11, top + 112), fill=_DARK)
    pen.rectangle((left + 17, top + 75, left + 28, top + 112), fill=_DARK)


def _jpeg(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=85)
    return file.getvalue()
