"""A result as shown in the documentation, from an invented round."""

from typing import Any

from budgets.api.examples import WARD

_SITE = "https://council.example/api/v1"

RESULT: dict[str, Any] = {
    "round": "larkmead-2025",
    "title": "Larkmead ward budget 2025",
    "ward": WARD,
    "state": "declared",
    "declared_at": "2025-12-09T11:20:00Z",
    "pot": {"amount": "100000.00", "currency": "GBP"},
    "spent": {"amount": "98600.00", "currency": "GBP"},
    "chosen": [1],
    "papers": 1187,
    "demonstration": False,
    "url": f"{_SITE}/rounds/larkmead-2025/result/",
    "statement": "",
    "declared_by": "returning officer",
    "turnout": {
        "voters": 1187,
        "roll_size": 9640,
        "percent": 12.3,
        "by_channel": {"web": 1021, "paper": 166},
        "by_proof": {"posted-code": 1187},
        "by_age_band": {"14 to 17": None, "18 to 24": None, "25 to 64": 803},
    },
    "count": {
        "rule": "greedy",
        "completion": "none",
        "settings": {"threshold": 0, "tie_rule": "votes-cost-number"},
        "spent": {"amount": "98600.00", "currency": "GBP"},
        "voters": 1187,
        "projects": [
            {
                "number": 1,
                "title": "Splash pad in Coppice Park",
                "cost": {"amount": "98600.00", "currency": "GBP"},
                "votes": 629,
                "funded": True,
                "why": "fits",
                "facts": {"rank": 1, "left_before": "100000.00", "left_after": "1400.00"},
            },
            {
                "number": 2,
                "title": "Benches on The Parade",
                "cost": {"amount": "4600.00", "currency": "GBP"},
                "votes": 437,
                "funded": False,
                "why": "does-not-fit",
                "facts": {"rank": 2, "left": "1400.00", "short_by": "3200.00"},
            },
        ],
        "pots": [],
        "ties": [],
        "certified": True,
        "input_digest": "5f2c8a31" * 8,
        "version": "1",
    },
    "other_count": None,
    "papers_root": "9b1d4e07" * 8,
    "receipts_root": "c3a86f52" * 8,
    "links": {
        "round": f"{_SITE}/rounds/larkmead-2025/",
        "projects": f"{_SITE}/projects/?round=larkmead-2025",
        "record": "https://council.example/record/entries.json",
    },
}
