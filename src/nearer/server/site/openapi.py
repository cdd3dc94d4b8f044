# SPDX-License-Identifier: AGPL-3.0-or-later
"""The description of the interface, made from the doors themselves, so that it says what they do."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse

from nearer.server.floor.doors import Door
from nearer.server.floor.threshold import cookie_name
from nearer.server.site.ways import API, all_doors

_REF = "#/components/schemas/{name}"
_HEX = {"type": "string", "pattern": "^[0-9a-f]{32}$"}


class No(msgspec.Struct):
    """Every refusal: a code for programs, a sentence for people, and sometimes more members."""

    code: str
    say: str


def openapi(http: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Answer with the description as JSON."""
    return HttpResponse(_document(), content_type="application/json", headers={"Cache-Control": "no-cache"})


@cache
def _document() -> bytes:
    found = describe(all_doors())
    found["paths"].update(_beside_the_doors())
    return msgspec.json.encode(found)


def _beside_the_doors() -> dict[str, Any]:
    """Return the paths that are no doors: the one that stays open, and the one that says that all is well."""
    refused = {"description": "Refused, with a sentence.", "content": _json({"$ref": _REF.format(name="No")})}
    live = {
        "operationId": "live",
        "summary": "Hold the connection open, and hear when there is something new in a bond's feed.",
        "description": 'Server-sent events: `event: arrived` with `{"bond"}`. The feed is the truth. With '
        "`signals`, instead: `event: signal` with each signal of the other's (base64), and none is kept.",
        "parameters": [{"name": "signals", "in": "query", "required": False, "schema": _HEX}],
        "security": [{"session": []}],
        "responses": {
            "200": {
                "description": "Open until one of the two goes.",
                "content": {"text/event-stream": {"schema": {"type": "string"}}},
            },
            "4XX": refused,
            "5XX": {**refused, "description": "The server cannot now."},
        },
    }
    well = {"type": "object", "properties": {"well": {"const": True}}, "required": ["well"]}
    health = {
        "operationId": "health",
        "summary": "Say whether the server is there and its database answers.",
        "responses": {
            "200": {"description": "All is well.", "content": _json(well)},
            "503": {**refused, "description": "The database does not answer."},
        },
    }
    return {"/live": {"get": live}, "/healthz": {"get": health}}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def describe(doors: Iterable[Door]) -> dict[str, Any]:
    """Return the OpenAPI 3.1 description of these doors."""
    doors = list(doors)
    schemas, components = _schemas(doors)
    paths: dict[str, dict[str, Any]] = {}
    for door in doors:
        paths.setdefault(API + door.path, {})[door.method.lower()] = _operation(door, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "nearer",
            "version": "1",
            "summary": "A post office for two people: it carries sealed records and can open none.",
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": cookie_name()}},
        },
    }


def paragraphs(door: Door) -> list[str]:
    """Return the door's own words: the paragraphs of its handler's docstring, each one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", (door.handler.__doc__ or "").strip())]


def _schemas(doors: list[Door]) -> tuple[dict[Any, Any], dict[str, Any]]:
    """Return the schema of each type that a door takes or gives, and the components they refer to."""
    types: list[Any] = [No]
    for door in doors:
        types += [each for each in (door.body, door.answer) if each is not None and each not in types]
    found, components = msgspec.json.schema_components(types, ref_template=_REF)
    return dict(zip(map(str, types), found, strict=True)), components


def _operation(door: Door, schemas: dict[Any, Any]) -> dict[str, Any]:
    words = paragraphs(door)
    operation: dict[str, Any] = {
        "operationId": door.name,
        "summary": words[0],
        "parameters": [*_path_parameters(door), *_query_parameters(door)],
        "responses": _responses(door, schemas),
    }
    if len(words) > 1:
        operation["description"] = "\n\n".join(words[1:])
    if door.who == "person":
        operation["security"] = [{"session": []}]
    if door.read is not None:
        operation["requestBody"] = {"required": True, "content": _json(schemas[str(door.body)])}
    return operation


def _path_parameters(door: Door) -> list[dict[str, Any]]:
    names = re.findall(r"\{(\w+)\}", door.path)
    return [{"name": name, "in": "path", "required": True, "schema": _HEX} for name in names]


def _query_parameters(door: Door) -> list[dict[str, Any]]:
    if door.method != "GET" or door.body is None:
        return []
    _, components = msgspec.json.schema_components([door.body], ref_template=_REF)
    described = components[door.body.__name__]
    required = described.get("required", ())
    return [
        {"name": name, "in": "query", "required": name in required, "schema": schema}
        for name, schema in described["properties"].items()
    ]


def _responses(door: Door, schemas: dict[Any, Any]) -> dict[str, Any]:
    refusal = _json(schemas[str(No)])
    codes = f" Codes: {', '.join(door.refusals)}." if door.refusals else ""
    done: dict[str, Any] = {"description": "Done."}
    if door.answer is not None:
        done["content"] = _json(schemas[str(door.answer)])
    responses = {str(door.status): done}
    if door.repeatable:
        responses["200"] = {**done, "description": "Done before; the answer is the same."}
    responses["4XX"] = {"description": f"Refused, with a sentence.{codes}", "content": refusal}
    responses["5XX"] = {"description": "The server cannot now. Nothing was changed.", "content": refusal}
    return responses
