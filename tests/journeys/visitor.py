# SPDX-License-Identifier: AGPL-3.0-or-later
"""One person with a phone: what they tap and read, in the words of the screen."""

import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    expect,
)

REPOSITORY = Path(__file__).parents[2]
PICTURES = Path(__file__).parent / "pictures"
AXE = REPOSITORY / "web/node_modules/axe-core/axe.min.js"
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "reduced_motion": "reduce",
}
PATIENCE = 60_000  # ms; a promise is kept or it is not, however busy the machine
expect.set_options(timeout=PATIENCE)
OWN_TEXT = "(e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join('').trim()"
IN_SIGHT = """() => {
    const main = [...document.querySelectorAll('main')].find((one) => !one.hidden);
    const walk = document.createTreeWalker(main ?? document.body, NodeFilter.SHOW_TEXT);
    const said = [];
    while (walk.nextNode()) {
        const around = walk.currentNode.parentElement;
        if (!around.checkVisibility()) continue;  // folded away
        const at = around.getBoundingClientRect();
        if (at.height > 1 && at.bottom > 0 && at.top < innerHeight) said.push(walk.currentNode.data);
    }
    return said.join(' ');
}"""
# A browser logs every refused or lost request as an error; refusals and tunnels are ordinary here.
EXPECTED = re.compile(
    r"Failed to load resource.*"
    r"(status of (4\d\d|503)|ERR_(INTERNET|CONNECTION|EMPTY|INCOMPLETE|NETWORK_CHANGED))"
)


@dataclass
class Visitor:
    """A person in a browser context of their own; `troubles` must stay empty."""

    name: str
    origin: str
    context: BrowserContext
    page: Page
    passphrase: str = ""
    code: str = ""
    troubles: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    pictures: int = 0
    taps: int = 0
    typed: int = 0
    read: int = 0

    @classmethod
    def arrive(cls, browser: Browser, origin: str, name: str, **device: Any) -> "Visitor":
        """Open a fresh private window, listening to everything that could go wrong in it."""
        context = browser.new_context(**{**PHONE, **device}, base_url=origin)
        context.set_default_timeout(PATIENCE)
        visitor = cls(name, origin, context, context.new_page())
        visitor.listen(visitor.page)
        return visitor

    def listen(self, page: Page) -> None:
        """Note console errors, exceptions and foreign requests of a page, and keep what it sends."""
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => "
            "console.error('CSP', e.violatedDirective, e.blockedURI))"
        )
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.troubles.append(f"{self.name}: {error}"))
        page.on("request", self._see)

    def another_tab(self) -> Page:
        """Open a second tab of the same person on the same device."""
        page = self.context.new_page()
        self.listen(page)
        page.goto("/")
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not EXPECTED.search(message.text):
            self.troubles.append(f"{self.name}: {message.type}: {message.text}")

    def _see(self, request: Request) -> None:
        self.sent.append(f"{request.url}\n{request.post_data or ''}")
        at = urlsplit(request.url)
        if at.scheme in {"http", "https"} and f"{at.scheme}://{at.netloc}" != self.origin:
            self.troubles.append(f"{self.name} asked another host: {at.netloc}")

    def comes_to_rest(self) -> int:
        """Wait until the page has asked for nothing for two seconds; return how often it has asked."""
        until = time.monotonic() + PATIENCE / 1_000
        before = -1
        while before != len(self.sent):
            assert time.monotonic() < until, f"{self.name} never comes to rest: {self.sent[-5:]}"
            before = len(self.sent)
            self.page.wait_for_timeout(2_000)
        return before

    def becomes(self, expression: str, value: int | str) -> None:
        """Wait until an expression has this value on the page; it may be opened anew meanwhile."""
        until = time.monotonic() + PATIENCE / 1_000
        now = None
        while time.monotonic() < until:
            with suppress(Error):  # of a page that was just left
                if (now := self.page.evaluate(expression)) == value:
                    return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{self.name}: {expression} stays {now!r}, and is never {value!r}")

    def is_kept(self) -> None:
        """Wait until the app is kept on this device."""
        self.becomes("navigator.serviceWorker.controller?.state", "activated")
        self.becomes("caches.keys().then((names) => names.length)", 1)

    # What a thumb does

    def go(self, path: str) -> None:
        """Open an address on this server."""
        self.page.goto(path)

    def tap(self, label: str) -> None:
        """Press a button by its name, having read what stands there with it."""
        self.taps += 1
        button = self.page.get_by_role("button", name=label, exact=True)
        button.wait_for()
        self.read += len(str(self.page.evaluate(IN_SIGHT)).split())
        button.click()

    def follow(self, label: str) -> None:
        """Follow a link by its name."""
        self.taps += 1
        self.page.get_by_role("link", name=label, exact=True).click()

    def choose(self, label: str) -> None:
        """Choose one of several by how its name begins."""
        self.taps += 1
        self.page.get_by_role("radio", name=re.compile(f"^{re.escape(label)}")).check()

    def tick(self, label: str) -> None:
        """Tick a box by how its name begins."""
        self.taps += 1
        self.page.get_by_role("checkbox", name=re.compile(f"^{re.escape(label)}")).check()

    def type(self, label: str, text: str) -> None:
        """Fill a field."""
        self.typed += len(text)
        self.page.get_by_label(label, exact=True).fill(text)

    # What an eye does

    def reads(self, text: str | re.Pattern[str]) -> None:
        """Wait until this can be read on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def reads_heading(self, text: str | re.Pattern[str]) -> None:
        """Wait until this is the page's heading."""
        expect(self.page.get_by_role("heading", level=1, name=text)).to_be_visible()

    def reads_heading_two(self, text: str) -> None:
        """Wait until this heads a part of the page."""
        expect(self.page.get_by_role("heading", level=2, name=text)).to_be_visible()

    def reads_nowhere(self, text: str | re.Pattern[str]) -> None:
        """Wait until this can be read nowhere on the page."""
        expect(self.page.get_by_text(text)).to_have_count(0)

    def group_text(self, label: str) -> list[str]:
        """Read a list of groups (words, code groups, digits) without its ordinal numbers."""
        items = self.page.get_by_role("list", name=label).locator("li")
        items.first.wait_for()
        return [self._without_number(items.nth(at)) for at in range(items.count())]

    @staticmethod
    def _without_number(item: Locator) -> str:
        return str(item.evaluate(OWN_TEXT))

    def fits(self) -> bool:
        """Tell whether nothing on the page is wider than the screen."""
        return bool(
            self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        )

    def picture(self, what: str, *, whole: bool = True) -> None:
        """Keep a screenshot, named for the person and the moment; of the whole page unless told otherwise."""
        PICTURES.mkdir(exist_ok=True)
        self.pictures += 1
        name = f"{self.name.lower()}-{self.pictures:02}-{what}.png"
        self.page.screenshot(path=PICTURES / name, full_page=whole)

    def insists_on_access(self, *, but: tuple[str, ...] = ()) -> None:
        """Insist that axe finds nothing on the page once it is there, `but` for rules that cannot apply."""
        expect(self.page.get_by_role("heading", level=1).first).to_be_attached()
        for _ in range(3):  # the page may have turned to something else while axe looked
            said = self._barriers(but)
            if not said:
                return
            self.page.wait_for_timeout(1_000)
        raise AssertionError(f"{self.name} on {self.page.url}: {said}")

    def _barriers(self, but: tuple[str, ...]) -> list[tuple[str, list[str]]]:
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        rules = {rule: {"enabled": False} for rule in but}
        found = self.page.evaluate(
            "(rules) => axe.run(document, {resultTypes: ['violations'], rules})", rules
        )
        return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]]

    # What people do here

    def signs_up(self, begin: str = "I am 18 or older: begin") -> None:
        """Go from the welcome page to an account, writing down the passphrase."""
        if begin:
            self.tap(begin)
        self.type("Sign-in name", self.name.lower())
        self.tap("Go on")
        self.signs_up_from_words()

    def signs_up_from_words(self) -> None:
        """Go from the six words to an account."""
        self.passphrase = " ".join(self.group_text("Your six words"))
        self.tap("I have it in safe keeping")
        self.type("Your passphrase", self.passphrase)
        self.tap("Make my account")

    def makes_code(self) -> None:
        """Make a recovery code in Me, wherever one came from, writing it down."""
        self.writes_code()
        self.tap("Use this code from now on")
        self.reads_heading("Your recovery code is set.")

    def writes_code(self) -> None:
        """Write a recovery code down in Me, and type two groups of it, up to the last press."""
        if "#me/recovery" not in self.page.url:
            self.go("/#me/recovery")
        self.type("Your passphrase, once more", self.passphrase)
        self.tap("Go on")
        groups = self.group_text("Your recovery code, five groups")
        self.code = "-".join(groups)
        self.tap("I have written it down")
        self.reads_heading("Two groups of your recovery code")
        for at, group in enumerate(groups, start=1):
            if self.page.get_by_label(f"Group {at}", exact=True).count():
                self.type(f"Group {at}", group.lower())

    def says_with_whom(self, *, kind: str = "My partner", name: str = "Darling", then: str) -> None:
        """Say with whom, at the very beginning, and how to go on: by inviting them now, or alone."""
        self.reads_heading("With whom?")
        self.choose(kind)
        self.type("What do you call them?", name)
        self.tap(then)

    def unlocks(self, *, remember: bool = False) -> None:
        """Sign in, or open what is locked, with the passphrase."""
        self.page.get_by_label("Passphrase", exact=True).wait_for()
        if (box := self.page.get_by_label("Sign-in name", exact=True)).count():
            box.fill(self.name.lower())
        self.type("Passphrase", self.passphrase)
        if remember:
            self.tick("Stay open on this device")
        self.tap("Open")

    def invites(self, *, kind: str = "My partner", host: str = "Someone else") -> str:
        """Make an invitation, from wherever it can be made, and return its link."""
        self.reads_heading(re.compile("^(With whom|Invite)"))
        if self.page.get_by_role("button", name="Invite them now", exact=True).count():
            self.says_with_whom(kind=kind, then="Invite them now")
        elif self.page.get_by_role("radio", name=kind).count():
            self.choose(kind)
        self.type("Your name, as the other shall see it", self.name)
        self.choose(host)
        self.tap("Make the invitation")
        self.reads_heading("Your invitation is ready")
        return self.page.get_by_role("group", name="Your invitation link").inner_text().strip()

    def accepts(self) -> None:
        """Say yes to an invitation that is open on the screen."""
        self.type("Your name, as the other shall see it", self.name)
        self.tap("Accept")

    def question(self) -> str:
        """Read tonight's question."""
        heading = self.page.locator("h1.question")
        heading.wait_for()
        return heading.inner_text()

    def passes(self) -> None:
        """Put the question aside and wait for the next."""
        before = self.question()
        self.tap("Not this one")
        self.page.locator("h1.question", has_not_text=before).wait_for()

    def answers(self, text: str) -> None:
        """Write an answer, give it, and see it on the page."""
        self.type("Your answer", text)
        self.tap("Give my answer")
        self.reads(text)

    def picks(self, label: str) -> None:
        """Press one of a few big buttons."""
        self.taps += 1
        self.page.get_by_role("radio", name=label, exact=True).click()

    def notes(self, *picks: str) -> None:
        """Give a check-in, tap by tap, from its one line or from where it is unfolded already."""
        line = self.page.get_by_role("button", name="Note how today was")
        line.or_(self.page.get_by_role("radio").first).first.wait_for()
        if line.count():
            line.click()
        for pick in picks:
            self.picks(pick)
        self.reads("Your evening is noted.")

    def responds(self, starter: str, text: str, *, send: str = "Send it") -> None:
        """Say something back to what stands open on the page."""
        self.tap("Say something back")
        self.tap(starter)
        self.type("What you say back", text)
        self.tap(send)

    def thanks(self, name: str, *, what: str, when: str, meant: str, how: str) -> None:
        """Thank somebody for one thing, now or tucked away."""
        self.tap(f"Something to thank {name} for?")
        self.type("What was it?", what)
        self.type("When was it?", when)
        self.type("What did it mean to you?", meant)
        self.tap(how)

    def page_text(self) -> str:
        """Read Today whole, once it stands still: nothing is on its way, and it reads the same twice."""
        self.page.locator(".evening").wait_for()
        self.comes_to_rest()
        expect(self.page.get_by_text("on this device for a connection")).to_have_count(0)
        before = ""
        for _ in range(60):
            now = self.page.locator("main:visible").inner_text()
            if now == before:
                return now
            before = now
            self.page.wait_for_timeout(500)
        raise AssertionError(f"{self.name}'s page never stands still")

    def keeps_what_is_typed(self) -> None:
        """Give the device time to keep the last stroke, which it does a quarter of a second after it."""
        self.page.wait_for_timeout(2_000)

    def at(self, moment: datetime) -> None:
        """Come back to Today at another time by this device's clock."""
        self.page.clock.install(time=moment)
        self.page.reload()
        self.page.locator(".evening").wait_for()


def meet_at_one_question(ada: Visitor, ben: Visitor) -> str:
    """Bring both to the same question and return it.

    Each device skips about one question in ten, so on some evenings the two are asked different ones; passing
    brings whoever is behind to where the other is.
    """
    seen: dict[str, set[str]] = {ada.name: set(), ben.name: set()}
    turn, other = ben, ada
    for _ in range(20):
        mine, theirs = turn.question(), other.question()
        if mine == theirs:
            return mine
        seen[turn.name].add(mine)
        seen[other.name].add(theirs)
        turn.passes()
        if turn.question() not in seen[other.name]:  # no longer behind, for all we know
            turn, other = other, turn
    raise AssertionError("they are never asked the same")
