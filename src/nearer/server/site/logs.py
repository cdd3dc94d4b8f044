# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logs that hold nothing of anybody: where something failed and of what kind, never with which values.

The words of an exception often quote a row or a path. So only its type and the places in the code are
written.
"""

import logging
import traceback
from types import TracebackType
from typing import Any

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutWords(logging.Formatter):
    """Writes our own sentences in full, and of all others only who spoke."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and the places of an exception below it."""
        if not record.name.startswith(("nearer", "uvicorn")):
            record = logging.makeLogRecord({**record.__dict__, "msg": "something failed", "args": ()})
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's name
        """Return types and places, innermost last."""
        lines: list[str] = []
        error: BaseException | None = ei[1]
        while error is not None:
            places = traceback.extract_tb(error.__traceback__)
            found = [f"  {place.filename}:{place.lineno} {place.name}" for place in places]
            lines = [*found, f"  {type(error).__module__}.{type(error).__qualname__}", *lines]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without-words": {"()": "nearer.server.site.logs.WithoutWords"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without-words"}},
    "loggers": {
        "django": {"level": "ERROR", "handlers": ["console"], "propagate": False},
        "nearer": {"level": "INFO", "handlers": ["console"]},
        "uvicorn": {"level": "WARNING", "handlers": ["console"], "propagate": False},
        # Named, or it would take over from the line above what uvicorn was told to leave out.
        "uvicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
    },
}
