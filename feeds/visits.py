"""What one visit to a feed means for the next. Pure: the poller writes it down.

Decision: docs/decisions/0005-polling.md.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from storage.feeds import Feed, Visit

from .fetch import Failed, Fetched, NotModified
from .reading import Reading
from .schedule import BUSY, backoff, gives_up, interval, next_visit

_LONGEST_REASON = 300  # characters
_MOVES = 3  # permanent redirects to one address in a row, before it is believed


@dataclass(frozen=True, slots=True)
class After:
    """A visit, and what else it led to: the feed has moved, or is worth no more visits."""

    visit: Visit
    move_to: str | None = None
    stop: str | None = None


def after_reading(feed: Feed, answer: Fetched, reading: Reading, *, now: datetime) -> After:
    """Follow a document that was read and whose news are stored."""
    newest = max(filter(None, (feed.published_at, reading.newest)), default=None)
    if newest is None and reading.entries:
        newest = now  # a feed without dates: the best we know
    wait = interval(reading.pace, newest=newest or feed.created_at, now=now)
    visit = replace(
        _worked(feed, now, answer.status),
        next_at=next_visit(wait, now=now, seed=_seed(feed, now), hints=[answer.max_age]),
        interval_seconds=round(reading.pace.total_seconds()),
        etag=answer.etag,
        last_modified=answer.last_modified,
        body_hash=answer.body_hash,
        published_at=newest,
    )
    return _moved(feed, visit, answer.moved_to)


def after_unchanged(feed: Feed, answer: NotModified, *, now: datetime) -> After:
    """Follow an answer that brought nothing new."""
    usual = timedelta(seconds=feed.interval_seconds)
    wait = interval(usual, newest=feed.published_at or feed.created_at, now=now)
    visit = replace(
        _worked(feed, now, answer.status),
        next_at=next_visit(wait, now=now, seed=_seed(feed, now), hints=[answer.max_age]),
        etag=answer.etag,
        last_modified=answer.last_modified,
    )
    return _moved(feed, visit, answer.moved_to)


def after_failure(feed: Feed, failed: Failed, *, now: datetime) -> After:
    """Follow a visit that brought no feed; says when there is no point in another."""
    failures = feed.failures + 1
    asked = failed.retry_after or (BUSY if failed.busy else None)
    visit = replace(
        _kept(feed, now),
        next_at=now + backoff(failures, seed=_seed(feed, now), asked=asked),
        failures=failures,
        error=_storable(failed.reason),
        http_status=failed.status,
    )
    working_at = feed.succeeded_at or feed.created_at
    if failed.gone:
        return After(visit, stop=visit.error)
    if gives_up(failures, working_at=working_at, now=now):
        return After(visit, stop=f"no good answer since {working_at:%d.%m.%Y}: {visit.error}")
    return After(visit)


def _worked(feed: Feed, now: datetime, status: int) -> Visit:
    return replace(_kept(feed, now), failures=0, error=None, http_status=status, succeeded_at=now)


def _kept(feed: Feed, now: datetime) -> Visit:
    kept = {
        name: getattr(feed, name) for name in Visit.__dataclass_fields__ if name != "checked_at"
    }
    return Visit(**kept, checked_at=now)


def _moved(feed: Feed, visit: Visit, moved_to: str | None) -> After:
    moves = feed.moves + 1 if moved_to and moved_to == feed.moved_to else int(bool(moved_to))
    if moved_to and moves >= _MOVES:
        return After(replace(visit, moved_to=None, moves=0), move_to=moved_to)
    return After(replace(visit, moved_to=moved_to, moves=moves))


def _storable(reason: str) -> str:
    """Take out of a reason what servers put into it and a database refuses."""
    return reason.encode("utf-8", "replace").decode().replace("\0", "")[:_LONGEST_REASON]


def _seed(feed: Feed, now: datetime) -> str:
    return f"{feed.id} {now.timestamp():.0f}"
