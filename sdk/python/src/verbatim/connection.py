"""The connection to the server."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import Future
from typing import Any

from .backoff import Backoff
from .dispatcher import Dispatcher, parse
from .errors import UNREACHABLE, VerbatimError
from .line import Line
from .tokens import Tokens

_SILENCE = 40.0
_TICK = 0.5


class Connection:
    """Keeps one websocket open, in a thread of its own that also calls the handlers: connects, says the position,
    notices silence, renews the token, and comes back.
    """

    def __init__(self, server: str, tokens: Tokens, dispatcher: Dispatcher) -> None:
        self._url = "ws" + server.removeprefix("http") + "/ws"
        self._tokens = tokens
        self._dispatcher = dispatcher
        self._backoff = Backoff(0.25, 15.0)
        self._line: Line | None = None
        self.state = "closed"
        #: Done when everything that was missed is here; fails when trying again is hopeless.
        self.live: Future[None] = Future()
        # Keeps the process running: a bot is its connection.
        self._thread = threading.Thread(target=self._run, name="verbatim-connection", daemon=False)

    def start(self) -> None:
        self._dispatcher.closing.clear()
        self._set("connecting")
        self._thread.start()

    def tell(self, event: str, data: Mapping[str, Any]) -> None:
        """Sends a frame if that is possible now: for what is worth nothing later."""
        line = self._line
        if line is None or self.state not in ("catching-up", "live"):
            return
        try:
            line.send(event, data)
        except VerbatimError:
            pass  # The connection's own thread notices, too.

    def give_up(self) -> None:
        """Ends it after the handler that runs; does not wait for that."""
        self._dispatcher.closing.set()
        line = self._line
        if line is not None:
            line.close()

    def close(self) -> None:
        """Ends it; waits for the handler that runs, unless that one calls."""
        self.give_up()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        failure: Exception | None = None
        try:
            while not self._dispatcher.closing.is_set():
                pause = self._attempt()
                if not self._dispatcher.closing.is_set():
                    self._set("offline")
                    self._dispatcher.closing.wait(pause)
        except Exception as error:
            failure = error
        self._set("closed")
        if not self.live.done():
            self.live.set_exception(failure or VerbatimError(UNREACHABLE, "The client was closed."))
        elif failure is not None:
            self._dispatcher.handlers.tell("error", failure)

    def _attempt(self) -> float:
        """Connects, and stays until the connection ends; answers how long to wait before the next attempt."""
        try:
            line = Line(self._url, _SILENCE)
            try:
                token = self._tokens.current()
                if token is None:
                    raise VerbatimError("unauthenticated", "Nobody is logged in.")
                self._line = line
                position = self._dispatcher.resume_from()
                line.send("connect", {"token": token} if position is None else {"token": token, "position": position})
                self._stay(line, token)
            finally:
                self._line = None
                line.close()
        except VerbatimError as error:
            if not error.passing or error.status == 401 or error.stale_token:
                raise
            if error.retry_after is not None:
                return float(error.retry_after)
        return self._backoff.next()

    def _stay(self, line: Line, token: str) -> None:
        while not self._dispatcher.closing.is_set() and not line.has_ended:
            text = line.next(_TICK)
            if text is not None and not self._take(line, text, token):
                return
            if line.is_idle:
                self._dispatcher.idle(self.tell)
            if self._tokens.due():
                self._tokens.current()

    def _take(self, line: Line, text: str, token: str) -> bool:
        """Whether the connection goes on."""
        try:
            event, data = parse(text)
        except ValueError as error:
            self._dispatcher.handlers.tell("error", error)
            return True
        if event == "connected":
            self._backoff.reset()
            self._set("catching-up")
        elif event == "connect_error":
            refusal = VerbatimError.of_frame(data)
            if not refusal.stale_token:
                raise refusal
            self._tokens.renew(token)
            return False
        else:
            self._dispatcher.dispatch(event, data)
        if self._dispatcher.closing.is_set():
            return False
        if event == "resync":
            self._set("catching-up")
            position = self._dispatcher.resume_from()
            line.send("sync", {} if position is None else {"position": position})
        elif event == "caught_up":
            self._set("live")
            if not self.live.done():
                self.live.set_result(None)
        elif event == "session_ended":
            self._tokens.renew(token)
            return False
        return True

    def _set(self, state: str) -> None:
        if self.state != state:
            self.state = state
            self._dispatcher.handlers.tell("state", state)
