"""The QR code of a letter: it opens the page of the vote and never carries the voting code."""

from typing import Any
from urllib.parse import urlsplit

from qrcode.main import QRCode


def modules(address: str) -> list[list[bool]]:
    """Rows of dark and light squares, without the white border.

    Raises ValueError for an address with a query or a fragment: a code there would lie in logs and histories.
    """
    parts = urlsplit(address)
    if parts.query or parts.fragment or not parts.netloc:
        raise ValueError("A letter's QR code holds the plain address of the page")
    code: Any = QRCode(border=0)
    code.add_data(address)
    code.make(fit=True)
    return [list(map(bool, row)) for row in code.modules]
