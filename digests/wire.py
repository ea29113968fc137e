"""One call of the Bot API, and what came of it as a plain value.

Beside aiogram, over the same HTTP: a broadcast has its bodies ready, and building and reading
aiogram's models costs five times as much as sending (docs/decisions/0008-delivery.md).
"""

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from .fate import Failure

TIMEOUT = ClientTimeout(total=30, connect=10)
DEFAULT_SERVER = "https://api.telegram.org"
_JSON = {"Content-Type": "application/json"}


class Wire:
    """The way to one Bot API server with one token. Nothing here ever shows the token."""

    def __init__(
        self,
        session: ClientSession,
        token: str,
        server: str = DEFAULT_SERVER,
        *,
        timeout: ClientTimeout = TIMEOUT,
    ) -> None:
        self._session = session
        self._timeout = timeout
        self._address = f"{server.rstrip('/')}/bot{token}/"
        self._urls: dict[str, URL] = {}

    async def call(self, method: str, body: bytes) -> int | Failure | None:
        """Call a method that sends a message; gives its id where the answer has one.

        `body` is the JSON of its arguments.
        """
        try:
            async with self._session.post(
                self._url(method), data=body, headers=_JSON, timeout=self._timeout
            ) as response:
                return understand(response.status, await response.read())
        except (ClientError, TimeoutError, OSError) as error:
            return Failure(0, type(error).__name__)  # its text may have the address in it

    def _url(self, method: str) -> URL:
        if method not in self._urls:
            self._urls[method] = URL(self._address + method)
        return self._urls[method]


def understand(status: int, raw: bytes) -> int | Failure | None:
    """Read an answer of the Bot API. Pure; any bytes."""
    try:
        answer = json.loads(raw)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        return Failure(status if status >= 500 else 0, "not an answer of the Bot API")
    if answer.get("ok") is True:
        result = answer.get("result")
        id = result.get("message_id") if isinstance(result, dict) else None
        return id if isinstance(id, int) else None
    return _failure(status, answer)


def _failure(status: int, answer: Mapping[str, Any]) -> Failure:
    more = answer.get("parameters")
    parameters = more if isinstance(more, dict) else {}
    code = answer.get("error_code", status)
    return Failure(
        code if isinstance(code, int) else status,
        str(answer.get("description", ""))[:500],
        _number(parameters.get("retry_after")),
        _number(parameters.get("migrate_to_chat_id")),
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
