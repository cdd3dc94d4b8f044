# SPDX-License-Identifier: AGPL-3.0-or-later
"""One action, one transaction: all or nothing, and what it says after the commit is true."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import OperationalError, connection

from nearer.server.floor.models import Allowance
from nearer.server.floor.refusals import Refusal
from nearer.server.floor.transactions import after_commit, one_transaction

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8


@one_transaction
def keep(*, key: str) -> str:
    """Write a row."""
    Allowance.objects.create(key=key, left=1, at=0)
    return key


@one_transaction
def keep_and_refuse(*, key: str) -> None:
    """Write a row and think better of it."""
    keep(key=key)
    raise Refusal(409, "taken", "No.")


def test_what_returns_is_written() -> None:
    assert keep(key="a") == "a"
    assert Allowance.objects.filter(key="a").exists()


def test_what_raises_is_not_written() -> None:
    with pytest.raises(Refusal) as refusal:
        keep_and_refuse(key="a")
    assert refusal.value.code == "taken"
    assert not Allowance.objects.exists()


def test_one_that_fails_takes_no_other_with_it() -> None:
    """They share a commit, and each has its own fate."""
    start = Barrier(THREADS)

    def one(number: int) -> bool:
        start.wait()
        try:
            (keep_and_refuse if number % 2 else keep)(key=f"{number}")
        except Refusal:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(THREADS) as threads:
        fates = list(threads.map(one, range(THREADS)))
    assert fates == [number % 2 == 0 for number in range(THREADS)]
    assert set(Allowance.objects.values_list("key", flat=True)) == {"0", "2", "4", "6"}


def test_hints_come_after_the_commit_and_only_then() -> None:
    seen: list[bool] = []

    @one_transaction
    def act(*, refuse: bool) -> None:
        Allowance.objects.create(key=f"{refuse}", left=1, at=0)
        after_commit(lambda: seen.append(Allowance.objects.filter(key="False").exists()))
        if refuse:
            raise Refusal(409, "taken", "No.")

    with pytest.raises(Refusal):
        act(refuse=True)
    assert seen == []
    act(refuse=False)
    assert seen == [True]


def test_a_hint_that_fails_changes_nothing() -> None:
    @one_transaction
    def act() -> str:
        after_commit(lambda: 1 // 0)
        return keep(key="a")

    assert act() == "a"
    assert Allowance.objects.exists()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has no writer thread of ours")
def test_a_database_that_falters_is_asked_again_one_by_one() -> None:
    """The first of those that came together ends the common transaction; the others do not suffer for it."""
    first_runs, others_wait = Event(), Event()

    @one_transaction
    def hold_up() -> None:
        first_runs.set()
        others_wait.wait(5)

    @one_transaction
    def falter() -> None:
        keep(key="faltering")
        raise OperationalError("database or disk is full")

    with ThreadPoolExecutor(4) as threads:
        blocking = threads.submit(hold_up)
        assert first_runs.wait(5)
        faltering = threads.submit(falter)
        fine = [threads.submit(keep, key=key) for key in ("a", "b")]
        others_wait.set()
        blocking.result(5)
        assert isinstance(faltering.exception(5), OperationalError)
        assert [each.result(5) for each in fine] == ["a", "b"]
    assert set(Allowance.objects.values_list("key", flat=True)) == {"a", "b"}


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own settings")
def test_what_is_acknowledged_survives_a_power_cut() -> None:
    """WAL with FULL: the commit waits until the disk has it. NORMAL lost acknowledged letters."""
    with connection.cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
        fullfsync = cursor.execute("PRAGMA fullfsync").fetchone()[0]
    assert (found, fullfsync) == (["wal", 2], 1)
