# SPDX-License-Identifier: AGPL-3.0-or-later
"""The interface as a page to read: the same doors as the OpenAPI description, and no script at all."""

import json
import re
from functools import cache
from html import escape
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse

from nearer.server.floor.doors import Door
from nearer.server.site.openapi import describe, paragraphs
from nearer.server.site.shell import BUILT
from nearer.server.site.ways import API, all_doors

_INTRODUCTION = """
<p>Everything is JSON; bytes are base64; signed texts are strings. A session is a cookie. Every refusal is
<code>{"code", "say"}</code>: a code for programs and a sentence for people. What you may not see is not
there: 404, the same for a stranger as for a typing mistake. What travels is sealed on the devices; the server
cannot open it. The same description for programs: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
<p><code>GET /live</code> holds the connection open (server-sent events) and sends <code>event: arrived</code>
with <code>{"bond"}</code> when there is something new in a bond's feed. <code>GET /healthz</code> says
whether the server is there and its database answers.</p>
"""


def readable(http: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Answer with the page."""
    return HttpResponse(_page(), headers={"Cache-Control": "no-cache"})


@cache
def _page() -> str:
    doors = all_doors()
    components = describe(doors)["components"]["schemas"]
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nearer: the interface</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            *_style(),
            "</head><body><main><h1>The interface, version 1</h1>",
            _INTRODUCTION,
            *(_door(door) for door in doors),
            "<h2>Types</h2>",
            *(_type(name, schema) for name, schema in sorted(components.items())),
            "</main></body></html>",
        ]
    )


def _style() -> list[str]:
    manifest = BUILT / "manifest.json"
    if not manifest.is_file():
        return []
    sheet = json.loads(manifest.read_text())["roles"].get("main-style")
    return [f'<link rel="stylesheet" href="/built/{escape(sheet)}">'] if sheet else []


def _door(door: Door) -> str:
    words = "".join(f"<p>{_code(paragraph)}</p>" for paragraph in paragraphs(door))
    facts = [
        ("for", "anyone" if door.who == "anyone" else "whoever is signed in"),
        ("asks" if door.method == "GET" else "takes", _linked(door.body)),
        ("answers", f"{door.status} {_linked(door.answer)}"),
        ("refuses with", ", ".join(f"<code>{escape(code)}</code>" for code in door.refusals)),
    ]
    told = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    return (
        f'<section id="{escape(door.name)}"><h2><code>{door.method} {escape(API + door.path)}</code></h2>'
        f"{words}<dl>{told}</dl></section>"
    )


def _linked(kind: Any) -> str:
    if kind is None:
        return ""
    schema = msgspec.json.schema_components([kind], ref_template="{name}")[0][0]
    return _named(schema)


def _named(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = escape(schema["$ref"].rsplit("/", 1)[-1])
        return f'<a href="#type-{name}">{name}</a>'
    if schema.get("type") == "array":
        return f"list of {_named(schema.get('items', {}))}"
    if "anyOf" in schema:
        return " or ".join(_named(each) for each in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(f"<code>{escape(json.dumps(each))}</code>" for each in schema["enum"])
    encoding = " in base64" if schema.get("contentEncoding") == "base64" else ""
    return escape(str(schema.get("type", "anything"))) + encoding


def _type(name: str, schema: dict[str, Any]) -> str:
    rows = "".join(
        f"<dt><code>{escape(member)}</code></dt><dd>{_named(kind)} {_limits(kind)}</dd>"
        for member, kind in schema.get("properties", {}).items()
    )
    words = _code(" ".join(schema.get("description", "").split()))
    return f'<section id="type-{escape(name)}"><h3>{escape(name)}</h3><p>{words}</p><dl>{rows}</dl></section>'


def _limits(schema: dict[str, Any]) -> str:
    told = {
        "pattern": "like",
        "minLength": "at least",
        "maxLength": "at most",
        "minimum": "from",
        "maximum": "to",
    }
    said = [f"{word} <code>{escape(str(schema[key]))}</code>" for key, word in told.items() if key in schema]
    return ", ".join([*said, *([escape(schema["description"])] if "description" in schema else [])])


def _code(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))
