"""How the feeds are: which need a person, and why. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from locales import Translator
from storage.feeds import Feed, Listed

from .reasons import remark_on
from .remarks import Remark

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
    """One feed, its condition and what there is to say of it; null where it is well."""

    feed: Listed
    condition: Condition
    remark: Remark | None = None

    @property
    def reason(self) -> str:
        """Say in English why it is not well."""
        return str(self.remark) if self.remark else ""

    def words(self, t: Translator) -> str:
        """Say how it is, in a language."""
        return self.remark.words(t) if self.remark else t.plain("health-well")


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
    condition, remark = _condition(listed.feed, now)
    return Finding(listed, condition, remark)


def _condition(feed: Feed, now: datetime) -> tuple[Condition, Remark | None]:
    if feed.status != "active":
        return Condition.STOPPED, _why_stopped(feed)
    if feed.checked_at is None:
        return Condition.NEW, Remark("health-new")
    if feed.failures >= FAILING:
        why = remark_on(feed.error or "it failed")
        return Condition.FAILING, Remark("health-failing", {"count": feed.failures, "why": why})
    if now - feed.next_at > LATE:
        minutes = round((now - feed.next_at).total_seconds() / 60)
        return Condition.LATE, Remark("health-late", {"hours": minutes // 60})
    return _what_it_gives(feed, now)


def _why_stopped(feed: Feed) -> Remark:
    if feed.error is None:
        return Remark("health-stopped")
    return Remark("health-stopped-because", {"why": remark_on(feed.error)})


def _what_it_gives(feed: Feed, now: datetime) -> tuple[Condition, Remark | None]:
    if feed.moved_to is not None:
        return Condition.MOVED, Remark("health-moved", {"address": feed.moved_to})
    if feed.succeeded_at is not None and feed.published_at is None:
        return Condition.EMPTY, Remark("health-empty")
    if feed.published_at is not None and now - feed.published_at > SILENT:
        return Condition.SILENT, Remark("health-silent", {"date": f"{feed.published_at:%d.%m.%Y}"})
    return Condition.WELL, None
