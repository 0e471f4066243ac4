import io
import struct
from zlib import crc32

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from look.photos import PictureError, tidy_picture


def picture(kind="JPEG", size=(1600, 1200), mode="RGB", noisy=False, **saving):
    made = Image.effect_noise(size, 120).convert(mode) if noisy else Image.new(mode, size)
    target = io.BytesIO()
    made.save(target, kind, **saving)
    return SimpleUploadedFile("holiday.jpg", target.getvalue())


def declared(width, height):
    """A few bytes that say they are a PNG of that many pixels."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return SimpleUploadedFile("bomb.png", b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", b""))


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB")],
)
def test_every_kind_becomes_a_small_16_to_9_jpeg(kind, mode):
    tidy = Image.open(io.BytesIO(tidy_picture(picture(kind, mode=mode))))
    assert (tidy.format, tidy.size, tidy.mode) == ("JPEG", (720, 405), "RGB")


def test_even_noise_is_brought_under_60_kb():
    assert len(tidy_picture(picture(noisy=True))) <= 60 * 1024


def test_what_the_camera_noted_is_left_out():
    exif = Image.Exif()
    exif[0x010F] = "Camera of Somebody"
    tidy = tidy_picture(picture(exif=exif.tobytes()))
    assert b"Somebody" not in tidy
    assert not Image.open(io.BytesIO(tidy)).getexif()


def test_a_photo_with_damaged_notes_of_its_camera_is_kept():
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "On The Parade"
    # Words where a width should be.
    damaged = exif.tobytes().replace(b"\x01\x0e\x00\x02", b"\x01\x00\x00\x02")
    assert damaged != exif.tobytes()
    assert not Image.open(io.BytesIO(tidy_picture(picture(exif=damaged)))).getexif()


def test_a_photo_taken_sideways_stands_upright():
    lying = Image.new("RGB", (1600, 1200), "white")
    lying.paste("black", (0, 0, 800, 1200))
    exif = Image.Exif()
    exif[0x0112] = 6
    target = io.BytesIO()
    lying.save(target, "JPEG", exif=exif)
    tidy = tidy_picture(SimpleUploadedFile("a.jpg", target.getvalue()))
    upright = Image.open(io.BytesIO(tidy))
    assert [upright.getpixel((360, y))[0] > 128 for y in (20, 385)] == [False, True]


@pytest.mark.parametrize(
    ("upload", "reason"),
    [
        (SimpleUploadedFile("a.jpg", b"<svg onload='alert(1)'/>"), "not a JPEG"),
        (SimpleUploadedFile("a.jpg", b"\xff\xd8\xff\xe0 cut short"), "not a JPEG"),
        (picture(size=(300, 200)), "too small"),
        (picture("PNG", size=(9000, 8000), mode="1"), "too many pixels"),
        (declared(9_500, 9_500), "too many pixels"),
        (declared(65_000, 65_000), "too many pixels"),
        (picture("GIF", mode="P"), "not a JPEG"),
    ],
)
def test_what_is_not_a_usable_picture_is_refused_in_words(upload, reason):
    with pytest.raises(PictureError, match=reason):
        tidy_picture(upload)


def test_a_picture_cut_off_in_the_middle_is_refused():
    whole = picture(noisy=True).read()
    with pytest.raises(PictureError, match="not a JPEG"):
        tidy_picture(SimpleUploadedFile("a.jpg", whole[: len(whole) // 2]))
