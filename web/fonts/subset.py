# SPDX-License-Identifier: AGPL-3.0-or-later
# ruff: noqa: INP001 - a script by itself
"""Cuts Literata's Latin letters in two: those of plain English, which every page needs, and the others.

Run by hand when the package changes (`npm ci --prefix web`, then with fonttools and brotli installed:
`python web/fonts/subset.py`); the cut files are committed, so that a build needs neither. `styles/fonts.css`
names the same ranges.
"""

from pathlib import Path

from fontTools.subset import main as subset

HERE = Path(__file__).parent
WHOLE = HERE.parent / "node_modules/@fontsource/literata/files"
BASIC = "U+0020-007E,U+00A0,U+00AD,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2026"
OTHER = (
    "U+00A1-00AC,U+00AE-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-2012,U+2015-2017,U+201A-201B,U+201E-2025,U+2027-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215"
)
FEATURES = "kern,mark,ccmp,locl,liga,pnum,tnum,lnum,onum"


def main() -> None:
    """Cut both parts."""
    for name, letters in (("basic", BASIC), ("other", OTHER)):
        subset(
            [
                str(WHOLE / "literata-latin-400-normal.woff2"),
                f"--unicodes={letters}",
                f"--layout-features={FEATURES}",
                "--flavor=woff2",
                f"--output-file={HERE / f'literata-{name}-400.woff2'}",
            ]
        )


if __name__ == "__main__":
    main()
