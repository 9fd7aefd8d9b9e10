"""What outlives the process: the session, the place in the log, what waits to be sent."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path
from typing import Protocol


class Store(Protocol):
    """Texts by key; a key has at most 300 visible ASCII characters.

    One process at a time uses a store; its threads may call at the same time.
    """

    def get(self, key: str) -> str | None:
        """The value, or None."""

    def set(self, key: str, value: str) -> None:
        """Keeps a value in place of the one before; it is safe when this returns."""

    def delete(self, key: str) -> None:
        """Forgets the value, if there is one."""

    def keys(self, prefix: str) -> list[str]:
        """The keys that begin so, in no particular order."""


class MemoryStore:
    """A store that ends with the process."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self._values.get(key)

    def set(self, key: str, value: str) -> None:
        self._values[key] = value

    def delete(self, key: str) -> None:
        self._values.pop(key, None)

    def keys(self, prefix: str) -> list[str]:
        return [key for key in list(self._values) if key.startswith(prefix)]


class FileStore:
    """A store in a folder, with a file for each key: its first line is the key, the rest the value.

    A value is written beside, forced to the disk and renamed, so that a kill leaves the old one or the new one. File
    names hold a hash of the key, since not every file system tells ``a`` from ``A``. Only the owner of the process may
    read the files where the file system knows of such things: they hold tokens. ``OSError`` when the folder cannot be
    written to.
    """

    _SUFFIX = ".entry"

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = Path(folder)
        self._lock = threading.Lock()
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def get(self, key: str) -> str | None:
        with self._lock:
            text = self._read(self._file(key))
        return None if text is None else text.partition("\n")[2]

    def set(self, key: str, value: str) -> None:
        with self._lock:
            file = self._file(key)
            unfinished = file.with_suffix(".unfinished")
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as out:
                out.write(f"{key}\n{value}")
                out.flush()
                os.fsync(out.fileno())
            os.replace(unfinished, file)
            self._force_folder()

    def delete(self, key: str) -> None:
        with self._lock:
            self._file(key).unlink(missing_ok=True)

    def keys(self, prefix: str) -> list[str]:
        with self._lock:
            texts = [self._read(file) for file in self._folder.glob("*" + self._SUFFIX)]
        return [text.partition("\n")[0] for text in texts if text is not None and text.startswith(prefix)]

    def _file(self, key: str) -> Path:
        return self._folder / (hashlib.sha256(key.encode()).hexdigest()[:32] + self._SUFFIX)

    @staticmethod
    def _read(file: Path) -> str | None:
        try:
            with open(file, encoding="utf-8", newline="") as text:
                return text.read()
        except FileNotFoundError:
            return None

    def _force_folder(self) -> None:
        if os.name != "posix":
            return
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
