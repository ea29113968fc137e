"""Why there is no feed, in plain words: for the feed's row, an operator, a publisher. Pure."""

from collections.abc import Mapping
from datetime import datetime

import aiohttp

from .answers import Failed, Limits
from .guard import ForbiddenAddressError
from .inflate import InflateError
from .schedule import retry_after

EXPECTED = (
    aiohttp.ClientError,
    aiohttp.http_exceptions.HttpProcessingError,
    InflateError,
    OSError,  # and ForbiddenAddressError
    TimeoutError,
    ValueError,  # of yarl: an address that is none
)

_WORDS: tuple[tuple[type[BaseException], str], ...] = (
    (aiohttp.ConnectionTimeoutError, "no connection within {limits.connect:g} s"),
    (aiohttp.SocketTimeoutError, "silent for {limits.silence:g} s"),
    (TimeoutError, "slower than {limits.whole:g} s"),
    (aiohttp.ClientConnectorDNSError, "no such site: its name is not known"),
    (aiohttp.ClientConnectorCertificateError, "its certificate is not in order"),
    (aiohttp.ClientSSLError, "no secure connection with it"),
    (aiohttp.ClientConnectorError, "no connection: {cause}"),
    (aiohttp.ServerDisconnectedError, "closed the connection without an answer"),
    (aiohttp.ClientPayloadError, "the answer broke off"),
    (aiohttp.ClientResponseError, "the answer is not HTTP that can be read"),
    (aiohttp.http_exceptions.HttpProcessingError, "the answer is not HTTP that can be read"),
    (aiohttp.InvalidURL, "not an address of a page"),
    (OSError, "the connection broke: {cause}"),
    (ValueError, "not an address of a page"),
)


def explain(error: BaseException, limits: Limits) -> str:
    """Say in plain words what went wrong."""
    forbidden = _forbidden(error)
    if forbidden is not None:
        return f"refused: {forbidden}"
    if isinstance(error, InflateError):
        return str(error)
    words = next((text for kind, text in _WORDS if isinstance(error, kind)), "it failed")
    cause = getattr(error, "os_error", error)
    detail = getattr(cause, "strerror", None) or type(cause).__name__
    return words.format(limits=limits, cause=detail.lower())


def _forbidden(error: BaseException) -> ForbiddenAddressError | None:
    """Find the guard's word under what aiohttp wraps it in."""
    seen: BaseException | None = error
    while seen is not None:
        inner = getattr(seen, "os_error", seen)
        if isinstance(inner, ForbiddenAddressError):
            return inner
        seen = seen.__cause__
    return None


def refused(
    status: int, headers: Mapping[str, str], moved_to: str | None, now: datetime
) -> Failed:
    """Say what a status other than 200 and 304 means."""
    words = _STATUS.get(status) or _STATUS_CLASS.get(status // 100, "an answer nobody expects")
    return Failed(
        reason=f"{words} ({status})",
        status=status,
        retry_after=retry_after(headers.get("Retry-After"), now=now),
        gone=status == 410,
        busy=status in (429, 503),
        moved_to=moved_to,
    )


_STATUS = {
    401: "asks for a password",
    403: "does not let us in",
    404: "there is no such page",
    410: "removed for good",
    429: "asks us to come less often",
    451: "closed for legal reasons",
    503: "overloaded or under repair",
}
_STATUS_CLASS = {
    1: "an answer nobody expects",
    2: "an answer without a feed",
    3: "redirects to nowhere",
    4: "refuses the request",
    5: "broken on its side",
}
