"""What both parsers hand over: a document's fields as they stand in it, before cleaning."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime


class NotSafe(Exception):  # a verdict, not a mistake
    """The fast parser must leave this document to the tolerant one."""


@dataclass(slots=True)
class RawMedia:
    """An address of a picture, video or sound; `rank` says how much the publisher meant it."""

    url: str
    type: str = ""  # MIME type or medium, as written
    width: str = ""
    height: str = ""
    rank: int = 0  # 0: attached to the entry; 1: its thumbnail; 2: found in its text


@dataclass(slots=True)
class RawEntry:
    """One item; texts may be markup, addresses may be relative."""

    id: str = ""
    link: str = ""
    other_links: Sequence[str] = ()
    title: str = ""
    summary: str = ""
    contents: Sequence[str] = ()
    published: datetime | None = None
    media: Sequence[RawMedia] = ()
    tags: Sequence[str] = ()


@dataclass(slots=True)
class RawFeed:
    """A document; `total` counts the items it holds, of which `entries` may be a part."""

    title: str = ""
    link: str = ""
    language: str = ""
    ttl: str = ""
    entries: list[RawEntry] = field(default_factory=list)
    total: int = 0
    problems: list[str] = field(default_factory=list)
    may_skip: bool = True  # false: it certainly asks for no hours and days to skip
