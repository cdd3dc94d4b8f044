# SPDX-License-Identifier: AGPL-3.0-or-later
"""The app is kept on the device: it opens without a server, and changes only when somebody asks for it."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

import nearer
from tests.journeys.visitor import Visitor
from tests.live import Server

ADAS = "The morning we missed the train and had the picnic on the platform."
BENS = "When you sang in the car and thought I was asleep."
ON_THE_SHELF = """async () => {
    const found = [];
    for (const name of await caches.keys())
        for (const asked of await (await caches.open(name)).keys()) found.push(new URL(asked.url).pathname);
    return found.sort();
}"""
VERSIONS = "caches.keys().then((names) => names.join())"
LOOK_FOR_NEWER = "navigator.serviceWorker.ready.then((home) => { home.update().catch(() => undefined) })"
WATCH_FOR_NEWER = """navigator.serviceWorker.ready.then((home) => {
    window.became = [];
    home.addEventListener('updatefound', () =>
        home.installing?.addEventListener('statechange', (e) => window.became.push(e.target.state)));
})"""


def built(site: Path) -> Path:
    """Find what a copy of nearer serves."""
    return site / "nearer/server/site/built"


def another_version(folder: Path, *, honest: bool = True) -> str:
    """Make a copy of nearer whose neutral page says something else; return the new version's hash.

    Where it is not `honest`, the worker expects another page than the one that is served.
    """
    shutil.copytree(Path(nearer.__file__).parent, folder / "nearer", ignore=shutil.ignore_patterns("tests"))
    site = built(folder)
    manifest = json.loads((site / "manifest.json").read_text())
    page, worker = site / "kitchen.html", site / "sw.js"
    before = hashlib.sha256(page.read_bytes()).hexdigest()
    page.write_text(page.read_text().replace("Cooking times", "Times for cooking"))
    after = hashlib.sha256(page.read_bytes() if honest else b"another page").hexdigest()
    version = hashlib.sha256(after.encode()).hexdigest()
    text = worker.read_text()
    assert before in text
    assert manifest["version"] in text
    worker.write_text(text.replace(before, after).replace(manifest["version"], version))
    for name in ("kitchen.html", "sw.js"):
        for packed in (".br", ".gz"):
            (site / f"{name}{packed}").unlink()
    return version


def serve(house: Server, folder: Path) -> None:
    """Start the server again, from another copy of nearer on the same data."""
    house.stop()
    house.more["PYTHONPATH"] = str(folder)
    house.start()


def test_it_can_be_installed(ada: Visitor) -> None:
    ada.is_kept()
    line = ada.context.new_cdp_session(ada.page)
    errors = [error["errorId"] for error in line.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert errors == ["in-incognito"]  # a private window installs nothing; that is all that is amiss
    told: dict[str, Any] = json.loads(line.send("Page.getAppManifest")["data"])
    assert (told["name"], told["display"], told["start_url"]) == ("Nearer", "standalone", "/")
    for icon in told["icons"]:
        picture = ada.context.request.get(icon["src"])
        assert picture.ok
        if icon["type"] == "image/png":
            head = picture.body()[16:24]
            width, height = int.from_bytes(head[:4]), int.from_bytes(head[4:])
            assert f"{width}x{height}" == icon["sizes"]


def test_today_opens_without_a_server_and_an_answer_waits_for_it(
    house: Server, paired: tuple[Visitor, Visitor]
) -> None:
    ada, ben = paired
    ada.is_kept()
    asked = ada.question()
    ada.type("Your answer", ADAS)
    ada.keeps_what_is_typed()
    house.kill()
    ada.page.close()
    ada.page = ada.another_tab()
    assert ada.question() == asked
    expect(ada.page.get_by_label("Your answer")).to_have_value(ADAS)
    ada.picture("no-server")
    ada.tap("Give my answer")
    ada.reads("There is no connection just now")
    ada.page.reload()
    ada.reads("It opens when both are in")
    house.start()
    ben.page.reload()
    ben.answers(BENS)
    ada.page.reload()
    for visitor in (ada, ben):
        visitor.reads(ADAS)
        visitor.reads(BENS)
        expect(visitor.page.get_by_text(ADAS)).to_have_count(1)


def test_opening_it_wakes_nothing_but_the_page(house: Server, ada: Visitor) -> None:
    ada.is_kept()
    house.stop()
    ada.go("/")
    ada.page.reload()
    opening = "performance.getEntriesByType('navigation')[0].workerStart"
    assert ada.page.evaluate(opening) == 0
    ada.reads_heading("With whom?")


def test_an_invitation_opens_without_a_server(house: Server, ada: Visitor) -> None:
    ada.is_kept()
    house.kill()
    assert ada.page.goto("/join/" + "0" * 32) is not None
    assert ada.page.title() == "Nearer"


def test_a_new_version_waits_until_somebody_asks_for_it(
    house: Server, paired: tuple[Visitor, Visitor], tmp_path: Path
) -> None:
    ada, _ = paired
    ada.is_kept()
    version = another_version(tmp_path / "newer")
    serve(house, tmp_path / "newer")
    second = ada.another_tab()
    box = ada.page.get_by_label("Your answer")
    box.press_sequentially(ADAS[:40])
    second.evaluate(LOOK_FOR_NEWER)
    for page in (ada.page, second):
        expect(page.get_by_text("A new version is ready.")).to_be_visible()
        expect(page.get_by_text(version[:8])).to_be_visible()
    box.press_sequentially(ADAS[40:])
    expect(box).to_have_value(ADAS)
    ada.becomes("caches.keys().then((names) => names.length)", 2)
    ada.picture("new-version", whole=False)
    ada.insists_on_access()
    second.evaluate("document.body.dataset.before = 'yes'")
    ada.tap("Use it now")
    ada.reads_nowhere("A new version is ready.")
    expect(second.locator("body[data-before]")).to_have_count(0)
    expect(box).to_have_value(ADAS)
    ada.becomes(VERSIONS, f"nearer {version}")
    ada.go("/kitchen")
    ada.reads_heading("Times for cooking")


def test_later_means_when_all_pages_have_been_closed(house: Server, ada: Visitor, tmp_path: Path) -> None:
    ada.is_kept()
    version = another_version(tmp_path / "newer")
    serve(house, tmp_path / "newer")
    ada.page.evaluate(LOOK_FOR_NEWER)
    ada.reads("A new version is ready.")
    ada.tap("Later")
    ada.reads_nowhere("A new version is ready.")
    for _ in range(10):  # a page that was left counts as open for a moment
        ada.go("about:blank")
        ada.page.wait_for_timeout(1_000)
        ada.go("/")
        ada.reads_heading("With whom?")
        if ada.page.evaluate(VERSIONS) == f"nearer {version}":
            break
    ada.becomes(VERSIONS, f"nearer {version}")
    ada.reads_nowhere("A new version is ready.")


def test_a_version_with_a_file_that_was_changed_is_refused(
    house: Server, ada: Visitor, tmp_path: Path
) -> None:
    ada.is_kept()
    before = ada.page.evaluate("caches.keys()")
    ada.page.evaluate(WATCH_FOR_NEWER)
    another_version(tmp_path / "other", honest=False)
    serve(house, tmp_path / "other")
    for _ in range(10):  # what the page itself looked for just before may have come and gone unseen
        ada.page.evaluate(LOOK_FOR_NEWER)
        ada.page.wait_for_timeout(2_000)
        if ada.page.evaluate("window.became.length"):
            break
    assert set(ada.page.evaluate("window.became")) == {"redundant"}
    assert ada.page.evaluate("caches.keys()") == before
    ada.reads_nowhere("A new version is ready.")
    ada.go("/kitchen")
    ada.reads_heading("Cooking times")


def test_the_neutral_page_opens_without_a_network(ada: Visitor) -> None:
    ada.is_kept()
    ada.context.set_offline(True)
    ada.go("/kitchen")
    ada.reads_heading("Cooking times")
    ada.insists_on_access()
    ada.picture("kitchen")
    assert "earer" not in ada.page.content()
    assert ada.page.evaluate("document.querySelectorAll('script, a').length") == 0


def test_nothing_of_a_person_is_on_the_shelf(house: Server, paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    ada.is_kept()
    before = ada.page.evaluate(ON_THE_SHELF)
    ada.answers(ADAS)
    ben.answers(BENS)
    ada.reads(BENS)
    ada.page.reload()
    ada.reads(BENS)
    assert ada.page.evaluate(ON_THE_SHELF) == before
    sums = json.loads((built(Path(nearer.__file__).parents[1]) / "manifest.json").read_text())["sha256"]
    allowed = {"/", "/kitchen", *(f"/built/{name}" for name in sums)}
    assert set(before) <= allowed
    assert house.url not in before
