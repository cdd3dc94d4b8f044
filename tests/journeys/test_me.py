# SPDX-License-Identifier: AGPL-3.0-or-later
"""One person's own acts: limits, pace, resting, going, this device; the account has a module of its own."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from nearer.cli import built
from nearer.client import bonding, writing
from nearer.core.catalogue.terms import TOPICS
from nearer.sealed.pairing import Greeting
from tests.journeys.clocks import tonight
from tests.journeys.conftest import Arrive
from tests.journeys.home import ADAS, Two, comes_home
from tests.journeys.visitor import PATIENCE, Visitor
from tests.live import PASSPHRASE

MATTERS = (
    *("", "journal", "limits", "pace", "numbers", "reminder", "safety", "pause", "leave", "appearance"),
    *("auto-lock", "export", "pairings", "another", "passphrase", "recovery", "sessions", "sign-out"),
    "delete",
)
SENSITIVE = {"journal", "limits", "pace", "numbers", "export", "pairings", "another", "delete"}  # and leaving


@pytest.fixture
def both(two: Two, arrive: Arrive) -> tuple[Visitor, Visitor]:
    """Let both of them sign in, each on a phone; both have seen Today."""
    assert two.bond.id
    visitors = arrive("Ada"), arrive("Ben")
    for visitor in visitors:
        comes_home(visitor)
    for visitor in visitors:
        visitor.page.reload()
        visitor.question()
    return visitors


def test_limits_act_at_once_and_the_other_downloads_the_same_bytes(both: tuple[Visitor, Visitor]) -> None:
    ada, ben = both
    _are_quiet(ada, ben)
    shown, downloaded = ben.page_text(), _download(ben)
    ada.follow("Me")
    _turns_to(ada, "Your limits")
    ada.reads("on your other devices from tomorrow")
    ada.reads("may let the other guess")
    ada.insists_on_access()
    ada.tick("Money")
    ada.choose("None")
    ada.reads("It counts here from now on.")
    ada.picture("limits")
    ada.follow("Back")
    _turns_to(ada, "Your pace")
    ada.insists_on_access()
    ada.choose("No deeper than 1")
    ada.reads("It counts here from now on.")
    ada.picture("pace")
    ada.page.reload()
    expect(ada.page.get_by_role("radio", name="No deeper than 1")).to_be_checked()
    ada.reads("At the moment questions go as deep as 1")
    ada.go("/#me/limits")
    expect(ada.page.get_by_role("checkbox", name="Money")).to_be_checked()
    expect(ada.page.get_by_role("radio", name="None")).to_be_checked()
    ada.follow("Today")
    ada.question()
    ada.comes_to_rest()
    ben.page.reload()
    assert ben.page_text() == shown
    assert _download(ben) == downloaded


def test_a_topic_put_off_limits_is_gone_from_today(both: tuple[Visitor, Visitor]) -> None:
    ada, ben = both
    topics = _topics()
    before = ada.question()
    for _ in range(20):
        if topics.get(before):
            break
        ada.passes()
        before = ada.question()
    (topic, *_) = topics[before]
    bens = ben.question()
    ada.go("/#me/limits")
    ada.page.locator("nearer-tick").nth(_position(topic)).get_by_role("checkbox").check()
    ada.reads("It counts here from now on.")
    ada.follow("Today")
    expect(ada.page.locator("h1.question", has_text=before)).to_have_count(0)
    for _ in range(6):
        assert topic not in topics[ada.question()]
        ada.passes()
    assert ben.question() == bens
    ada.at(tonight(1))
    for _ in range(3):
        assert topic not in topics[ada.question()]
        ada.passes()


def test_a_pause_is_seen_by_nobody_else(both: tuple[Visitor, Visitor]) -> None:
    ada, ben = both
    ada.comes_to_rest()
    ben.page.reload()
    before = ben.page_text()
    ada.follow("Me")
    ada.reads_heading("Me")
    ada.insists_on_access()
    ada.picture("me")
    ada.follow("Pause")
    ada.reads_heading("Pause")
    ada.tap("Pause")
    ada.reads_heading("Me")
    ada.follow("Today")
    ada.reads("You are pausing until")
    ada.comes_to_rest()
    ben.page.reload()
    assert ben.page_text() == before


def test_leaving_without_a_word_leaves_a_quiet_week_and_no_trace_in_the_browser(
    both: tuple[Visitor, Visitor],
) -> None:
    ada, ben = both
    ada.comes_to_rest()
    ben.page.reload()
    _still_has(ben)
    before = ben.page_text()
    ada.follow("Me")
    ada.reads_heading("Me")
    asked, entries = ada.comes_to_rest(), ada.page.evaluate("history.length")
    ada.tap("Leave")
    ada.reads_heading("Leave the pairing with Ben")
    for said in ("can also simply stop writing", "runs this server can see that you left, and keeps backups"):
        expect(ada.page.locator("nearer-leave p:has(~ .acts)", has_text=said)).to_be_visible()
    expect(ada.page.locator("nearer-quick-exit")).to_have_count(1)
    ada.insists_on_access()
    ada.picture("leave")
    assert ada.sent[asked:] == []
    assert ada.page.evaluate("[history.length, location.hash]") == [entries, "#me"]
    ada.tick("I want to leave")
    ada.page.locator("nearer-leave").get_by_role("button", name="Leave", exact=True).click()
    ada.reads_heading("You have left")
    ada.comes_to_rest()
    ben.page.reload()
    _still_has(ben)
    assert ben.page_text() == before
    ada.follow("Go to Today")
    ada.reads_heading("With whom?")
    ada.reads_nowhere(ADAS)


def test_leaving_with_a_word_tells_it_and_takes_nothing_that_was_shared(
    both: tuple[Visitor, Visitor],
) -> None:
    ada, ben = both
    _still_has(ben)
    ada.go("/#me/leave")
    ada.choose("Yes, now")
    ada.tick("I want to leave")
    ada.page.locator("nearer-leave").get_by_role("button", name="Leave", exact=True).click()
    ada.reads_heading("You have left")
    ben.page.reload()
    ben.reads("This pairing ended")
    _still_has(ben)
    ben.insists_on_access()
    ben.picture("ended")


def test_a_second_pairing_stands_behind_the_passphrase_and_never_mixes(
    both: tuple[Visitor, Visitor], two: Two
) -> None:
    ada, _ = both
    dov = two.home.moves_in("Dov")
    ada.go("/#me")
    ada.reads_heading("Me")
    _turns_to(ada, "Pairings")
    ada.reads_nowhere("Dov")
    _confirms(ada)
    ada.reads("another server is safer")
    ada.insists_on_access()
    ada.tap("Begin another pairing")
    invitation, secret = ada.invites(kind="A friend").rsplit("/", 1)[1].split("#")
    bonding.accept(dov.person, invitation, secret)
    ada.page.reload()
    writing.share(dov.person, dov.bond(), dov.feed(), "hello", {"name": "Dov"})
    ada.go("/")
    ada.question()
    ada.reads_nowhere("Dov")
    _goes_to(ada, "Dov", not_to="Ben")
    ada.page.reload()
    ada.reads("With Dov")
    ada.reads_nowhere("Ben")
    _goes_to(ada, "Ben", not_to="Dov")


def test_whoever_joins_while_paired_is_told_what_the_server_then_knows(
    both: tuple[Visitor, Visitor], two: Two
) -> None:
    ada, _ = both
    dov = two.home.moves_in("Dov")
    invitation = bonding.invite(dov.person, Greeting("Dov", "friend", "us"))
    ada.go(f"/join/{invitation.id}#{invitation.secret}")
    ada.reads_heading("Dov invites you")
    ada.reads("this server can see that both belong to the same account")
    ada.insists_on_access()


def test_the_device_locks_by_itself_when_nobody_touches_it(both: tuple[Visitor, Visitor]) -> None:
    ada, _ = both
    ada.page.clock.install()
    ada.go("/#me/auto-lock")
    ada.page.reload()
    ada.reads_heading("Lock by itself")
    ada.insists_on_access()
    expect(ada.page.get_by_role("radio", name="Never")).to_be_checked()
    ada.choose("5 minutes")
    ada.reads("Kept for this device.")
    ada.page.clock.fast_forward("04:30")
    ada.page.mouse.move(40, 400)
    ada.page.mouse.click(5, 400)
    ada.page.clock.fast_forward("04:30")
    ada.reads_heading("Lock by itself")
    ada.page.clock.fast_forward("01:00")
    ada.reads_heading("Locked")
    ada.unlocks()
    ada.reads_heading("Lock by itself")
    expect(ada.page.get_by_role("radio", name="5 minutes", exact=True)).to_be_checked()


def test_a_reminder_is_off_until_it_is_wanted(both: tuple[Visitor, Visitor]) -> None:
    ada, _ = both
    ada.go("/#me/reminder")
    ada.reads("Sending comes later")
    ada.insists_on_access()
    expect(ada.page.get_by_role("radio", name="No reminder")).to_be_checked()
    ada.choose("On this page")
    ada.type("At what time?", "21:15")
    ada.tap("Keep this")
    ada.reads("Saved.")
    ada.page.reload()
    expect(ada.page.get_by_role("radio", name="On this page")).to_be_checked()
    expect(ada.page.get_by_label("At what time?")).to_have_value("21:15")
    ada.choose("No reminder")
    ada.tap("Keep this")
    ada.reads("Saved.")


def test_the_appearance_is_there_before_anything_is_painted(two: Two, arrive: Arrive) -> None:
    assert two.bond.id
    ada = arrive("Ada", service_workers="block")  # else the pages are on the device already
    comes_home(ada)
    ada.go("/#me/appearance")
    ada.reads_heading("Appearance")
    ada.insists_on_access()
    ada.choose("Dark")
    ada.choose("200 %")
    ada.tick("Less motion")
    assert _look(ada) == ["dark", "36px", "less"]
    ada.picture("appearance")
    ada.tap("Lock now")
    ada.reads_heading("Locked")
    ada.page.route("**/main.*.js", lambda route: route.abort("internetdisconnected"))
    ada.page.reload(wait_until="domcontentloaded")
    assert ada.page.evaluate("customElements.get('nearer-app') === undefined")
    assert _look(ada) == ["dark", "36px", "less"]
    dark = ada.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert dark == ada.page.evaluate(
        "(() => { const p = document.createElement('p'); p.style.color = 'oklch(20% 0.008 65)';"
        " document.body.append(p); return getComputedStyle(p).color })()"
    )
    ada.troubles.clear()  # that there is no service worker, which we have taken away


@pytest.mark.parametrize("size", [100, 200])
def test_every_matter_fits_the_phone_and_is_accessible(both: tuple[Visitor, Visitor], size: int) -> None:
    ada, _ = both
    ada.page.evaluate(
        "(size) => localStorage.setItem('nearer look', JSON.stringify({theme: 'device', size, still: true}))",
        size,
    )
    for matter in MATTERS:
        ada.go(f"/#me/{matter}" if matter else "/#me")
        ada.page.reload()
        ada.page.locator("main h1").first.wait_for()
        ada.insists_on_access()
        ways_out = ada.page.locator("nearer-quick-exit").count()
        assert ways_out == (matter in SENSITIVE), f"{matter or 'me'} has {ways_out} quick exits"
        assert ada.fits(), f"{matter or 'me'} is too wide at {size} %"


def _still_has(visitor: Visitor) -> None:
    """See that what opened yesterday is there, folded as it may be."""
    expect(visitor.page.get_by_text(ADAS).first).to_be_attached(timeout=PATIENCE)


def _are_quiet(*visitors: Visitor) -> None:
    """Let everything go out that is due on this day whatever one does, such as the week's suggestions."""
    before = None
    for _ in range(10):
        for visitor in visitors:
            visitor.page.reload()
            visitor.question()
            visitor.page.wait_for_load_state("networkidle")
        now = _download(visitors[-1])
        if now == before:
            return
        before = now
    raise AssertionError("they never come to rest")


def _turns_to(visitor: Visitor, matter: str) -> None:
    """Follow a line of Me by its title."""
    visitor.page.get_by_role("link").filter(has=visitor.page.get_by_text(matter, exact=True)).click()


def _confirms(visitor: Visitor) -> None:
    visitor.type("Your passphrase, once more", PASSPHRASE)
    visitor.tap("Go on")
    visitor.reads_heading("Your pairings")


def _goes_to(visitor: Visitor, name: str, *, not_to: str) -> None:
    """Go to another pairing; neither Today nor Me names anybody else."""
    visitor.go("/#me/pairings")
    visitor.page.reload()
    _confirms(visitor)
    visitor.tap(f"With {name}")
    visitor.question()
    visitor.reads_nowhere(not_to)
    visitor.follow("Me")
    visitor.reads(f"With {name}")
    visitor.reads_nowhere(not_to)


def _download(visitor: Visitor) -> Any:
    """Fetch everything that the server gives this person, byte for byte."""
    return visitor.page.evaluate(
        """async () => {
          const get = async (path) => (await fetch(`/api/v1${path}`)).text();
          const bonds = JSON.parse(await get('/bonds'));
          const feeds = bonds.map(({ id }) => get(`/bonds/${id}/records?after=0&limit=200`));
          return [JSON.stringify(bonds), await get('/me'), ...(await Promise.all(feeds))];
        }"""
    )


def _look(visitor: Visitor) -> Any:
    return visitor.page.evaluate(
        "(() => { const root = document.documentElement;"
        " return [root.dataset.theme, getComputedStyle(root).fontSize, root.dataset.motion] })()"
    )


def _catalogue() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(built.catalogue())
    return read


def _topics() -> dict[str, list[str]]:
    """Give the topics of every question, by its text."""
    return {one["text"]: one.get("topics", []) for one in _catalogue()["questions"]}


def _position(topic: str) -> int:
    return list(TOPICS).index(topic)
