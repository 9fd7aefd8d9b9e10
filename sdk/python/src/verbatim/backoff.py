"""How long to wait before the next attempt."""

from __future__ import annotations

import random
from collections.abc import Callable


class Backoff:
    """Longer with each attempt in vain, and not the same for all who lost one server. In seconds."""

    def __init__(self, first: float, longest: float, jitter: Callable[[], float] = random.random) -> None:
        self._first = first
        self._longest = longest
        self._jitter = jitter
        self._attempts = 0

    def next(self) -> float:
        pause: float = min(self._longest, self._first * 2 ** min(self._attempts, 20))
        self._attempts += 1
        return pause * (0.5 + self._jitter())

    def reset(self) -> None:
        self._attempts = 0
