"""Explain a feed to its publisher: what we see, and what should be mended, in plain words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .answers import Answer, Failed, Fetched
from .fetch import Fetcher
from .parse import Document, parse
from .pool import WorkerError, Workers

_FEW = 5
_OLD = timedelta(days=30)
_HEAVY = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found at an address. `advice` is empty for a feed that needs no mending."""

    url: str
    works: bool
    summary: str
    title: str = ""
    entries: int = 0
    newest: datetime | None = None
    parser: str = ""
    advice: tuple[str, ...] = ()


async def check(url: str, fetcher: Fetcher, workers: Workers, *, now: datetime) -> Checked:
    """Fetch and read an address once and say how it is."""
    answer = await fetcher.fetch(url, now=now)
    if not isinstance(answer, Fetched):
        return Checked(url, works=False, summary=_why(answer))
    try:
        document = await workers.run(_parse, answer.body, answer.content_type, answer.url, now)
    except WorkerError as error:
        return Checked(url, works=False, summary=f"The document is too much for us: {error}.")
    return explain(url, answer, document, now=now)


def explain(url: str, answer: Fetched, document: Document, *, now: datetime) -> Checked:
    """Say how a feed is that was fetched and read. Pure."""
    entries = document.entries
    dates = [entry.published for entry in entries if entry.published]
    if not entries:
        why = document.problems[-1] if document.problems else "This is not a feed."
        return Checked(url, works=False, summary=why, title=document.title)
    return Checked(
        url=url,
        works=True,
        summary=f"{len(entries)} entries, read by the {document.parser} parser.",
        title=document.title,
        entries=len(entries),
        newest=max(dates, default=None),
        parser=document.parser,
        advice=(*document.problems, *_about_http(answer), *_about_entries(document, dates, now)),
    )


def _parse(body: bytes, content_type: str | None, url: str, now: datetime) -> Document:
    return parse(body, content_type=content_type, url=url, now=now)


def _why(answer: Answer) -> str:
    if isinstance(answer, Failed):
        return f"The address cannot be read: {answer.reason}."
    return "The server says that nothing has changed, though we never asked before."


def _about_http(answer: Fetched) -> list[str]:
    said = []
    if answer.moved_to:
        said.append(f"The feed has moved for good to {answer.moved_to}: give that address.")
    if not (answer.etag or answer.last_modified):
        said.append(
            "The server sends neither ETag nor Last-Modified: each visit costs it the whole feed."
        )
    if len(answer.body) > _HEAVY:
        said.append(
            f"The document is large ({len(answer.body) / 1e6:.1f} MB): fewer entries would do."
        )
    kind = (answer.content_type or "").split(";")[0].strip().lower()
    if not any(word in kind for word in ("xml", "json", "rss", "atom")):
        said.append(f"Content-Type is {kind or 'missing'}; application/rss+xml would be right.")
    return said


def _about_entries(document: Document, dates: list[datetime], now: datetime) -> list[str]:
    entries = document.entries
    said = []
    if len(dates) < len(entries):
        said.append(f"{len(entries) - len(dates)} entries have no date that can be understood.")
    if sum(moment >= now for moment in dates):
        said.append("Some entries are dated in the future: is the time zone right?")
    if dates and now - max(dates) > _OLD:
        said.append(f"The newest entry is of {max(dates):%d.%m.%Y}.")
    if len({entry.id for entry in entries}) < len(entries):
        said.append("Some entries share a guid: each needs its own.")
    if any(not entry.url for entry in entries):
        said.append("Some entries have no address of their own.")
    if any(not entry.title for entry in entries):
        said.append("Some entries have no title.")
    if len(entries) < _FEW:
        said.append("There are few entries: after a busy hour some may be gone before we come.")
    return said
