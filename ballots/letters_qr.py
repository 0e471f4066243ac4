"""The QR code of a letter: it opens the round and never carries the voting code."""

from typing import Any
from urllib.parse import urlsplit

from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode


def qr_svg(address: str) -> str:
    """An SVG drawing of the round's address.

    Raises ValueError for an address with a query or a fragment: a code there would lie in logs and histories.
    """
    parts = urlsplit(address)
    if parts.query or parts.fragment or not parts.netloc:
        raise ValueError("A letter's QR code holds the plain address of the round")
    code: Any = QRCode(image_factory=SvgPathImage)
    code.add_data(address)
    return str(code.make_image().to_string(encoding="unicode"))
