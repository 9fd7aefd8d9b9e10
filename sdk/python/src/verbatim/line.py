"""One websocket."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Mapping
from typing import Any

import websocket

from .errors import UNREACHABLE, VerbatimError

_PATIENCE = 10.0
_MOST_WAITING = 1_000


class Line:
    """Its frames wait in a queue; when that is full no more are read, and it is the server's business how long it keeps
    them. Ends when nothing has been heard for ``silence`` seconds, pings included.
    """

    def __init__(self, url: str, silence: float) -> None:
        """Raises ``VerbatimError`` when it cannot be opened."""
        self._waiting: queue.Queue[str] = queue.Queue(_MOST_WAITING)
        self._ended = threading.Event()
        try:
            self._socket = websocket.create_connection(url, timeout=_PATIENCE, enable_multithread=True)
        except (OSError, websocket.WebSocketException) as error:
            raise VerbatimError(UNREACHABLE, f"No connection to {url}: {error}") from error
        self._socket.settimeout(silence)
        threading.Thread(target=self._read, name="verbatim-socket", daemon=True).start()

    def send(self, event: str, data: Mapping[str, Any]) -> None:
        """Raises ``VerbatimError`` when that is not possible (any more)."""
        try:
            self._socket.send(json.dumps({"event": event, "data": data}))
        except (OSError, websocket.WebSocketException) as error:
            self.close()
            raise VerbatimError(UNREACHABLE, f"The connection is lost: {error}") from error

    def next(self, patience: float) -> str | None:
        """The next frame; None when there is none in this time."""
        try:
            return self._waiting.get(timeout=patience)
        except queue.Empty:
            return None

    @property
    def is_idle(self) -> bool:
        return self._waiting.empty()

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will come."""
        return self._ended.is_set() and self._waiting.empty()

    def close(self) -> None:
        self._ended.set()
        self._socket.shutdown()

    def _read(self) -> None:
        try:
            while not self._ended.is_set():
                kind, data = self._socket.recv_data(control_frame=True)
                if kind == websocket.ABNF.OPCODE_TEXT:
                    self._keep(data.decode("utf-8"))
                elif kind == websocket.ABNF.OPCODE_CLOSE:
                    break
        except (OSError, ValueError, websocket.WebSocketException):
            pass  # Lost: whoever waits for frames sees that it has ended.
        finally:
            self.close()

    def _keep(self, text: str) -> None:
        while not self._ended.is_set():
            try:
                return self._waiting.put(text, timeout=0.5)
            except queue.Full:
                continue
