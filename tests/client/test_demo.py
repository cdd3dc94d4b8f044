# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demo: a story that fits the catalogue, lived through the real client, on localhost only."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from nearer.cli import built
from nearer.cli.demo import course, story
from nearer.client import bonding, evening, own, people, reading
from nearer.client.device import Device
from nearer.core.catalogue.questions import read_catalogue
from tests.live import free_port

PATIENCE = 120.0
LINK = re.compile(r"http://localhost:\d+/#demo=(\w+)\.([a-z-]+)")


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, dict[str, str], subprocess.Popen[str]]]:
    """Run `nearer demo` until it has printed both links; give its address and the passphrases."""
    port = free_port()
    command = [sys.executable, "-m", "nearer.cli", "demo", "--port", str(port), "--folder", str(folder)]
    process = subprocess.Popen(
        command,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "nearer.server.site.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield f"http://localhost:{port}", _links(process), process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)
        if process.stdout is not None:
            process.stdout.close()


def _links(process: subprocess.Popen[str]) -> dict[str, str]:
    """Read what it prints until both links have come. It ends by itself where it cannot make them."""
    links: dict[str, str] = {}
    said: list[str] = []
    for line in process.stdout or ():
        said.append(line)
        links |= {name: words.replace("-", " ") for name, words in LINK.findall(line)}
        if len(links) == len(story.WHO):
            return links
    raise AssertionError("".join(said))


@pytest.fixture(scope="module")
def told() -> story.Story:
    """Read the story."""
    return story.read()


def test_every_question_of_the_story_is_in_the_catalogue(told: story.Story) -> None:
    questions = read_catalogue(built.catalogue()).questions
    asked = [exchange.question for exchange in told.exchanges] + [first.question for first in told.first]
    assert len(set(asked)) == len(asked)
    for question in asked:
        assert told.kind in questions[question].bonds


def test_nobody_in_the_story_replies_before_both_have_answered(told: story.Story) -> None:
    for exchange in told.exchanges:
        for reply in exchange.replies:
            assert reply.ago <= min(exchange.ago.values())


def test_the_days_follow_the_story_and_are_the_same_for_everybody(told: story.Story) -> None:
    def rated() -> dict[int, dict[str, object]]:
        return course.check_ins(told.course, "ada", course.chance(0))

    once = rated()
    assert once == rated()
    hard, good = (
        [one["close"] for ago, one in once.items() if ago in days] for days in (range(40, 48), range(1, 12))
    )
    assert sum(hard) / len(hard) + 2 < sum(good) / len(good)  # type: ignore[arg-type]
    assert not {ago for begin, end in told.course.silent["ada"] for ago in range(end, begin + 1)} & set(once)


def test_both_can_be_opened_and_have_ninety_days_behind_them(tmp_path: Path, told: story.Story) -> None:
    folder = tmp_path / "demo"
    with running(folder) as (origin, links, _):
        assert set(links) == set(story.WHO)
        for who, passphrase in links.items():
            with httpx.Client(base_url=origin, timeout=30) as line:
                person = people.sign_in(Device(line), handle=who, passphrase=passphrase)
                (bond,) = bonding.bonds(person)
                feed, bundles = reading.read(person, bond), own.read(person)
                assert feed.troubles == ()
                assert len(bundles) == story.BEGIN
                view = evening.today(person, bond, feed.letters, own=bundles, catalogue=built.catalogue())
                assert len(view["opened"]) + view["more"] == len(told.exchanges) + len(told.asked) + len(
                    told.first
                )
                assert view["tonight"]["state"] == "ask"
    with running(folder) as (_, again, _process):
        assert again == links, "the same two people, at once"


def test_it_keeps_away_from_real_people(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    with running(folder):
        pass
    refused = subprocess.run(
        [sys.executable, "-m", "nearer.cli", "serve", "--port", str(free_port())],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "nearer.server.site.settings",
            "NEARER_DATA": str(folder),
            "NEARER_DATABASE": "",
        },
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert refused.returncode != 0
    assert "demo" in refused.stderr
