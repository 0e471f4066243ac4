"""Who to write to about a request, and who is connected with the group: sealed, for councillor and officers alone."""

import json
from dataclasses import asdict, dataclass

from members.seals import seal, unseal

_PURPOSE = "councillor-request"


@dataclass(frozen=True)
class Contact:
    """`connected` are the people who run the group or stand to gain, as they were named."""

    name: str
    email: str
    phone: str = ""
    connected: tuple[str, ...] = ()


def close(contact: Contact) -> bytes:
    return seal(json.dumps(asdict(contact), ensure_ascii=False), _PURPOSE)


def read(sealed: bytes | memoryview) -> Contact:
    given = json.loads(unseal(bytes(sealed), _PURPOSE))
    return Contact(**{**given, "connected": tuple(given["connected"])})
