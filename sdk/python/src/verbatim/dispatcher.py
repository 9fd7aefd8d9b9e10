"""Hands frames to handlers."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from typing import Any

from .backoff import Backoff
from .errors import VerbatimError
from .handlers import Handlers
from .model import FRAMES, Message
from .positions import Progress, ReadPosition

Tell = Callable[[str, Mapping[str, Any]], None]


def parse(text: str) -> tuple[str, dict[str, Any]]:
    """Event and payload of a text frame; ``ValueError`` when it is none."""
    frame = json.loads(text)
    if not isinstance(frame, dict) or not isinstance(frame.get("event"), str):
        raise ValueError(f"Not a frame: {text}")
    data = frame.get("data", {})
    return frame["event"], data if isinstance(data, dict) else {}


class Dispatcher:
    """One frame after the other, and remembers what was done. Called by one thread."""

    def __init__(
        self, handlers: Handlers, progress: Progress, read: ReadPosition, keep: Callable[[str], None], me: str
    ) -> None:
        """``keep`` keeps the position over the end of the process."""
        self.handlers = handlers
        self.closing = threading.Event()
        self._progress = progress
        self._read = read
        self._keep = keep
        self._me = me

    @property
    def position(self) -> str | None:
        return self._progress.position

    def resume_from(self) -> str | None:
        """Begins to catch up: the position to go on from."""
        self._progress.catching_up()
        return self._progress.position

    def dispatch(self, event: str, data: dict[str, Any]) -> None:
        position = data.get("position")
        if isinstance(position, str):
            self._read.seen(position, event == "heartbeat")
        if event == "error":
            self.handlers.tell("error", VerbatimError.of_frame(data))
        elif event in FRAMES and not self._handle(event, data):
            return
        self._progress.processed(event, data)

    def idle(self, tell: Tell) -> None:
        """Nothing waits: keeps what was done, then tells the server."""
        position = self._progress.to_keep()
        if position is not None:
            self._keep(position)
        for chat_id, seq in self._progress.to_acknowledge().items():
            tell("message_ack", {"chatId": chat_id, "seq": seq})

    def _handle(self, event: str, data: dict[str, Any]) -> bool:
        try:
            payload = FRAMES[event](data)
        except (KeyError, TypeError, AttributeError) as error:
            self.handlers.tell("error", ValueError(f"Not a payload of {event}: {data} ({error!r})"))
            return True
        if not isinstance(payload, Message):
            return self._call(event, payload)
        if self._progress.has_handled(payload.id):
            return True
        done = self._call("message", payload)
        if done:
            self._progress.handled(payload.id, payload.chat_id, payload.seq, payload.sender.id != self._me)
        return done

    def _call(self, event: str, payload: object) -> bool:
        """Calls all handlers, each until it succeeds; answers False if it was closed before."""
        for handler in self.handlers.of(event):
            backoff = Backoff(1.0, 30.0, lambda: 0.5)
            while True:
                try:
                    handler(payload)
                    break
                except Exception as error:
                    self.handlers.tell("error", error)
                if self.closing.wait(backoff.next()):
                    return False
        return True
