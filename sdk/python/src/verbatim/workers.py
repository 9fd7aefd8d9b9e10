"""Threads that do things later."""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Callable


class Workers:
    """A few threads of their own: the standard library's pools end with the main thread, and a bot goes on after it."""

    def __init__(self, name: str, count: int) -> None:
        self._tasks: list[tuple[float, int, Callable[[], None]]] = []
        self._turn = 0
        self._closed = False
        self._changed = threading.Condition()
        for _ in range(count):
            threading.Thread(target=self._work, name=name, daemon=True).start()

    def later(self, pause: float, task: Callable[[], None]) -> None:
        """Calls the task in so many seconds; never after ``close``."""
        with self._changed:
            heapq.heappush(self._tasks, (time.monotonic() + pause, self._turn, task))
            self._turn += 1
            self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _work(self) -> None:
        while (task := self._next()) is not None:
            task()

    def _next(self) -> Callable[[], None] | None:
        with self._changed:
            while not self._closed:
                wait = self._tasks[0][0] - time.monotonic() if self._tasks else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._tasks)[2]
                self._changed.wait(wait)
            return None
