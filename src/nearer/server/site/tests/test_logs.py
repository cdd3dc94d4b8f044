# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logs say where something failed, and never a word of what was in it."""

import logging
import logging.config
import sys

from nearer.server.site.logs import LOGGING, WithoutWords
from nearer.server.site.serving import new_server

CANARY = "canary-4711"


def _fail() -> None:
    """Fail in two steps."""
    try:
        int(CANARY)
    except ValueError as error:
        raise KeyError(CANARY) from error


def line(name: str, message: str, *arguments: object) -> str:
    """Format what a logger says while an exception with private words is handled."""
    try:
        _fail()
    except KeyError:
        record = logging.LogRecord(name, logging.ERROR, "x.py", 1, message, arguments, sys.exc_info())
    return WithoutWords().format(record)


def test_of_an_exception_only_kind_and_place_are_written() -> None:
    written = line("nearer.floor", "fault at %s %s", "POST", "/bonds/{id}/records")
    assert "fault at POST /bonds/{id}/records" in written
    assert "builtins.KeyError" in written
    assert "builtins.ValueError" in written
    assert "test_logs.py" in written
    assert CANARY not in written


def test_what_others_say_is_not_repeated() -> None:
    written = line("django.request", "Internal Server Error: %s", f"/join/{CANARY}")
    assert "django.request" in written
    assert CANARY not in written


def test_no_logger_of_the_server_writes_otherwise() -> None:
    """Whatever is handled is handled by this formatter."""
    for name in ("django", "django.request", "django.db.backends", "nearer", "nearer.site", "uvicorn.error"):
        logger: logging.Logger | None = logging.getLogger(name)
        while logger is not None and logger.name != "root":
            ours = [each for each in logger.handlers if not type(each).__module__.startswith("_pytest")]
            assert all(isinstance(each.formatter, WithoutWords) for each in ours), logger.name
            logger = logger.parent if logger.propagate else None
    assert not logging.getLogger("django.db.backends").isEnabledFor(logging.DEBUG)


def test_who_came_is_not_even_prepared_for_a_log() -> None:
    new_server()
    logging.config.dictConfig(LOGGING)  # as Django does whenever it is set up, after uvicorn too
    assert not logging.getLogger("uvicorn.access").hasHandlers()
