"""Who wants to hear of what."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

Handler = Callable[[Any], object]


class Handlers:
    def __init__(self) -> None:
        self._entries: list[tuple[str, Handler]] = []

    def add(self, event: str, handler: Handler) -> Callable[[], None]:
        entry = (event, handler)
        self._entries = [*self._entries, entry]

        def take_off() -> None:
            self._entries = [other for other in self._entries if other is not entry]

        return take_off

    def of(self, event: str) -> list[Handler]:
        """Those for an event, in the order in which they came."""
        return [handler for name, handler in self._entries if name == event]

    def tell(self, event: str, payload: object) -> None:
        """Calls those of an event that is no frame. What fails there is nobody's to repeat."""
        for handler in self.of(event):
            try:
                handler(payload)
            except Exception as failure:
                if event == "error":
                    logging.getLogger("verbatim").exception("An error handler failed.")
                else:
                    self.tell("error", failure)
        if event == "error" and not self.of(event):
            logging.getLogger("verbatim").error("%s", payload, exc_info=payload if isinstance(payload, Exception) else None)
