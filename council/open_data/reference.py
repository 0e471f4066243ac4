"""The reference for people, drawn from the same schema that software reads."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.text import slugify
from drf_spectacular.generators import SchemaGenerator

Schema = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """A parameter or a member of an answer; `name` has points for what lies inside another."""

    name: str
    kind: str
    description: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Endpoint:
    path: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    members: tuple[Field, ...]
    example: str

    @property
    def anchor(self) -> str:
        return slugify(self.summary)


@dataclass(frozen=True)
class Section:
    name: str
    description: str
    endpoints: tuple[Endpoint, ...]


@cache
def sections() -> tuple[Section, ...]:
    """Every endpoint under its tag. Made once: the schema cannot change while the process lives."""
    schema = SchemaGenerator().get_schema(public=True)
    endpoints = [
        (operation["tags"][0], _endpoint(schema, path, operation))
        for path, operations in schema["paths"].items()
        for operation in operations.values()
    ]
    return tuple(
        Section(
            tag["name"],
            tag["description"],
            tuple(endpoint for name, endpoint in endpoints if name == tag["name"]),
        )
        for tag in schema["tags"]
    )


def _endpoint(schema: Schema, path: str, operation: Schema) -> Endpoint:
    content = operation["responses"]["200"]["content"]["application/json"]
    examples: list[Schema] = list(content.get("examples", {}).values())
    return Endpoint(
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        parameters=tuple(_parameter(schema, one) for one in operation.get("parameters", [])),
        members=tuple(_members(schema, content["schema"])),
        example=_written(examples[0]["value"]) if examples else "",
    )


def _written(example: Any) -> str:
    return json.dumps(example, indent=2, ensure_ascii=False)


def _parameter(schema: Schema, parameter: Schema) -> Field:
    kind, values = _kind(schema, parameter["schema"])
    return Field(parameter["name"], kind, _told(parameter) or _told(parameter["schema"]), values)


def _members(schema: Schema, node: Schema, inside: str = "") -> Iterator[Field]:
    """The members of an object, each followed by what lies inside it."""
    for name, member in _resolved(schema, node).get("properties", {}).items():
        kind, values = _kind(schema, member)
        description = _told(member) or _told(_resolved(schema, member))
        yield Field(inside + name, kind, description, values)
        if kind == "money":
            continue
        yield from _members(schema, _items(schema, member), f"{inside}{name}{_mark(member)}.")


def _kind(schema: Schema, node: Schema) -> tuple[str, tuple[str, ...]]:
    found = _resolved(schema, node)
    if {"amount", "currency"} == set(found.get("properties", {})):
        return "money", ()
    kind = str(found.get("format") or found.get("type", "object"))
    if kind == "array":
        kind = f"list of {_kind(schema, found['items'])[0]}"
    values = tuple(str(value) for value in found.get("enum", []))
    return kind + (" or null" if node.get("nullable") or found.get("nullable") else ""), values


def _told(node: Schema) -> str:
    """The first paragraph: the values of a choice follow it, and are listed on their own."""
    description: str = node.get("description", "").partition("\n\n")[0]
    return "" if description.startswith("* ") else description


def _items(schema: Schema, node: Schema) -> Schema:
    found = _resolved(schema, node)
    return found["items"] if found.get("type") == "array" else found


def _mark(node: Schema) -> str:
    return "[]" if node.get("type") == "array" else ""


def _resolved(schema: Schema, node: Schema) -> Schema:
    if len(node.get("allOf", [])) == 1:
        return _resolved(schema, node["allOf"][0])
    if "$ref" not in node:
        return node
    found: Schema = schema["components"]["schemas"][node["$ref"].rpartition("/")[2]]
    return found
