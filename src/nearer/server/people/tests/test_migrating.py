# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bringing an older, filled database up to date: every row of every room stays, and nobody is shut out."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from nearer.server.people.models import Account
from nearer.server.post.tests.letters import OwnPen, Pen, some_hold
from tests.cast import ADA, BEN, DOV, Visitor, arrive, pair

BEFORE = ("people", "0002_reminders_and_demos")


def _migrate(*targets: tuple[str, str]) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(list(targets) or executor.loader.graph.leaf_nodes())


@contextmanager
def _as_it_was(before: tuple[str, str]) -> Iterator[None]:
    """Go back to an older form of the tables, and whatever happens, come forward again."""
    try:
        _migrate(before)
        yield
    finally:
        _migrate()


def _everything() -> dict[str, list[dict[str, Any]]]:
    """Give all rows of all tables, as the database has them."""
    tables = set(connection.introspection.table_names()) - {"django_migrations", "sqlite_sequence"}
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - its own tables
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, map(_plain, row), strict=True)) for row in cursor.fetchall()]
            found[table] = sorted(rows, key=lambda row: repr(sorted(row.items())))  # columns may move
    return found


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def _two_with_a_past() -> tuple[Visitor, Visitor]:
    """Let Ada and Ben have whatever refers to an account: sessions, reminders, a bond, letters, a hold."""
    ada, ben = arrive(ADA), arrive(BEN)
    bonded = pair(ada, ben)
    for visitor in (ada, ben):
        pen = Pen(visitor, bonded)
        pen.say()
        own = OwnPen(visitor)
        own.send(own.bundle())
        assert visitor.ask("PUT", "/me/reminder", {"minute": 1260, "channel": "page"}).status == 204
    Pen(ada, bonded).hold(some_hold())
    Account.objects.filter(handle=BEN.handle).update(recovery_file=b"\x00\xff'" * 1000, self_version=7)
    return ada, ben


@pytest.mark.django_db(transaction=True)
def test_recovery_when_it_is_made_loses_no_row_of_any_room() -> None:
    ada, ben = _two_with_a_past()
    filled = _everything()
    assert len([table for table, rows in filled.items() if rows]) >= 8, "it is a filled one"
    with _as_it_was(BEFORE):
        assert _everything() == filled
    assert _everything() == filled
    connection.check_constraints()
    for visitor in (ada, ben):
        assert len(visitor.ask("GET", "/bonds").body) == 1, "who was signed in still is"
        who = {"handle": visitor.me.handle}
        again = Visitor(visitor.me)
        assert again.ask("POST", "/sign-in", {**who, "login_key": visitor.me.login_key}).status == 200
        assert again.ask("POST", "/recovery", {**who, "recovery_key": visitor.me.recovery_key}).status == 200


@pytest.mark.django_db(transaction=True)
def test_afterwards_a_code_may_be_made_later_but_never_half() -> None:
    _two_with_a_past()
    with _as_it_was(BEFORE):
        pass
    arrive(DOV)
    dov = Account.objects.filter(handle=DOV.handle)
    dov.update(recovery_file=None, recovery_hash=None)
    for half in ({"recovery_file": b"x"}, {"recovery_hash": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            dov.update(**half)
