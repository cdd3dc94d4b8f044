# SPDX-License-Identifier: AGPL-3.0-or-later
"""Help is one tap away everywhere; it and the private check leave nothing; the way out is at once."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrive
from tests.journeys.home import comes_home, settled
from tests.journeys.visitor import Visitor
from tests.live import Server, everything

# Everything that a page of this origin has kept in the browser, as text.
KEPT = """async () => {
    const plain = (value) => {
        if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
        if (ArrayBuffer.isView(value)) return [...new Uint8Array(value.buffer)];
        if (value instanceof CryptoKey) return 'a key';
        if (Array.isArray(value)) return value.map(plain);
        if (value instanceof Object)
            return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
        return value;
    };
    const done = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const kept = { local: { ...localStorage }, session: { ...sessionStorage }, caches: {}, databases: {} };
    for (const name of await caches.keys())
        kept.caches[name] = (await (await caches.open(name)).keys()).map(({ url }) => url).sort();
    for (const { name } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
            const rows = database.transaction(store).objectStore(store);
            const found = [await done(rows.getAllKeys()), await done(rows.getAll())];
            kept.databases[`${name}/${store}`] = plain(found);
        }
        database.close();
    }
    return JSON.stringify(kept);
}"""
IN_A_DATABASE = """new Promise((resolve) => {
    const request = indexedDB.open('said', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('said').put('yes', 'said');
    request.onsuccess = () => resolve(request.result.close());
})"""
STATE = "[history.length, location.href, document.title, JSON.stringify(history.state)]"
LOADED = "performance.getEntriesByType('resource').map(({ name }) => name)"
SAID = ("afraid of how", "pressed into", "checks my phone", "hurt or threatened", "kept from friends")


def _settled(visitor: Visitor) -> str:
    """Wait until the app and everything else is kept; return what is."""
    visitor.is_kept()
    return _kept(visitor)


def _kept(visitor: Visitor) -> str:
    """Wait until nothing more is being written; return what is kept."""
    before = ""
    for _ in range(20):
        now = str(visitor.page.evaluate(KEPT))
        if now == before:
            return now
        before = now
        visitor.page.wait_for_timeout(500)
    raise AssertionError(f"{visitor.name} never comes to rest")


def _host(house: Server) -> dict[str, list[bytes]]:
    """Give every table and file of the host's but what a session notes of a day, and its write-ahead log."""
    held: dict[str, list[bytes]] = {}
    for place, value in everything(house):
        if not place.endswith(("-wal", "-shm", ".sqlite3")):
            held.setdefault(place, []).append(value)
    return held


def _says(visitor: Visitor, answers: str) -> None:
    """Press yes (y) or no (n) to each sentence in turn; `-` leaves one out."""
    names = {"y": "Yes", "n": "No"}
    for at, answer in enumerate(answers):
        if answer in names:
            line = visitor.page.locator(".statements > li").nth(at)
            line.get_by_role("button", name=names[answer], exact=True).click()


def test_the_private_check_leaves_no_trace(paired: tuple[Visitor, Visitor], house: Server) -> None:
    ada, ben = paired
    ada.type("Your answer", "Half a sentence, and then")
    for visitor in paired:
        visitor.comes_to_rest()
    kept, theirs, held = _settled(ada), _settled(ben), _host(house)
    state, sent = ada.page.evaluate(STATE), len(ada.sent)
    ada.tap("Help")
    ada.reads_heading("Help")
    ada.tap("Read the five sentences")
    ada.reads_heading("A private check")
    ada.insists_on_access()
    _says(ada, "yyny-")
    ada.tap("What this may mean")
    ada.reads("These exercises are not the tool for this")
    ada.reads("may raise the risk")
    ada.insists_on_access()
    ada.picture("safety-check")
    assert ada.page.evaluate(STATE) == state
    ada.tap("Back to help")
    ada.tap("Back to where you were")
    assert ada.page.get_by_label("Your answer").input_value() == "Half a sentence, and then"
    assert ada.page.evaluate(STATE) == state
    assert ada.sent[sent:] == []
    assert _settled(ada) == kept
    assert _settled(ben) == theirs
    assert _host(house) == held
    everywhere = "\n".join([kept, *ada.sent, *ben.sent, house.log.read_text()])
    assert not [said for said in SAID if said in everywhere]
    ada.tap("Help")
    ada.tap("Read the five sentences")
    assert ada.page.locator("[aria-pressed=true]:not(#help)").count() == 0, "an answer was remembered"


@pytest.mark.parametrize(
    "trace",
    [
        "localStorage.setItem('said', 'yes')",
        "sessionStorage.setItem('said', 'yes')",
        "caches.open('said').then((cache) => cache.put('/said', new Response('yes')))",
        IN_A_DATABASE,
    ],
)
def test_the_search_for_traces_finds_one(arrive: Arrive, trace: str) -> None:
    dov = arrive("Dov")
    dov.go("/")
    kept = _settled(dov)
    dov.page.evaluate(f"async () => {{ await ({trace}) }}")
    assert _kept(dov) != kept


def test_keeping_things_light_is_the_ordinary_setting(paired: tuple[Visitor, Visitor]) -> None:
    """Only if pressed; and then Me shows what it would show after setting it there, and the rest stays."""
    ada, ben = paired
    ada.comes_to_rest()
    ben.page.reload()
    before = ben.page_text()
    by_hand = _set_light_by_hand(ada)
    assert _sets(ada, touch="A hug", pace="Let it grow by itself") != by_hand
    ada.go("/")
    ada.question()
    ada.tap("Help")
    ada.tap("Read the five sentences")
    _says(ada, "y")
    ada.tap("What this may mean")
    ada.tap("Keep things light")
    ada.reads("It looks like any ordinary week.")
    ada.tap("Help")
    expect(ada.page.get_by_role("button", name="I go first")).to_have_count(0)
    assert _settings(ada) == by_hand
    ada.comes_to_rest()
    ben.page.reload()
    assert ben.page_text() == before


def _set_light_by_hand(visitor: Visitor) -> list[list[str]]:
    """Leave one topic alone, and set what keeping things light sets; return what Me then shows."""
    visitor.go("/#me/limits")
    visitor.tick("Money")
    visitor.reads("It counts here from now on.")
    by_hand = _sets(visitor, touch="None", pace="No deeper than 1")
    assert by_hand == [["Money", "None"], ["No deeper than 1"]]
    return by_hand


def _sets(visitor: Visitor, *, touch: str, pace: str) -> list[list[str]]:
    for matter, choice in (("limits", touch), ("pace", pace)):
        visitor.go(f"/#me/{matter}")
        visitor.page.locator("nearer-choice").wait_for()
        if not visitor.page.get_by_role("radio", name=choice).is_checked():
            visitor.choose(choice)
            visitor.reads("It counts here from now on.")
    return _settings(visitor)


def _settings(visitor: Visitor) -> list[list[str]]:
    """Read what is set on the pages of limits and of pace."""
    found = []
    for matter in ("limits", "pace"):
        visitor.go(f"/#me/{matter}")
        visitor.page.reload()
        visitor.page.locator("nearer-choice").wait_for()
        title = "(e) => (e.parentNode.querySelector('.title') ?? e.parentNode).innerText.trim()"
        ticked = visitor.page.locator("main input:checked")
        found.append(list(ticked.evaluate_all(f"(all) => all.map({title})")))
    return found


@pytest.mark.parametrize("where", ["welcome", "today", "me/limits"])
def test_opening_help_leaves_nothing_wherever_one_was(arrive: Arrive, house: Server, where: str) -> None:
    """No request, not even of the service worker's; no route, no entry in the history, nothing kept."""
    visitor = arrive("Ada")
    visitor.go(f"/#setup={house.setup}")
    if where != "welcome":
        visitor.signs_up()
        visitor.says_with_whom(then="Start alone")
        visitor.question()
        visitor.go(f"/#{where}")
    visitor.page.locator("main h1").first.wait_for()
    visitor.comes_to_rest()
    kept = _settled(visitor)
    fetched: list[str] = []
    visitor.context.on("request", lambda request: fetched.append(request.url))
    state, said = visitor.page.evaluate(STATE), house.log.read_text()
    loaded = visitor.page.evaluate(LOADED)
    visitor.tap("Help")
    visitor.reads_heading("Help")
    visitor.page.get_by_label("Country").select_option("Japan")
    visitor.tap("Read the five sentences")
    _says(visitor, "y")
    visitor.tap("What this may mean")
    assert visitor.page.evaluate(STATE) == state
    assert _settled(visitor) == kept
    visitor.tap("Help")
    assert visitor.page.evaluate(STATE) == state
    assert _settled(visitor) == kept
    assert fetched == []
    assert visitor.page.evaluate(LOADED) == loaded
    assert house.log.read_text() == said


def test_leaving_where_the_codes_differ_leaves_nothing_either(house: Server, arrive: Arrive) -> None:
    with settled(house):
        ada = arrive("Ada")
        comes_home(ada)
        ada.go("/#me/safety")
        ada.tap("They differ")
        ada.reads_heading("Then somebody may stand between you")
        asked, entries = ada.comes_to_rest(), ada.page.evaluate("history.length")
        said = house.log.read_text()
        ada.tap("Leave")
        ada.reads_heading("Leave the pairing with Ben")
        # Where an address changes, a browser looks at the icon again, which it has.
        assert [sent for sent in ada.sent[asked:] if not sent.endswith(".svg\n")] == []
        assert house.log.read_text() == said
        assert ada.page.evaluate("[history.length, location.hash]") == [entries, "#me"]
        ada.tap("Back")
        ada.reads_heading("Me")
        assert ada.page.evaluate("[history.length, location.hash]") == [entries, "#me"]


def test_no_yes_is_no_verdict(arrive: Arrive) -> None:
    dov = arrive("Dov", timezone_id="Asia/Bangkok")
    dov.go("/")
    dov.tap("Help")
    dov.tap("Read the five sentences")
    dov.tap("What this may mean")
    dov.reads("There is no yes and no no yet")
    _says(dov, "nnnnn")
    dov.tap("What this may mean")
    dov.reads("If something feels wrong all the same, trust that")
    dov.insists_on_access()


def test_help_is_there_signed_out_locked_and_offline(arrive: Arrive, ada: Visitor) -> None:
    ada.is_kept()
    ada.page.reload()
    ada.reads_heading("With whom?")
    ada.comes_to_rest()
    ada.context.set_offline(True)
    ada.tap("Lock now")
    ada.reads_heading("Locked")
    sent = ada.comes_to_rest()
    for _ in range(2):
        ada.tap("Help")
        ada.reads_heading("Help")
        ada.reads("If you are afraid")
        ada.insists_on_access()
        ada.tap("Help")
        ada.reads_heading("Locked")
    assert ada.sent[sent:] == []
    dov = arrive("Dov", timezone_id="Europe/London")
    dov.go("/")
    dov.tap("Help")
    expect(dov.page.get_by_label("Country").locator("option:checked")).to_have_text("United Kingdom")
    expect(dov.page.get_by_role("link", name="116 123")).to_have_attribute("href", "tel:116123")
    dov.reads("Please check before you need it.")
    dov.reads("Please check. Seen on")
    dov.reads("have not asked there ourselves yet")
    dov.page.get_by_label("Country").select_option("Another country")
    dov.reads("findahelpline.com")
    dov.insists_on_access()


def test_the_clock_suggests_and_nothing_is_kept(arrive: Arrive) -> None:
    dov = arrive("Dov", timezone_id="Europe/London")
    dov.go("/")
    dov.tap("Help")
    kept = _settled(dov)
    dov.page.get_by_label("Country").select_option("Japan")
    dov.reads("0570-0-55210")
    assert _settled(dov) == kept
    dov.page.reload()
    dov.tap("Help")
    expect(dov.page.get_by_label("Country").locator("option:checked")).to_have_text("United Kingdom")


def _by_button(visitor: Visitor) -> None:
    visitor.tap("Quick exit")


def _by_keys(visitor: Visitor) -> None:
    visitor.page.keyboard.press("Escape")
    visitor.page.keyboard.press("Escape")


@pytest.mark.parametrize("way", [_by_button, _by_keys])
def test_the_quick_exit_locks_and_leaves_another_page(ada: Visitor, way: Callable[[Visitor], Any]) -> None:
    ada.comes_to_rest()
    ada.tap("Help")
    ada.reads_heading("Help")
    length = ada.page.evaluate("history.length")
    way(ada)
    ada.page.wait_for_url("**/kitchen")
    ada.reads_heading("Cooking times")
    assert "earer" not in ada.page.title()
    assert ada.page.evaluate("history.length") == length
    ada.page.go_back()
    ada.page.wait_for_timeout(300)
    assert "Help" not in ada.page.locator("body").inner_text()
    ada.go("/")
    ada.reads_heading("Locked")


def test_one_escape_stays(arrive: Arrive) -> None:
    dov = arrive("Dov")
    dov.go("/")
    dov.tap("Help")
    dov.page.keyboard.press("Escape")
    dov.page.wait_for_timeout(1_700)
    dov.page.keyboard.press("Escape")
    dov.page.wait_for_timeout(300)
    dov.reads_heading("Help")


def test_a_keyboard_alone_finds_help_and_the_way_out(arrive: Arrive) -> None:
    dov = arrive("Dov", has_touch=False, is_mobile=False)
    dov.go("/")
    dov.reads_heading("A little at a time")
    for wanted in ("Help", "Quick exit"):
        for _ in range(6):
            dov.page.keyboard.press("Tab")
            focused = dov.page.evaluate("document.activeElement.innerText.trim()")
            if focused == wanted:
                break
        assert focused == wanted
        dov.page.keyboard.press("Enter")
        if wanted == "Help":
            dov.reads_heading("Help")
            focus = dov.page.evaluate("document.activeElement.tagName")
            assert focus == "H1", "the page begins at its heading"
            dov.page.keyboard.press("Shift+Tab")
            if dov.page.evaluate("document.activeElement.innerText.trim()") == "Quick exit":
                break
    dov.page.keyboard.press("Enter")
    dov.page.wait_for_url("**/kitchen")
