"""The tokens of one account."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from typing import Any

from .errors import VerbatimError
from .model import Session, User
from .store import Store

_KEY = "verbatim.session"
_MARGIN = 60.0


class Tokens:
    """A refresh token serves once, so there is one renewal at a time, always with the token that was stored last, and
    its successor is stored before anybody uses the new session.
    """

    def __init__(
        self,
        store: Store,
        fixed: str | None,
        refresh: Callable[[str], Session],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._fixed = fixed
        self._refresh = refresh
        self._clock = clock
        self._lock = threading.RLock()
        self._token = fixed
        self._renew_at = float("inf")
        self.on_new_token: Callable[[str], None] = lambda token: None

    @property
    def is_fixed(self) -> bool:
        return self._fixed is not None

    def current(self) -> str | None:
        """A token that serves for a while, of the session in the store if there is no other; None when nobody is logged
        in.
        """
        with self._lock:
            if self.due() or (self._token is None and self._stored() is not None):
                self.renew(self._token)
            return self._token

    def due(self) -> bool:
        """Whether it is time for another token."""
        return self._clock() >= self._renew_at

    def renew(self, stale: str | None) -> None:
        """Sees to it that another token than this one is there.

        Raises ``VerbatimError`` when there is none to be had: now, if it is ``passing``, or at all.
        """
        with self._lock:
            if self._token is not None and self._token != stale:
                return
            if self._fixed is not None:
                raise VerbatimError("unauthenticated", "The token is not valid (any more).")
            stored = self._stored()
            if stored is None:
                raise VerbatimError("unauthenticated", "Nobody is logged in.")
            try:
                self.take(self._refresh(stored["refreshToken"]))
            except VerbatimError as error:
                if error.status == 401:
                    self.forget()
                raise

    def take(self, session: Session) -> None:
        with self._lock:
            self._store.set(_KEY, json.dumps({"refreshToken": session.refresh_token, "user": session.user.to_json()}))
            self._renew_at = self._clock() + session.expires_in - min(_MARGIN, session.expires_in / 2)
            self._token = session.token
        self.on_new_token(session.token)

    def forget(self) -> None:
        with self._lock:
            self._store.delete(_KEY)
            self._token = self._fixed
            self._renew_at = float("inf")

    def user(self) -> User | None:
        """Whose session the store holds."""
        stored = self._stored()
        return None if stored is None else User.from_json(stored["user"])

    def refresh_token(self) -> str | None:
        stored = self._stored()
        return None if stored is None else str(stored["refreshToken"])

    def _stored(self) -> dict[str, Any] | None:
        text = self._store.get(_KEY)
        return None if text is None else json.loads(text)
