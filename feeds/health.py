"""How the feeds are: which need a person, and why. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.feeds import Feed, Listed

LATE = timedelta(hours=1)  # after the moment it was due
SILENT = timedelta(days=30)  # since its newest entry
FAILING = 5  # failures in a row: over an hour of them


class Condition(StrEnum):
    """What can be said of a feed; the first that applies."""

    STOPPED = "stopped"  # visited no more
    NEW = "new"  # not yet visited
    FAILING = "failing"
    LATE = "late"  # the poller does not come round to it
    MOVED = "moved"  # redirects for good; followed when that repeats
    EMPTY = "empty"  # answers, and never had an entry
    SILENT = "silent"  # had none for long
    WELL = "well"


@dataclass(frozen=True, slots=True)
class Finding:
    """One feed, its condition and the reason in plain words."""

    feed: Listed
    condition: Condition
    reason: str


@dataclass(frozen=True, slots=True)
class Health:
    """All feeds by condition, and those that are not well, the worst condition first."""

    counts: dict[Condition, int]
    findings: tuple[Finding, ...]


def health(feeds: Iterable[Listed], *, now: datetime) -> Health:
    """Look at every feed."""
    all_findings = [find(feed, now=now) for feed in feeds]
    counted = Counter(finding.condition for finding in all_findings)
    ill = [f for f in all_findings if f.condition not in (Condition.WELL, Condition.NEW)]
    order: Sequence[Condition] = list(Condition)
    ill.sort(key=lambda finding: order.index(finding.condition))
    return Health({c: counted[c] for c in Condition if counted[c]}, tuple(ill))


def find(listed: Listed, *, now: datetime) -> Finding:
    """Say how one feed is."""
    condition, reason = _condition(listed.feed, now)
    return Finding(listed, condition, reason)


def _condition(feed: Feed, now: datetime) -> tuple[Condition, str]:
    if feed.status != "active":
        return Condition.STOPPED, feed.error or "stopped by the operator"
    if feed.checked_at is None:
        return Condition.NEW, "not yet visited"
    if feed.failures >= FAILING:
        return Condition.FAILING, f"{feed.failures} times in a row: {feed.error}"
    if now - feed.next_at > LATE:
        return Condition.LATE, f"due since {feed.next_at:%d.%m.%Y %H:%M} UTC"
    return _what_it_gives(feed, now)


def _what_it_gives(feed: Feed, now: datetime) -> tuple[Condition, str]:
    if feed.moved_to is not None:
        return Condition.MOVED, f"redirects to {feed.moved_to}"
    if feed.succeeded_at is not None and feed.published_at is None:
        return Condition.EMPTY, "there was never an entry in it"
    if feed.published_at is not None and now - feed.published_at > SILENT:
        return Condition.SILENT, f"nothing new since {feed.published_at:%d.%m.%Y}"
    return Condition.WELL, ""
