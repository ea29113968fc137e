"""Failures to order: what happens to which call, how often.

Deterministic: a chance is drawn from the fault's own seeded generator, so that the same calls
meet the same failures.
"""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from random import Random

from .errors import ApiError, Json, Value

KINDS = ("error", "reset", "hang", "lost")
"""An answer with `code`; the connection cut before the call counts; no answer for `seconds`
and the call not done; the call done and the connection cut, so that its fate is unknown."""

_WORDS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request",
    413: "Request Entity Too Large",
    429: "Too Many Requests: retry after {seconds}",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
MAX_HANG_SECONDS = 600.0


@dataclass(slots=True)
class Fault:
    """One ordered failure.

    `method` is a pattern such as `send*`, letters' case aside; `chat_id` null means any;
    `skip` calls pass first; then it strikes `count` times (null: always) with `probability`.
    """

    id: int
    kind: str = "error"
    method: str = "*"
    chat_id: int | None = None
    code: int = 500
    description: str | None = None
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    seconds: float = 30.0
    count: int | None = None
    skip: int = 0
    probability: float = 1.0
    seed: int = 0
    struck: int = 0
    random: Random = field(default_factory=Random, repr=False)

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Tell whether it is about this call at all."""
        return fnmatchcase(method.lower(), self.method.lower()) and self.chat_id in (None, chat_id)

    def error(self) -> ApiError:
        """Make the answer of an `error`."""
        parameters = {}
        if self.retry_after is not None:
            parameters["retry_after"] = self.retry_after
        if self.migrate_to_chat_id is not None:
            parameters["migrate_to_chat_id"] = self.migrate_to_chat_id
        words = self.description or _WORDS.get(self.code, "Error")
        return ApiError(
            self.code, words.replace("{seconds}", str(self.retry_after or 0)), **parameters
        )

    def shown(self) -> Json:
        """Describe it for the simulation API."""
        names = (name for name in self.__dataclass_fields__ if name != "random")
        return {name: getattr(self, name) for name in names}


class Faults:
    """All failures on order; the first that matches strikes."""

    def __init__(self) -> None:
        self._all: list[Fault] = []
        self._last_id = 0

    def add(self, **settings: Value) -> Fault:
        """Order a failure.

        Raises:
            ValueError: an unknown kind or setting, or a number out of bounds.
        """
        self._last_id += 1
        known = set(Fault.__dataclass_fields__) - {"id", "random", "struck"}
        if unknown := settings.keys() - known:
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
        fault = Fault(id=self._last_id, **settings)
        if fault.kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}")
        if not 0 <= fault.probability <= 1 or not 0 <= fault.seconds <= MAX_HANG_SECONDS:
            raise ValueError(f"probability is 0..1, seconds 0..{MAX_HANG_SECONDS:.0f}")
        if not 400 <= fault.code <= 599:
            raise ValueError("code is 400..599")
        if fault.code == 429 and fault.retry_after is None:
            fault.retry_after = 1
        fault.random = Random(fault.seed)  # noqa: S311  # repeatable, not secret
        self._all.append(fault)
        return fault

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """Find the failure of this call, and count it; null: it goes well."""
        for fault in self._all:
            if fault.matches(method, chat_id) and self._hits(fault):
                return fault
        return None

    def _hits(self, fault: Fault) -> bool:
        if fault.count is not None and fault.struck >= fault.count:
            return False
        if fault.skip > 0:
            fault.skip -= 1
            return False
        if fault.random.random() >= fault.probability:
            return False
        fault.struck += 1
        return True

    def clear(self, id: int | None = None) -> None:
        """Take back one, or all of them."""
        self._all = [fault for fault in self._all if id is not None and fault.id != id]

    def shown(self) -> list[Json]:
        """List them, oldest first."""
        return [fault.shown() for fault in self._all]
