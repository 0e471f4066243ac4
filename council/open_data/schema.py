"""What the schema says beyond the views: the problems that any of them may answer with."""

from http import HTTPStatus
from typing import Any

from council.open_data import problems

Schema = dict[str, Any]

_PROBLEM: Schema = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "description": "Always about:blank: the status names the kind."},
        "title": {"type": "string", "description": "The status in words."},
        "status": {"type": "integer", "description": "The status of the answer."},
        "detail": {"type": "string", "description": "One sentence for people."},
        "instance": {"type": "string", "description": "The path that was asked for."},
        "errors": {
            "type": "array",
            "description": "With status 400 alone: each parameter that was refused.",
            "items": {
                "type": "object",
                "required": ["parameter", "detail"],
                "properties": {
                    "parameter": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}

_SENTENCES = {
    400: "A parameter is unknown or has a value that is not offered.",
    404: "There is nothing public at this address.",
    406: "The interface speaks JSON, which the request does not accept.",
    429: "Too many requests from one place within a minute; Retry-After says how many seconds to wait.",
    500: "Something broke on our side.",
}


def add_problems(result: Schema, generator: Any, request: Any, public: bool) -> Schema:
    """A hook of drf-spectacular, run when the rest of the schema is made."""
    components = result["components"]
    components["schemas"]["Problem"] = _PROBLEM
    components["responses"] = {_name(status): _answer(status) for status in _SENTENCES}
    for path, operations in result["paths"].items():
        for operation in operations.values():
            for status in _statuses(path):
                operation["responses"].setdefault(
                    str(status), {"$ref": f"#/components/responses/{_name(status)}"}
                )
    return result


def _statuses(path: str) -> list[int]:
    return [status for status in _SENTENCES if status != 404 or "{" in path]  # noqa: PLR2004 -- Not Found


def _name(status: int) -> str:
    return HTTPStatus(status).name.title().replace("_", "")


def _answer(status: int) -> Schema:
    example = problems.problem(status, _SENTENCES[status], "/api/v1/rounds/")
    content = {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}
    return {"description": _SENTENCES[status], "content": {problems.MEDIA_TYPE: content}}
