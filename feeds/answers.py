"""What comes of asking for a feed, as values; what one asks with, and may take. Pure."""

from dataclasses import dataclass
from datetime import timedelta

from xxhash import xxh3_128_hexdigest


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take: bytes before and after decompression, and seconds."""

    bytes: int = 10_000_000
    connect: float = 10
    silence: float = 15  # to the first byte, and between any two
    whole: float = 30
    redirects: int = 5


def limits_of(*, max_bytes: int, seconds: float) -> Limits:
    """Share the time an operator allows for a whole fetch among its steps."""
    return Limits(max_bytes, connect=min(10, seconds), silence=min(15, seconds), whole=seconds)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body that is new to us. `moved_to`: where permanent redirects lead, if they do."""

    body: bytes
    url: str  # after all redirects
    content_type: str | None
    body_hash: str
    etag: str | None = None
    last_modified: str | None = None
    max_age: timedelta | None = None
    moved_to: str | None = None
    status: int = 200


@dataclass(frozen=True, slots=True)
class NotModified:
    """The body we know, by the server's word (304) or by its hash (200)."""

    status: int = 304
    etag: str | None = None
    last_modified: str | None = None
    max_age: timedelta | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """No body, and why, in plain words.

    `gone`: it will never come back (410). `busy`: the whole host asks for rest (429, 503).
    """

    reason: str
    status: int | None = None
    retry_after: timedelta | None = None
    gone: bool = False
    busy: bool = False
    moved_to: str | None = None


Answer = Fetched | NotModified | Failed


@dataclass(frozen=True, slots=True)
class Validators:
    """What was remembered of the last body."""

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None


NOTHING = Validators()


def hash_of(body: bytes) -> str:
    """Hash a body: 32 hexadecimal digits, kept until the next visit."""
    return xxh3_128_hexdigest(body)
