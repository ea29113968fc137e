"""What one visit to a feed means for the next. Pure: the poller writes it down.

Decision: docs/decisions/0005-polling.md.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.feeds import Feed, Visit

from .answers import Failed, Fetched, NotModified
from .reading import Reading
from .schedule import BUSY, backoff, gives_up, interval, next_visit
from .skips import awake

_KEPT = [name for name in Visit.__dataclass_fields__ if name not in ("checked_at", "prints")]
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
    return _worked(
        feed,
        answer,
        usual=reading.pace,
        newest=newest,
        skips=reading.skips,
        now=now,
        remark=feed.remark if reading.remark is None else _storable(reading.remark) or None,
        interval_seconds=round(reading.pace.total_seconds()),
        body_hash=answer.body_hash,
        published_at=newest,
        prints=reading.prints if reading.prints != feed.prints else None,
    )


def after_unchanged(feed: Feed, answer: NotModified, *, now: datetime) -> After:
    """Follow an answer that brought nothing new."""
    usual = timedelta(seconds=feed.interval_seconds)
    newest = feed.published_at
    return _worked(feed, answer, usual=usual, newest=newest, skips=feed.skips, now=now)


def after_failure(feed: Feed, failed: Failed, *, now: datetime) -> After:
    """Follow a visit that brought no feed; says when there is no point in another."""
    failures = feed.failures + 1
    asked = failed.retry_after or (BUSY if failed.busy else None)
    reason = _storable(failed.reason)
    visit = _visit(
        feed,
        now,
        next_at=now + backoff(failures, seed=_seed(feed, now), asked=asked),
        failures=failures,
        error=reason,
        http_status=failed.status,
    )
    working_at = feed.succeeded_at or feed.created_at
    if failed.gone:
        return After(visit, stop=reason)
    if gives_up(failures, working_at=working_at, now=now):
        return After(visit, stop=f"no good answer since {working_at:%d.%m.%Y}: {reason}")
    return After(visit)


def _worked(
    feed: Feed,
    answer: Fetched | NotModified,
    *,
    usual: timedelta,
    newest: datetime | None,
    skips: int,
    now: datetime,
    **learned: object,
) -> After:
    """Follow an answer that shows that the feed is well."""
    wait = interval(usual, newest=newest or feed.created_at, now=now)
    at = next_visit(wait, now=now, seed=_seed(feed, now), hints=[answer.max_age])
    again = answer.moved_to is not None and answer.moved_to == feed.moved_to
    moves = feed.moves + 1 if again else int(answer.moved_to is not None)
    believed = moves >= _MOVES
    visit = _visit(
        feed,
        now,
        next_at=awake(at, skips),
        skips=skips,
        etag=answer.etag,
        last_modified=answer.last_modified,
        failures=0,
        error=None,
        http_status=answer.status,
        succeeded_at=now,
        moved_to=None if believed else answer.moved_to,
        moves=0 if believed else moves,
        **learned,
    )
    return After(visit, move_to=answer.moved_to if believed else None)


def _visit(feed: Feed, now: datetime, **learned: object) -> Visit:
    """Write down a visit: what it did not teach stays as it was."""
    kept = {name: getattr(feed, name) for name in _KEPT}
    return Visit(checked_at=now, **(kept | learned))


def _storable(reason: str) -> str:
    """Take out of a reason what servers put into it and a database refuses."""
    return reason.encode("utf-8", "replace").decode().replace("\0", "")[:_LONGEST_REASON]


def _seed(feed: Feed, now: datetime) -> str:
    return f"{feed.id} {now.timestamp():.0f}"
