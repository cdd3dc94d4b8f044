# SPDX-License-Identifier: AGPL-3.0-or-later
# ruff: noqa: INP001 - a script by itself
"""Draws the pictures that systems put on a home screen, from nearer.svg: `python web/icons/draw.py`.

Run by hand when the mark changes; the pictures are committed, because browsers of different versions draw
different bytes and the build gives the same ones everywhere.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PAPER = "#f8f7f2"
# name -> (edge in pixels, part of it that the mark takes, corners as a part of the edge)
PICTURES = {
    "icon-192": (192, 0.68, 0.2),
    "icon-512": (512, 0.68, 0.2),
    "icon-mask": (512, 0.54, 0.0),  # systems cut a shape out of it: what matters stays within 80 %
    "icon-touch": (180, 0.64, 0.0),
}
CHROMIUM = "/usr/bin/chromium"


def page(edge: int, part: float, corners: float) -> str:
    """Return a page that shows the mark on paper, filling its window."""
    mark = (HERE / "nearer.svg").read_text()
    return f"""<!doctype html><style>
        body {{ margin: 0; background: transparent }}
        div {{ width: {edge}px; height: {edge}px; display: grid; place-items: center;
               background: {PAPER}; border-radius: {edge * corners}px }}
        svg {{ width: {edge * part}px; height: {edge * part}px }}
        </style><div>{mark}</div>"""


def main() -> None:
    """Draw all of them beside the mark."""
    with sync_playwright() as playwright:
        path = CHROMIUM if Path(CHROMIUM).exists() else None
        browser = playwright.chromium.launch(executable_path=path)
        for name, (edge, part, corners) in PICTURES.items():
            window = browser.new_page(viewport={"width": edge, "height": edge})
            window.set_content(page(edge, part, corners))
            window.screenshot(path=HERE / f"{name}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
