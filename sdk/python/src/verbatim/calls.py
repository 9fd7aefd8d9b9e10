"""What the generated calls go through."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from .errors import UNREACHABLE, VerbatimError
from .positions import ReadPosition
from .tokens import Tokens

_REPEATS = 3
_PAUSE = 2.0
_LONGEST_PAUSE = 30.0
_JSON = "application/json, application/problem+json"
_MIN_POSITION = "Verbatim-Min-Position"


def quoted(part: str | int) -> str:
    """A part of a path."""
    return quote(str(part), safe="")


class Calls:
    """Adds the token and the position to read at, waits where the server asks for it, repeats what can be repeated
    without harm, and raises problems as ``VerbatimError``.
    """

    def __init__(
        self, server: str, tokens: Tokens, position: ReadPosition, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._server = server
        self._tokens = tokens
        self._position = position
        self._sleep = sleep

    def _call(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str | None] | None = None,
        with_token: bool = True,
        raw: bool = False,
    ) -> Any:
        asked = {name: str(value) for name, value in (query or {}).items() if value is not None}
        url = self._server + path + ("?" + urlencode(asked) if asked else "")
        given = {name: value for name, value in (headers or {}).items() if value is not None}
        repeats, renewed = 0, False
        while True:
            token = self._tokens.current() if with_token else None
            try:
                answer = self._once(method, url, body, given, token, "*/*" if raw else _JSON)
                return answer if raw else json.loads(answer) if answer else None
            except VerbatimError as failure:
                if failure.status == 401 and token is not None and not renewed and not self._tokens.is_fixed:
                    self._tokens.renew(token)
                    renewed = True
                elif repeats < _REPEATS and _may_repeat(method, given, failure):
                    repeats += 1
                    self._sleep(_pause(failure))
                else:
                    raise

    def _once(self, method: str, url: str, body: object, headers: dict[str, str], token: str | None, accepted: str) -> bytes:
        request = Request(url, method=method, headers={"Accept": accepted})
        if isinstance(body, bytes):
            request.data = body
            request.add_header("Content-Type", "application/octet-stream")
        elif body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        for name, value in headers.items():
            request.add_header(name, value)
        if token is not None:
            request.add_header("Authorization", "Bearer " + token)
        at = self._position.get()
        if method == "GET" and at is not None and _MIN_POSITION not in headers:
            request.add_header(_MIN_POSITION, at)
        try:
            with urlopen(request, timeout=_LONGEST_PAUSE) as answer:
                received: bytes = answer.read()
                position = answer.headers.get("Verbatim-Position")
        except HTTPError as refusal:
            with refusal:
                raise _failure(refusal) from None
        except (OSError, http.client.HTTPException) as error:
            raise VerbatimError(UNREACHABLE, f"No answer from {url}: {error}") from error
        if position is not None:
            self._position.written(position)
        return received


def _failure(refusal: HTTPError) -> VerbatimError:
    after = refusal.headers.get("Retry-After", "")
    problem = None
    try:
        problem = json.loads(refusal.read())
    except (ValueError, OSError, http.client.HTTPException):
        pass  # Of a proxy in front of the server, for instance: the status says enough.
    return VerbatimError.of_answer(refusal.code, problem, int(after) if after.isdecimal() else None)


def _pause(failure: VerbatimError) -> float:
    return _PAUSE if failure.retry_after is None else float(failure.retry_after)


def _may_repeat(method: str, headers: Mapping[str, str], failure: VerbatimError) -> bool:
    if _pause(failure) > _LONGEST_PAUSE:
        return False
    harmless = method == "GET" or "Idempotency-Key" in headers
    return failure.status == 429 or (harmless and failure.status in (0, 503))
