"""Places in the log."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

_BEATS = 2
_MOST_SEEN = 20_000


class ReadPosition:
    """The place in the log that reads ask for.

    Positions cannot be compared, so a write is asked for until its own frame was seen, or two heartbeats after it (a
    write need not have a frame); otherwise the newest frame.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._written: str | None = None
        self._seen: str | None = None
        self._beats = 0

    def written(self, position: str) -> None:
        with self._lock:
            self._written = position
            self._beats = 0

    def seen(self, position: str, heartbeat: bool) -> None:
        with self._lock:
            self._seen = position
            self._beats += heartbeat
            if position == self._written or self._beats >= _BEATS:
                self._written = None

    def get(self) -> str | None:
        with self._lock:
            return self._seen if self._written is None else self._written


class Progress:
    """How far a client has come: what it resumes from, what it has handled, what it has not acknowledged yet.

    The position moves only with what follows on everything before it: with ``caught_up``, and after it.
    """

    def __init__(self, position: str | None) -> None:
        self.position = position
        self._complete = False
        self._moved = False
        self._seen: dict[str, None] = {}
        self._arrived: dict[str, int] = {}

    def catching_up(self) -> None:
        """From here on frames may come that do not follow on what was processed."""
        self._complete = False

    def has_handled(self, message_id: str) -> bool:
        return message_id in self._seen

    def handled(self, message_id: str, chat_id: str, seq: int, of_others: bool) -> None:
        """A message was handled; that of somebody else is to be acknowledged."""
        self._seen[message_id] = None
        if len(self._seen) > _MOST_SEEN:
            del self._seen[next(iter(self._seen))]
        if of_others:
            self._arrived[chat_id] = max(seq, self._arrived.get(chat_id, -1))

    def processed(self, event: str, data: Mapping[str, Any]) -> None:
        if event == "caught_up":
            self._complete = True
        position = data.get("position")
        if self._complete and isinstance(position, str) and position != self.position:
            self.position = position
            self._moved = True

    def to_keep(self) -> str | None:
        """The position if it moved since this was last asked."""
        moved, self._moved = self._moved, False
        return self.position if moved else None

    def to_acknowledge(self) -> dict[str, int]:
        """Chat to seq: everything up to there has arrived. Asked for once."""
        arrived, self._arrived = self._arrived, {}
        return arrived
