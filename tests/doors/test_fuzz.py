# SPDX-License-Identifier: AGPL-3.0-or-later
"""Noise at every door: whatever comes, the answer is one that the description knows, and never a 5xx."""

from typing import Any

import hypothesis
import hypothesis.strategies as st
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given
from schemathesis import Case

from nearer.server.post.tests.letters import OwnPen, Pen
from nearer.server.site.openapi import describe
from nearer.server.site.ways import all_doors
from tests.cast import Bonded, Visitor

EXAMPLES = 25  # for each door; enough to have found the faults we know of, few enough for every commit
SETTINGS = hypothesis.settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
CONFIG = schemathesis.Config.from_dict({"phases": {"coverage": {"enabled": True}}})
schema = schemathesis.openapi.from_dict(describe(all_doors()), config=CONFIG)


def knock(visitor: Visitor, case: Case[Any], **real: str) -> Any:
    """Send a case from a visitor's device; half of the made-up ids give way to that of a real bond."""
    parameters = dict(case.path_parameters or {})
    made_up = str(parameters.get("id", ""))
    if made_up and ord(made_up[-1]) % 2 and "/bonds/" in case.path:
        parameters["id"] = real["bond"]
    path = case.path
    for name, value in parameters.items():
        path = path.replace(
            f"{{{name}}}", str(value).replace("/", "%2F").replace("?", "%3F").replace("#", "%23")
        )
    sent = as_bytes(case.body)
    query = {str(name): value for name, value in (case.query or {}).items()}
    kind = case.media_type or "application/json"
    return visitor.http.generic(
        case.method, path, sent, content_type=kind, query_params=query, REMOTE_ADDR="192.0.2.9"
    )


def as_bytes(body: Any) -> bytes:
    """Write what was made up as JSON, lone surrogates and all."""
    if isinstance(body, bytes):
        return body
    if type(body).__name__ == "NotSet":
        return b""
    try:
        return msgspec.json.encode(body)
    except (UnicodeEncodeError, TypeError, OverflowError):
        return repr(body).encode(errors="surrogatepass")


def see(answer: Any, case: Case[Any]) -> None:
    """Insist on an answer that the description knows."""
    assert answer.status_code < 500, answer.content
    if answer.status_code >= 400:
        told = msgspec.json.decode(answer.content)
        assert told["say"].endswith((".", "?"))
        assert told["code"]
    else:
        assert str(answer.status_code) in case.operation.definition.raw["responses"]


@schema.parametrize()
@SETTINGS
def test_noise(case: Case[Any], ada: Visitor, bonded: Bonded) -> None:
    """Ada's device has gone mad."""
    see(knock(ada, case, bond=bonded.id), case)


def nearly(draw: st.DrawFn, right: bytes) -> bytes:
    """Change a few bytes of something that was right, or cut it, or double a piece of it."""
    wrong = bytearray(right)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(wrong) - 1))
        change = draw(st.sampled_from(["byte", "cut", "double", "swap"]))
        if change == "byte":
            wrong[place] = draw(st.integers(0, 255))
        elif change == "cut":
            del wrong[place : place + draw(st.integers(1, 40))]
        elif change == "double":
            wrong[place:place] = wrong[place : place + draw(st.integers(1, 40))]
        else:
            wrong[place : place + 1] = draw(st.sampled_from([b'"', b"\\", b"\n", b"0", b"9", b"-", b"}"]))
        if not wrong:
            break
    return bytes(wrong)


@pytest.mark.parametrize("own", [False, True], ids=["shared", "own"])
@hypothesis.settings(SETTINGS, max_examples=150)
@given(data=st.data())
def test_a_letter_that_is_nearly_right(
    data: st.DataObject, ada: Visitor, bonded: Bonded, *, own: bool
) -> None:
    """Truncated, torn, doubled and flipped: it is the letter, or it is refused, and nothing half is kept."""
    pen = OwnPen(ada) if own else Pen(ada, bonded)
    chain = "/me/chain" if own else f"{bonded.path}/chain"
    end = ada.ask("GET", chain).body
    pen.seq, pen.prev = end["seq"], end["prev"]
    letter = (OwnPen.bundle(pen) if isinstance(pen, OwnPen) else pen.write()).sent()
    right = msgspec.json.encode(letter)
    wrong = data.draw(st.composite(nearly)(right))
    answer = ada.ask("POST", pen.path, wrong)
    assert answer.status in (201, 400, 409, 413, 415, 422)
    after = ada.ask("GET", chain).body["seq"]
    assert after == end["seq"] + (answer.status == 201)


@pytest.mark.parametrize("part", ["head", "signature", "body"])
@hypothesis.settings(SETTINGS, max_examples=60)
@given(data=st.data())
def test_a_part_that_is_nearly_right(data: st.DataObject, ada: Visitor, bonded: Bonded, part: str) -> None:
    """Any change of what was signed is found out."""
    pen = Pen(ada, bonded)
    letter = pen.write().sent()
    right = letter[part].encode() if isinstance(letter[part], str) else letter[part]
    wrong = data.draw(st.composite(nearly)(right))
    hypothesis.assume(wrong != right)
    letter[part] = wrong.decode(errors="replace") if part == "head" else wrong
    answer = ada.ask("POST", pen.path, letter)
    assert answer.status in (409, 413, 422)
    assert ada.ask("GET", f"{bonded.path}/chain").body["seq"] == 0
