# SPDX-License-Identifier: AGPL-3.0-or-later
"""Today, Me and help in colours that somebody has set for all pages: nothing can be lost in what it is on."""

import pytest

from tests.journeys.clocks import tonight
from tests.journeys.conftest import Arrive
from tests.journeys.home import ADAS, Two, comes_home
from tests.journeys.visitor import Visitor

# What has words or lines of its own and can hardly be told from what lies under it.
HIDDEN = """() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = (colour) => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data];
    };
    const light = (colour) => {
        const [r, g, b] = rgba(colour).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const under = (one) => {
        for (let at = one; at; at = at.parentElement) {
            const ground = getComputedStyle(at).backgroundColor;
            if (rgba(ground)[3] === 255) return ground;
        }
        return 'Canvas';
    };
    const contrast = (a, b) => {
        const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
        return (high + 0.05) / (low + 0.05);
    };
    const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && one.getBoundingClientRect().height > 1;
    const found = [];
    for (const one of document.body.querySelectorAll('*')) {
        if (!seen(one)) continue;
        const style = getComputedStyle(one);
        const words = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
        const lines = one instanceof SVGGeometryElement
            ? [style.stroke, style.fill].filter((colour) => colour !== 'none') : [];
        const edge = one.matches('input, textarea') && style.borderTopStyle !== 'none'
            ? [style.borderTopColor] : [];
        if (words && contrast(style.color, under(one)) < 4.5)
            found.push([one.outerHTML, style.color, under(one)]);
        if (lines.length > 0 && lines.every((colour) => contrast(colour, under(one)) < 3))
            found.push([one.outerHTML, ...lines, under(one)]);
        for (const colour of edge)
            if (contrast(colour, under(one.parentElement)) < 3) found.push([one.outerHTML, 'edge', colour]);
    }
    return found.map((one) => one.map((part) => part.slice(0, 160)));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_hidden_by_colours_of_ones_own(two: Two, arrive: Arrive, scheme: str) -> None:
    ada = arrive("Ada", forced_colors="active", color_scheme=scheme)
    ben = arrive("Ben")
    for visitor in (ada, ben):
        comes_home(visitor)
    assert two.bond.id
    _have_an_offer(ada, ben)
    _shows_all(ada, f"forced-{scheme}-question")
    ada.answers(ADAS)
    _shows_all(ada, f"forced-{scheme}-waiting")
    ada.page.locator("details summary").first.click()
    _shows_all(ada, f"forced-{scheme}-opened")
    ada.follow("Me")
    ada.reads_heading("Me")
    _shows_all(ada, f"forced-{scheme}-me")
    ada.page.locator("#help").click()
    ada.page.locator("nearer-help").first.wait_for()
    _shows_all(ada, f"forced-{scheme}-help")


def _have_an_offer(ada: Visitor, ben: Visitor) -> None:
    """Go from evening to evening until Ada has a suggestion; the coin rests about one in five."""
    for days in range(12):
        for visitor in (ada, ben, ada):
            visitor.at(tonight(days))
            visitor.comes_to_rest()
        if ada.page.get_by_role("button", name="Not now", exact=True).count():
            ada.tap("Not now")
        ada.page.locator(".suggestion").wait_for()
        if ada.page.get_by_role("link", name="See how it goes").count():
            return
    raise AssertionError("twelve evenings of rest")


def _shows_all(visitor: Visitor, what: str) -> None:
    visitor.comes_to_rest()
    visitor.picture(what)
    assert visitor.page.evaluate(HIDDEN) == []
