"""Readers' complaints: how much one weighs, and when they hide what they are about. Pure.

docs/decisions/0016-reports.md.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from news.errors import UserError
from news.trust import Level

REASONS: Final = ("false", "ad", "insult", "personal", "danger", "other")
DAY_LIMIT = 15  # reports a person may make within a day

STRANGER = 0.2  # what weighs a reader who came today: many of them are soon made
NEWCOMER = 0.5
READER = 1.0
NEWCOMER_AFTER, READER_AFTER = timedelta(days=1), timedelta(days=7)
TRUSTED_TIMES = 2.0
MODERATOR = 10.0  # hides at once
TIMES_LEAST, TIMES_MOST = 0.1, 1.5  # what a reader's past reports make of the next

OPENS = 1.0  # from this weight on moderators are asked
HIDES: Final = {Level.NEW: 3.0, Level.KNOWN: 3.0, Level.REGULAR: 5.0, Level.TRUSTED: 8.0}
REPORTERS_LEAST = 2  # of readers; one alone hides nothing


@dataclass(frozen=True, slots=True)
class Reporter:
    """A reader who complains. `upheld` and `dismissed` count what became of earlier reports."""

    known_for: timedelta
    upheld: int = 0
    dismissed: int = 0
    today: int = 0
    is_trusted: bool = False
    is_moderator: bool = False
    is_barred: bool = False


def weight(reporter: Reporter) -> float:
    """Weigh a report of this reader: 1 for an ordinary one, 0.02 to 10.

    Who was right before weighs more, up to half as much again; who was wrong, less and less:
    the share of right ones by Laplace's rule of succession, twice, so that no history weighs 1.
    """
    if reporter.is_moderator:
        return MODERATOR
    known = READER if reporter.known_for >= READER_AFTER else NEWCOMER
    base = known if reporter.known_for >= NEWCOMER_AFTER else STRANGER
    right = (reporter.upheld + 1) / (reporter.upheld + reporter.dismissed + 2)
    times = min(max(2 * right, TIMES_LEAST), TIMES_MOST)
    return base * times * (TRUSTED_TIMES if reporter.is_trusted else 1)


def check_reporter(reporter: Reporter) -> None:
    """Refuse who may not report, or not any more today.

    Raises:
        UserError: says which.
    """
    if reporter.is_barred:
        raise UserError("error-report-barred")
    if reporter.today >= DAY_LIMIT and not reporter.is_moderator:
        raise UserError("error-report-limit", limit=DAY_LIMIT)


def opens(total: float) -> bool:
    """Tell whether reports of this weight together are a case for moderators."""
    return total >= OPENS


def hides(total: float, reporters: int, *, author: Level) -> bool:
    """Tell whether reports hide a submission of such an author until a moderator looks."""
    enough = reporters >= REPORTERS_LEAST or total >= MODERATOR
    return enough and total >= HIDES[author]
