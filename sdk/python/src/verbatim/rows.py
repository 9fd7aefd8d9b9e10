"""The rows of one account's outbox."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from .store import Store


@dataclass(frozen=True)
class Outgoing:
    """Something said that the server has not acknowledged yet."""

    key: str
    """The idempotency key."""
    chat_id: str
    content: str
    at: int
    """When it was said, in milliseconds since 1970."""
    turn: int
    """Its place among those said in the same millisecond."""
    reply_to: str | None = None
    """The id of the message of the same chat that it replies to."""
    refusal: str | None = None
    """The code with which the server refused it for good; None while there is hope."""


class Rows:
    """In the order in which they were said, and each safe in the store."""

    def __init__(self, user_id: str, store: Store, clock: Callable[[], float] = time.time) -> None:
        self._prefix = f"verbatim.outbox.{user_id}."
        self._store = store
        self._clock = clock
        self._lock = threading.RLock()
        found = [row for name in store.keys(self._prefix) if (row := self._read(name)) is not None]
        self._rows = {row.key: row for row in sorted(found, key=lambda row: (row.at, row.turn))}
        self._last = next(((row.at, row.turn) for row in reversed(self._rows.values())), (0, 0))

    def add(self, chat_id: str, content: str, key: str, reply_to: str | None = None) -> Outgoing:
        """Keeps something to be sent; it is safe when this returns. What waits under the same key stays as it is."""
        with self._lock:
            there = self._rows.get(key)
            if there is not None:
                return there
            # A clock that was set back must not change the order.
            at = max(self._last[0], int(self._clock() * 1000))
            turn = self._last[1] + 1 if at == self._last[0] else 0
            row = Outgoing(key, chat_id, content, at, turn, reply_to)
            self._keep(row)
            self._last = (at, turn)
            return row

    def all(self) -> list[Outgoing]:
        with self._lock:
            return list(self._rows.values())

    def next(self, chat_id: str) -> Outgoing | None:
        """What is to be sent next in a chat."""
        return next((row for row in self.all() if row.chat_id == chat_id and row.refusal is None), None)

    def waiting(self) -> set[str]:
        """The chats in which something waits to be sent."""
        return {row.chat_id for row in self.all() if row.refusal is None}

    def remove(self, key: str) -> None:
        with self._lock:
            self._store.delete(self._prefix + key)
            self._rows.pop(key, None)

    def mark(self, key: str, refusal: str | None) -> None:
        with self._lock:
            row = self._rows.get(key)
            if row is not None and row.refusal != refusal:
                self._keep(replace(row, refusal=refusal))

    def _keep(self, row: Outgoing) -> None:
        data = {"key": row.key, "chatId": row.chat_id, "content": row.content, "at": row.at, "turn": row.turn}
        if row.reply_to is not None:
            data["replyTo"] = row.reply_to
        if row.refusal is not None:
            data["refusal"] = row.refusal
        self._store.set(self._prefix + row.key, json.dumps(data))
        self._rows[row.key] = row

    def _read(self, name: str) -> Outgoing | None:
        text = self._store.get(name)
        try:
            data = {} if text is None else json.loads(text)
            return Outgoing(
                data["key"],
                data["chatId"],
                data["content"],
                data["at"],
                data["turn"],
                data.get("replyTo"),
                data.get("refusal"),
            )
        except (ValueError, KeyError, TypeError):
            return None  # Not ours: nothing that could be sent.
