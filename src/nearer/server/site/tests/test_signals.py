# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signals: the other's pages that listen hear each in its order, nobody else hears any, nothing is kept."""

import base64
import os
from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from nearer.server.post.tests.letters import Pen
from nearer.server.site.tests.network import browser
from nearer.server.site.tests.test_live import SOON, Ear, ear
from tests.cast import BEN, TODAY, Bonded, Visitor, leaving_head
from tests.doors.tables import kept


def signal(visitor: Visitor, bonded: Bonded, sealed: bytes | None = None) -> bytes:
    """Send a signal, which is answered as always."""
    sealed = sealed or os.urandom(1024)
    answer = visitor.ask("POST", f"{bonded.path}/signal", {"signal": sealed})
    assert (answer.status, answer.body) == (204, None)
    return sealed


def heard(page: Ear) -> bytes:
    """Return the next signal, which must come soon."""
    assert page.heard.get(timeout=SOON) == "event: signal"
    return base64.b64decode(page.heard.get(timeout=SOON).removeprefix("data: "))


def test_the_other_hears_it_on_each_page_that_listens(
    origin: str, ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    with ear(origin, ben, signals=bonded.id) as one, ear(origin, ben, signals=bonded.id) as two:
        sealed = signal(ada, bonded)
        assert (heard(one), heard(two)) == (sealed, sealed)


def test_they_come_in_their_order_and_fast_ones_too(
    origin: str, ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    with ear(origin, ben, signals=bonded.id) as his:
        sent = [signal(ada, bonded) for _ in range(10)]
        assert [heard(his) for _ in sent] == sent


def test_no_page_of_the_two_hears_it_that_did_not_ask(
    origin: str, ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    """Nor does its author."""
    with (
        ear(origin, ada, signals=bonded.id) as hers,
        ear(origin, ben) as ordinary,
        ear(origin, ben, signals="0" * 32) as elsewhere,
    ):
        signal(ada, bonded)
        assert hers.hears_nothing()
        assert ordinary.heard.empty()
        assert elsewhere.heard.empty()


def test_no_stranger_hears_it(origin: str, ada: Visitor, cleo: Visitor, dov: Visitor, bonded: Bonded) -> None:
    """Nor does somebody who was a partner once."""
    with ear(origin, dov, signals=bonded.id) as strange, ear(origin, cleo, signals=bonded.id) as once:
        signal(ada, bonded)
        assert strange.hears_nothing()
        assert once.heard.empty()


def test_a_page_that_listens_hears_no_hints(origin: str, ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    with ear(origin, ben, signals=bonded.id) as his, ear(origin, ben) as ordinary:
        Pen(ada, bonded).say()
        assert ordinary.next() == bonded.id
        assert his.heard.empty()


@pytest.mark.parametrize("who", ["ada", "ben"])
def test_where_one_rests_nothing_passes_and_nobody_can_tell(
    origin: str, ada: Visitor, ben: Visitor, bonded: Bonded, who: str
) -> None:
    until = (TODAY + timedelta(days=3)).isoformat()
    resting = ada if who == "ada" else ben
    assert resting.ask("PUT", f"{bonded.path}/pause", {"until": until}).status == 204
    with ear(origin, ada, signals=bonded.id) as hers, ear(origin, ben, signals=bonded.id) as his:
        signal(ada, bonded)
        signal(ben, bonded)
        assert hers.hears_nothing()
        assert his.heard.empty()


@pytest.mark.parametrize("tell", ["never", "now"])
def test_where_one_has_left_nothing_passes_and_the_other_cannot_tell(
    origin: str, ada: Visitor, ben: Visitor, bonded: Bonded, tell: str
) -> None:
    told: dict[str, object] = {"tell": tell}
    if tell == "now":
        head = leaving_head(bonded, BEN)
        told |= {"head": head.decode(), "signature": BEN.signer(bonded.invitation).sign(head)}
    with ear(origin, ben, signals=bonded.id) as his:
        assert ben.ask("POST", f"{bonded.path}/leave", told).status == 204
        signal(ada, bonded)
        assert his.hears_nothing()
    answer = ben.ask("POST", f"{bonded.path}/signal", {"signal": bytes(1024)})
    assert (answer.status, answer.code) == (404, "not-found")


def test_a_session_that_has_ended_hears_nothing(
    origin: str, ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    with ear(origin, ben, signals=bonded.id) as his:
        assert ben.ask("POST", "/sign-out").status == 204
        signal(ada, bonded)
        assert his.hears_nothing()


def test_nothing_of_it_is_kept(
    origin: str,  # noqa: ARG001 - a server runs
    ada: Visitor,
    bonded: Bonded,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.NEARER_ALLOWANCES = True
    before = kept()
    signal(ada, bonded)
    assert kept() == before
    assert "signal" not in caplog.text


def test_every_signal_has_one_size(ada: Visitor, bonded: Bonded) -> None:
    sizes = (0, 1, 1023, 1025)
    answers = [ada.ask("POST", f"{bonded.path}/signal", {"signal": bytes(size)}) for size in sizes]
    assert [(answer.status, answer.code) for answer in answers] == [(422, "unexpected")] * 4
    answer = ada.ask("POST", f"{bonded.path}/signal", {"signal": bytes(2048)})
    assert (answer.status, answer.code) == (413, "too-large")


def test_too_many_at_once_are_refused(ada: Visitor, bonded: Bonded, settings: Settings) -> None:
    settings.NEARER_ALLOWANCES = True
    answers = [ada.ask("POST", f"{bonded.path}/signal", {"signal": bytes(1024)}) for _ in range(80)]
    refused = next(answer for answer in answers if answer.status != 204)
    assert (refused.status, refused.code, refused.body["retry_after"]) == (429, "slow-down", 1)


def test_a_page_names_the_bond_whose_signals_it_hears(origin: str, ada: Visitor) -> None:
    with browser(origin, ada) as page:
        for query in ("signals=", "signals=all", "signals=" + "A" * 32):
            answer = page.get(f"/live?{query}")
            assert (answer.status_code, answer.json()["code"]) == (422, "unexpected")
