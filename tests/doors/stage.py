# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everybody at every door: what each door is sent when it is meant well, and who may come in."""

import datetime as dt
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nearer.sealed.shape import About
from nearer.server.floor.doors import Door
from nearer.server.post.tests.letters import OwnPen, Pen
from tests.cast import (
    ADA,
    BEN,
    DOV,
    TODAY,
    Bonded,
    Visitor,
    acceptance,
    joining,
    leaving_head,
    sealed_by_nobody,
)

HOLD = "4" * 32
NEXT_WEEK = (TODAY + dt.timedelta(days=7)).isoformat()


@dataclass(frozen=True, slots=True)
class Stage:
    """The cast at a certain moment.

    Ada and Ben have a bond in which Ben holds something back; Cleo has left hers with Ada. Ada has an open
    invitation for whoever has its link, and an older session.
    """

    ada: Visitor
    ben: Visitor
    cleo: Visitor
    dov: Visitor
    nobody: Visitor
    bonded: Bonded
    former: Bonded
    invitation: Bonded  # what it will become when Dov accepts
    session: str  # another one of Ben's


def _leaving(stage: Stage) -> dict[str, Any]:
    head = leaving_head(stage.bonded, BEN)
    signature = BEN.signer(stage.bonded.invitation).sign(head)
    return {"tell": "now", "head": head.decode(), "signature": signature}


def _epoch(stage: Stage) -> dict[str, Any]:
    key_file = sealed_by_nobody("epoch 2")
    statement = stage.bonded.statement(epoch=2, key_file=key_file)
    signature = BEN.signer(stage.bonded.invitation).sign(statement)
    return {"statement": statement.decode(), "signature": signature, "key_file": key_file}


def _countersignature(stage: Stage) -> dict[str, Any]:
    return {"signature": ADA.signer(stage.bonded.invitation).sign(stage.bonded.statement())}


def _invitation(_: Stage) -> dict[str, Any]:
    place = secrets.token_hex(16)
    card = BEN.card(place).text.decode()
    return {"id": place, "card": card, "mac": "0" * 64, "greeting": sealed_by_nobody("hello")}


def _new_keys(**more: Any) -> dict[str, Any]:
    return {"new_login_key": "1" * 64, "passphrase_file": sealed_by_nobody(kind="scrypt"), **more}


WELL_MEANT: Mapping[tuple[str, str], Callable[[Stage], Any]] = {
    ("POST", "/bonds/{id}/records"): lambda stage: Pen(stage.ben, stage.bonded).write().sent(),
    ("POST", "/bonds/{id}/countersign"): _countersignature,
    ("POST", "/bonds/{id}/epochs"): _epoch,
    ("POST", "/bonds/{id}/leave"): _leaving,
    ("POST", "/bonds/{id}/signal"): lambda _: {"signal": bytes(1024)},
    ("PUT", "/bonds/{id}/pause"): lambda _: {"until": NEXT_WEEK},
    ("POST", "/invitations"): _invitation,
    ("POST", "/invitations/{id}/accept"): lambda stage: acceptance(stage.invitation, DOV),
    ("DELETE", "/me"): lambda _: {"login_key": BEN.login_key},
    ("PUT", "/me/passphrase"): lambda _: _new_keys(login_key=BEN.login_key),
    ("POST", "/me/records"): lambda stage: OwnPen(stage.ben).bundle().sent(),
    ("PUT", "/me/recovery"): lambda _: {
        "login_key": BEN.login_key,
        "recovery_key": "2" * 64,
        "recovery_file": sealed_by_nobody(kind="scrypt"),
    },
    ("PUT", "/me/reminder"): lambda _: {"minute": 19 * 60, "channel": "page"},
    ("PUT", "/me/self"): lambda _: {"version": 1, "file": sealed_by_nobody("self again")},
    ("POST", "/people"): lambda _: {**joining(ADA), "handle": "eve", "invitation": None},
    ("POST", "/recovery"): lambda _: {"handle": "ben", "recovery_key": BEN.recovery_key},
    ("POST", "/recovery/passphrase"): lambda _: _new_keys(handle="ben", recovery_key=BEN.recovery_key),
    ("POST", "/sign-in"): lambda _: {"handle": "ben", "login_key": BEN.login_key},
}


def path_of(door: Door, stage: Stage) -> str:
    """Return the door's path to what is there: Ada's and Ben's bond, her invitation, his other session."""
    for place, there in (
        ("/bonds/{id}", stage.bonded.path),
        ("/invitations/{id}", f"/invitations/{stage.invitation.invitation}"),
        ("/me/sessions/{id}", f"/me/sessions/{stage.session}"),
    ):
        if door.path.startswith(place):
            return door.path.replace(place, there).replace("{hold}", HOLD)
    assert "{" not in door.path, "a new kind of place: say here where it is"
    return door.path


def held_by_ben(stage: Stage) -> None:
    """Let Ben hold something back, so that there is something to withdraw."""
    letter = Pen(stage.ben, stage.bonded).write(about=About("hold", HOLD))
    assert stage.ben.ask("POST", f"{stage.bonded.path}/records", letter.sent()).status == 201
