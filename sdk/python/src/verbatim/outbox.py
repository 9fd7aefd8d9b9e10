"""What waits to be sent."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from .errors import UNREACHABLE, VerbatimError
from .model import Message
from .rows import Outgoing, Rows

_PAUSE = 2.0


class Later(Protocol):
    """Calls something in so many seconds."""

    def later(self, pause: float, task: Callable[[], None]) -> None: ...

    def close(self) -> None: ...


class Outbox:
    """One message of a chat is sent after the other, so that they arrive in the order in which they were said; chats do
    not wait for each other. What gets no answer, or a passing refusal, is sent again under the same idempotency key.
    """

    def __init__(
        self,
        rows: Rows,
        deliver: Callable[[Outgoing], Message],
        workers: Later,
        on_error: Callable[[Exception], None],
    ) -> None:
        self._rows = rows
        self._deliver = deliver
        self._workers = workers
        self._on_error = on_error
        self._lock = threading.Lock()
        self._busy: set[str] = set()
        self._answers: dict[str, Future[Message]] = {}

    @property
    def rows(self) -> list[Outgoing]:
        """What waits and what was refused, in the order in which it was said."""
        return self._rows.all()

    def retry(self, key: str) -> None:
        """Tries a refused message again. Does nothing when there is none with this key."""
        self._rows.mark(key, None)
        self.flush()

    def remove(self, key: str) -> None:
        """Gives a message up. It may have been sent already."""
        self._rows.remove(key)
        answer = self._answer(key)
        if answer is not None:
            answer.cancel()

    def send(self, chat_id: str, content: str, key: str, reply_to: str | None = None) -> Future[Message]:
        row = self._rows.add(chat_id, content, key, reply_to)
        with self._lock:
            answer = self._answers.setdefault(key, Future())
        self._rows.mark(key, None)
        self._empty(row.chat_id)
        return answer

    def flush(self) -> None:
        """Sends everything that waits."""
        for chat_id in self._rows.waiting():
            self._empty(chat_id)

    def close(self) -> None:
        """Ends sending. What waits stays in the store."""
        self._workers.close()
        with self._lock:
            answers, self._answers = self._answers, {}
        for answer in answers.values():
            answer.set_exception(
                VerbatimError(
                    UNREACHABLE, "The client was closed; what waits is sent when a client with the same store starts."
                )
            )

    def _empty(self, chat_id: str) -> None:
        with self._lock:
            if chat_id in self._busy:
                return
            self._busy.add(chat_id)
        self._workers.later(0, lambda: self._send_waiting(chat_id))

    def _send_waiting(self, chat_id: str) -> None:
        while (row := self._rows.next(chat_id)) is not None:
            try:
                message = self._deliver(row)
                self._rows.remove(row.key)
                self._settle(row.key, message)
            except VerbatimError as refusal:
                # A 401 says nothing about the message: it waits until somebody logs in.
                if refusal.passing or refusal.status == 401:
                    return self._later(chat_id, _PAUSE if refusal.retry_after is None else refusal.retry_after)
                self._rows.mark(row.key, refusal.code)
                self._settle(row.key, refusal)
            except Exception as error:
                self._on_error(error)
                return self._later(chat_id, _PAUSE)
        with self._lock:
            self._busy.discard(chat_id)
        # Whoever added something after the last look took it that somebody was at it.
        if self._rows.next(chat_id) is not None:
            self._empty(chat_id)

    def _later(self, chat_id: str, pause: float) -> None:
        """The chat stays busy until then."""
        self._workers.later(pause, lambda: self._send_waiting(chat_id))

    def _answer(self, key: str) -> Future[Message] | None:
        with self._lock:
            return self._answers.pop(key, None)

    def _settle(self, key: str, outcome: Message | VerbatimError) -> None:
        answer = self._answer(key)
        if answer is None or not answer.set_running_or_notify_cancel():
            return
        if isinstance(outcome, VerbatimError):
            answer.set_exception(outcome)
        else:
            answer.set_result(outcome)
