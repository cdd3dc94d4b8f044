# SPDX-License-Identifier: AGPL-3.0-or-later
"""A disk that can be full, and that remembers how it was written to, so that a power cut can be acted out.

SQLite asks the operating system for files through a table of functions (its VFS). `Recorder` puts itself
between the two and notes every write, truncation and sync. `Disk.after_cut` then rebuilds what a real disk
may hold when the power fails at a given moment: all that was synced, and of the rest any part in any order,
torn anywhere at 512 bytes. That is the promise SQLite itself relies on: a sync that has returned is kept.
Hardware that lies about it breaks it.
"""

import ctypes
import random
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

SECTOR = 512
_METHODS = ("close", "read", "write", "truncate", "sync", "size", "lock", "unlock", "reserved", "control")
_METHODS_LENGTH = 1 + 18  # a version number and eighteen functions, as sqlite3.h has them (version 3)
_OK = 0
_FULL = 13  # SQLITE_FULL: what SQLite makes of "no space left on device"

_Pointer = ctypes.c_void_p
_Open = ctypes.CFUNCTYPE(
    ctypes.c_int, _Pointer, _Pointer, _Pointer, ctypes.c_int, ctypes.POINTER(ctypes.c_int)
)
_Delete = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, ctypes.c_int)
_Write = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, ctypes.c_int, ctypes.c_int64)
_Truncate = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int64)
_Sync = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int)


class _Vfs(ctypes.Structure):
    """SQLite's sqlite3_vfs; the functions after xDelete are carried over as they are."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", _Pointer),
        ("name", ctypes.c_char_p),
        ("data", _Pointer),
        ("open", _Pointer),
        ("delete", _Pointer),
        ("others", _Pointer * 14),
    )


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a file.

    `data` was written `at`; it was cut to `at` bytes; it was deleted; or a sync that began after `at` events
    is done. `mark` is no act of the disk: the test notes there that it was told something (`name`).
    """

    kind: Literal["write", "truncate", "sync", "delete", "mark"]
    name: str
    at: int = 0
    data: bytes = b""


class Recorder:
    """Notes what SQLite asks of the disk, from `install` on, in this process.

    `room` is the number of writes until the disk is full, or None as long as there is room for all.
    """

    def __init__(self, library: ctypes.CDLL) -> None:
        self.events: list[Event] = []
        self.room: int | None = None
        self._lock = threading.Lock()
        self._library = library
        self._kept_alive: list[object] = []

    def mark(self, name: str) -> None:
        """Note that everything until now was acknowledged under this name."""
        with self._lock:
            self.events.append(Event("mark", name))

    def install(self) -> None:
        """Become the way in which SQLite opens its files, for all connections made from now on."""
        find = self._library.sqlite3_vfs_find
        find.restype, find.argtypes = ctypes.POINTER(_Vfs), [ctypes.c_char_p]
        usual = find(None).contents
        ours = _Vfs.from_buffer_copy(usual)
        ours.name, ours.next = b"recorder", None
        opening = _Open(usual.open)

        def open_file(vfs: int, name: int, file: int, flags: int, flags_out: Any) -> int:
            result: int = opening(vfs, name, file, flags, flags_out)
            if result == _OK and name:
                self._listen(file, Path(ctypes.string_at(name).decode()).name)
            return result

        deleting = _Delete(usual.delete)

        def delete_file(vfs: int, name: int, sync_folder: int) -> int:
            with self._lock:
                self.events.append(Event("delete", Path(ctypes.string_at(name).decode()).name))
            return int(deleting(vfs, name, sync_folder))

        callbacks = (_Open(open_file), _Delete(delete_file))
        ours.open, ours.delete = (ctypes.cast(callback, _Pointer) for callback in callbacks)
        self._kept_alive += [ours, callbacks, opening, deleting]
        self._library.sqlite3_vfs_register(ctypes.byref(ours), 1)

    def _listen(self, file: int, name: str) -> None:
        """Put our own functions between SQLite and this file for writing, truncating and syncing."""
        methods = ctypes.cast(
            file, ctypes.POINTER(_Pointer)
        )  # a file begins with the address of its functions
        table = _Pointer * _METHODS_LENGTH
        theirs = table.from_address(methods[0] or 0)
        ours = table.from_buffer_copy(theirs)
        write = _Write(theirs[1 + _METHODS.index("write")] or 0)
        truncate = _Truncate(theirs[1 + _METHODS.index("truncate")] or 0)
        sync = _Sync(theirs[1 + _METHODS.index("sync")] or 0)

        def on_write(self_: int, data: int, length: int, at: int) -> int:
            with self._lock:
                if self.room == 0:
                    return _FULL
                if self.room is not None:
                    self.room -= 1
                self.events.append(Event("write", name, at, ctypes.string_at(data, length)))
            return int(write(self_, data, length, at))

        def on_truncate(self_: int, length: int) -> int:
            with self._lock:
                self.events.append(Event("truncate", name, length))
            return int(truncate(self_, length))

        def on_sync(self_: int, flags: int) -> int:
            began = len(self.events)
            result = int(sync(self_, flags))
            with self._lock:
                self.events.append(Event("sync", name, began))
            return result

        callbacks = (_Write(on_write), _Truncate(on_truncate), _Sync(on_sync))
        for method, callback in zip(("write", "truncate", "sync"), callbacks, strict=True):
            ours[1 + _METHODS.index(method)] = ctypes.cast(callback, _Pointer).value
        self._kept_alive += [ours, callbacks, write, truncate, sync]
        methods[0] = ctypes.addressof(ours)


@dataclass(slots=True)
class _File:
    """One file: what is safe, and what the disk has only been asked for."""

    safe: bytearray
    waiting: list[tuple[int, Event]]  # with the number of events before each

    def apply(self, event: Event, torn: tuple[int, int] | None = None) -> None:
        if event.kind == "truncate":
            del self.safe[event.at :]
            return
        begin, end = torn or (0, len(event.data))
        if begin >= end:
            return
        self.safe.extend(bytes(max(0, event.at + end - len(self.safe))))
        self.safe[event.at + begin : event.at + end] = event.data[begin:end]


class Disk:
    """What the disk holds after the first `position` events, if the power fails then."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._count = 0

    def follow(self, event: Event) -> None:
        """Take in the next event."""
        self._count += 1
        if event.kind == "mark":
            return
        if (
            event.kind == "delete"
        ):  # SQLite syncs the folder where it matters; whether it does is not acted out here
            self._files.pop(event.name, None)
            return
        file = self._files.setdefault(event.name, _File(bytearray(), []))
        if event.kind != "sync":
            file.waiting.append((self._count - 1, event))
            return
        for number, one in file.waiting:
            if number < event.at:
                file.apply(one)
        file.waiting = [(number, one) for number, one in file.waiting if number >= event.at]

    def after_cut(self, folder: Path, chance: random.Random) -> None:
        """Write into `folder` what a power cut now would leave; chance decides on what was not synced."""
        for name, file in self._files.items():
            if name.endswith("-shm"):
                continue  # SQLite makes it anew
            left = _File(bytearray(file.safe), [])
            for _, event in file.waiting:
                fate = chance.choice(("kept", "lost", "torn"))
                sectors = -(-len(event.data) // SECTOR)
                if fate == "torn":
                    begin, end = sorted(chance.choices(range(sectors + 1), k=2))
                    left.apply(event, (begin * SECTOR, min(end * SECTOR, len(event.data))))
                elif fate == "kept":
                    left.apply(event)
            (folder / name).write_bytes(left.safe)
