"""Answers shown in the documentation, from an invented round."""

from typing import Any

from budgets.api.examples import WARD

_SITE = "https://council.example/api/v1"


def _pounds(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "GBP"}


DECISION: dict[str, Any] = {
    "id": "larkmead-2025.1",
    "round": "larkmead-2025",
    "title": "Larkmead ward budget 2025",
    "ward": WARD,
    "version": 1,
    "state": "published",
    "way": "signed",
    "minute": "",
    "minutes_reason": "",
    "decided_on": "2026-01-22",
    "published_at": "2026-01-22T17:05:00Z",
    "power": "Ward councillors under local arrangements",
    "law": "Local Government and Public Involvement in Health Act 2007, section 236",
    "rule": "majority",
    "call_in_ends_at": "2026-01-30T00:00:00Z",
    "open_to_call_in": False,
    "call_in_outcome": "upheld",
    "departures": 1,
    "agreed": _pounds("84400.00"),
    "url": f"{_SITE}/decisions/larkmead-2025.1/",
    "statement": "Thank you to everybody who voted.",
    "alternatives": "",
    "lines": [
        {
            "number": 1,
            "title": "Splash pad in Coppice Park",
            "residents": _pounds("84400.00"),
            "funded": _pounds("84400.00"),
            "departs": False,
            "reason": "",
            "agenda": "Serves “Places to play” of the agenda",
        },
        {
            "number": 3,
            "title": "Mural under the bridge",
            "residents": _pounds("14200.00"),
            "funded": _pounds("0.00"),
            "departs": True,
            "reason": "The owner of the bridge refused: the wall will be renewed in 2028.",
            "agenda": "Not from the agenda",
        },
    ],
    "deciders": [
        {
            "name": "Cllr Amy Lin",
            "office": "councillor for Larkmead",
            "lead": False,
            "vote": "for",
            "note": "",
            "before_referral": False,
            "interests": [
                {"about": "Chairs the friends of the park", "project": 1, "disqualifying": True}
            ],
            "signed_at": "2026-01-22T16:40:00Z",
            "votes": [{"number": 1, "vote": "aside"}, {"number": 3, "vote": "for"}],
        }
    ],
    "diversions": [],
    "call_in": {
        "members": ["Cllr Bo Reid, Hopyard"],
        "reason": "Was the owner asked in time?",
        "made_at": "2026-01-26T09:00:00Z",
        "outcome": "upheld",
        "outcome_reason": "The committee is content.",
        "resolved_at": "2026-01-29T18:00:00Z",
    },
    "digest": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
    "signed_text": "https://council.example/rounds/larkmead-2025/decision/1/signed.json",
}

DELIVERY: dict[str, Any] = {
    "id": "larkmead-2025.1",
    "round": "larkmead-2025",
    "number": 1,
    "title": "Splash pad in Coppice Park",
    "state": "under-way",
    "runner_kind": "contractor",
    "runner": "Mill Lane Works Ltd",
    "agreed": _pounds("84400.00"),
    "spent": {
        "committed": _pounds("84400.00"),
        "planned_by_now": _pounds("40000.00"),
        "paid": _pounds("21100.00"),
        "waiting": _pounds("16880.00"),
        "handed_back": _pounds("0.00"),
    },
    "flags": ["late"],
    "began_at": "2026-02-09T08:00:00Z",
    "ended_at": None,
    "stopped_reason": "",
    "milestones": [
        {
            "title": "Work begins on the ground",
            "planned_on": "2026-03-01",
            "first_planned_on": "2026-03-01",
            "planned": _pounds("40000.00"),
            "reached_on": None,
            "late": True,
        }
    ],
    "pictures": [
        {
            "picture": "https://council.example/media/delivery/7-31-a1b2c3d4.jpg",
            "alt": "Dug ground behind a yellow fence",
            "taken_on": "2026-02-20",
        }
    ],
}

EVALUATION: dict[str, Any] = {
    "round": "larkmead-2025",
    "people": 60,
    "signed_in": 12,
    "fewest_shown": 5,
    "questions": [
        {
            "words": "The place I live in is better for it.",
            "people": 58,
            "mean": 3.71,
            "given": {"5": 17, "4": 19, "3": 12, "2": 10, "1": 0},
        }
    ],
    "learned": {
        "worked": "Neighbours dug with the contractor.",
        "failed": "Nobody had tested the soil.",
        "learned": "We test the ground before a project goes to the vote.",
        "published_at": "2026-11-20T10:00:00Z",
    },
}
