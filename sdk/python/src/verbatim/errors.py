"""What can go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

UNREACHABLE = "unreachable"
_PASSING = {
    UNREACHABLE,
    "conflict",
    "internal",
    "outcome-unknown",
    "projection-behind",
    "rate-limited",
    "token-expired",
    "unauthenticated",
    "unavailable",
}


class VerbatimError(Exception):
    """A refusal of the server, or that no answer came from it."""

    def __init__(
        self,
        code: str,
        text: str,
        *,
        status: int = 0,
        retry_after: int | None = None,
        fields: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{code}: {text}")
        #: What went wrong, for programs: of the contract's ``ErrorCode``, or ``unreachable`` when no answer came.
        self.code = code
        #: The HTTP status; 0 without an HTTP answer.
        self.status = status
        #: In how many seconds the same may be accepted; None if the server did not say.
        self.retry_after = retry_after
        #: What is wrong with the request: name of the field to what to do about it.
        self.fields: dict[str, str] = dict(fields or {})

    @property
    def passing(self) -> bool:
        """Whether the same call may succeed later."""
        return self.code in _PASSING

    @property
    def stale_token(self) -> bool:
        """Whether another token is what it takes."""
        return self.code in ("token-expired", "unauthenticated")

    @classmethod
    def of_answer(cls, status: int, problem: object, retry_after: int | None) -> VerbatimError:
        """Of an HTTP answer; ``problem`` is what its body holds, a problem of the contract or anything else."""
        if isinstance(problem, dict) and isinstance(problem.get("code"), str):
            fields = {one["field"]: one["message"] for one in problem.get("errors", [])}
            text = problem.get("detail", "") + (f" {fields}" if fields else "")
            return cls(problem["code"], text, status=status, retry_after=retry_after, fields=fields)
        # Of a proxy that is being set up, for instance: nothing that a message would have to be given up for.
        code = {401: "unauthenticated", 429: "rate-limited"}.get(status, "unavailable")
        return cls(code, f"HTTP status {status}", status=status, retry_after=retry_after)

    @classmethod
    def of_frame(cls, error: Mapping[str, Any]) -> VerbatimError:
        """Of a ``SocketError`` of the contract."""
        return cls(error["code"], error["message"], retry_after=error.get("retryAfter"))
