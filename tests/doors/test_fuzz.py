# SPDX-License-Identifier: AGPL-3.0-or-later
"""Noise at every door: whatever comes, the answer is one that the description knows, and never a 5xx."""

from collections.abc import Mapping
from typing import Any

import hypothesis
import hypothesis.strategies as st
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given
from pytest_django.fixtures import Settings
from schemathesis import Case

from nearer.server.floor.doors import Door
from nearer.server.post.tests.letters import OwnPen, Pen
from nearer.server.site.openapi import describe
from nearer.server.site.ways import all_doors
from tests.cast import Bonded, Visitor
from tests.doors.stage import HOLD, WELL_MEANT, Stage, path_of
from tests.doors.tables import kept, undone

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
WITH_A_BODY = [door for door in all_doors() if door.read is not None]
OF_EVERY_DOOR = {"signed-out", "not-found", "not-json", "unexpected", "too-large"}
CONFIG = schemathesis.Config.from_dict({"phases": {"coverage": {"enabled": True}}})
schema = schemathesis.openapi.from_dict(describe(all_doors()), config=CONFIG)


def knock(visitor: Visitor, case: Case[Any], stage: Stage) -> Any:
    """Send a case from a visitor's device; half of the made-up ids give way to that of something real."""
    real = {"bonds": stage.bonded.id, "invitations": stage.invitation.invitation, "sessions": stage.session}
    path = case.path
    for name, value in (case.path_parameters or {}).items():
        kind = path.partition(f"/{{{name}}}")[0].rpartition("/")[2]
        there = {**real, "held": HOLD}[kind] if ord(f"0{value}"[-1]) % 2 else str(value)
        there = there.replace("/", "%2F").replace("?", "%3F").replace("#", "%23")
        path = path.replace(f"{{{name}}}", there)
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
def test_noise(case: Case[Any], stage: Stage) -> None:
    """Ben's device has gone mad."""
    see(knock(stage.ben, case, stage), case)


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


def nearly_right(draw: st.DrawFn, right: Mapping[str, Any]) -> bytes:
    """Take what was right, and let one member be missing, of another kind, or nearly right; or tear it."""
    name = draw(st.sampled_from(sorted(right)))
    value, wrong = right[name], dict(right)
    change = draw(st.sampled_from(["torn", "missing", "odd", *["near"] * 3]))
    if change == "torn":
        return nearly(draw, msgspec.json.encode(right))
    if change == "missing":
        del wrong[name]
    elif change == "near" and isinstance(value, bytes) and value:
        wrong[name] = nearly(draw, value)
    elif change == "near" and isinstance(value, str) and value:
        place, digit = draw(st.integers(0, len(value) - 1)), draw(st.sampled_from("0123456789abcdef\n"))
        wrong[name] = value[:place] + digit + value[place + 1 :]
    else:
        wrong[name] = draw(st.sampled_from([None, True, 0, -1, 2, 2**31, 1.5, "", "\0", "é", [], {}]))
    return msgspec.json.encode(wrong)


@pytest.mark.parametrize("door", WITH_A_BODY, ids=lambda door: f"{door.method} {door.path}")
@SETTINGS
@given(data=st.data())
def test_what_is_nearly_right(data: st.DataObject, stage: Stage, settings: Settings, door: Door) -> None:
    """It is taken, or refused as the door says, and then nothing half is kept."""
    settings.NEARER_ALLOWANCES = False
    right = WELL_MEANT[door.method, door.path](stage)
    if door.path == "/people":
        right["invitation"] = stage.invitation.invitation
    visitor = stage.ada if door.path.endswith("/countersign") else stage.ben
    wrong = data.draw(st.composite(nearly_right)(right))
    before = kept()
    with undone(visitor):
        answer = visitor.ask(door.method, path_of(door, stage), wrong)
        if answer.status < 400:
            assert answer.status in (door.status, 200 if door.repeatable else door.status)
        else:
            assert answer.code in {*door.refusals, *OF_EVERY_DOOR}
            assert kept() == before


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
