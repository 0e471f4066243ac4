"""Answers shown in the documentation, from an invented round."""

from typing import Any

_SITE = "https://council.example/api/v1"

WARD: dict[str, Any] = {"code": "E05090001", "name": "Larkmead"}

ROUND: dict[str, Any] = {
    "slug": "larkmead-2026",
    "title": "Larkmead ward budget 2026",
    "summary": "£120,000 for streets, parks and places to meet.",
    "ward": WARD,
    "neighbourhood": None,
    "phase": "ballot",
    "phases": [],
    "question": "What should Larkmead spend £120,000 on?",
    "state": "open",
    "open_now": True,
    "pot": {"amount": "120000.00", "currency": "GBP"},
    "opens_at": "2026-11-09T09:00:00Z",
    "closes_at": "2026-12-06T21:00:00Z",
    "extended_reason": "",
    "suspended_reason": "",
    "cancelled_reason": "",
    "voting": {
        "kind": "approval",
        "max_choices": 5,
        "points_total": None,
        "most_points": None,
        "who_may_vote": ["lives", "works"],
        "minimum_age": 14,
        "age_on": "2026-12-06",
        "area_codes": ["E05090001"],
        "pots": [],
        "accepted_proofs": ["posted-code", "emailed-code"],
    },
    "counting": {
        "rule": "equal-shares",
        "completion": "add1-greedy",
        "stop_at_first": False,
        "threshold": None,
        "threshold_percent": None,
        "tie_rule": "votes-cost-number",
    },
    "legal_basis": "Localism Act 2011, section 1",
    "languages": ["cy"],
    "translations": {"cy": {"title": "Cyllideb ward Larkmead 2026"}},
    "demonstration": False,
    "projects": f"{_SITE}/projects/?round=larkmead-2026",
    "result": None,
}

PROJECT: dict[str, Any] = {
    "id": "larkmead-2026.3",
    "round": "larkmead-2026",
    "number": 3,
    "title": "Twelve street trees on The Parade",
    "pot": None,
    "cost": {"amount": "14200.00", "currency": "GBP"},
    "summary": "Shade where summer pavements were hottest.",
    "description": "Field maple and lime, watered for three years.",
    "place": "The Parade",
    "latitude": 51.4412,
    "longitude": -0.1051,
    "category": "Green spaces",
    "picture": None,
    "picture_alt": "",
    "translations": {},
    "withdrawn_at": None,
    "withdrawn_reason": "",
}
