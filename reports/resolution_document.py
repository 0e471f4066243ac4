"""The declaration of a resolution that a ballot decided, in the order of its page."""

from typing import Any

from governance import resolution_page
from governance.models import Resolution
from governance.resolution_result import read


def context(resolution: Resolution) -> dict[str, Any]:
    said = resolution_page.after(read(resolution))
    del said["superseded"]  # the document says by which entry of the record, and why
    return {
        **said,
        "demonstration": resolution.organisation.demonstration,
        "headline": said["heading"],
        "turnout_tables": said["turnout"],
        "share": said["share_of_roll"],
        "result_page": resolution.get_absolute_url(),
    }
