"""How each kind of case looks and what can be decided about it. A new kind is one more entry.

What a decision does is `storage.rulings`; the words are `case-…` in locales/…/moderate.ftl:
for a kind `case-kind-<kind>`, for each of its decisions `button-case-<decision>` and
`case-decision-<decision>`, for why it is here `case-why-<why>`, for a reason `reason-<name>`
and `button-reason-<name>`.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from digests.render import Look
from news.cases import ALERT, HELD
from storage.cases import Case
from storage.submissions import Submissions

from .keyboards import Button
from .news_card import card_of, classic


@dataclass(frozen=True, slots=True)
class Subject:
    """What a case is about, as its card shows it: HTML of at most 3,700 units as read.

    `without`: decisions of its kind that make no sense for this one. `more`: buttons to mend it
    before it is decided.
    """

    html: str
    media: Sequence[dict[str, Any]] = ()
    without: frozenset[str] = frozenset()
    more: tuple[Button, ...] = ()


SUBJECT_LONGEST = 3_700  # UTF-16 units; what a card says beside fits in the rest of a message
Show = Callable[[Case, Look, datetime], Awaitable[Subject | None]]
"""Lays out the subject of a case at a moment; null: it is gone."""


@dataclass(frozen=True, slots=True)
class CaseKind:
    """One kind of case.

    `decisions`: in the order of their buttons, each with the reasons that are asked for;
    without any, one press decides.
    """

    show: Show
    decisions: Mapping[str, Sequence[str]] = field(default_factory=dict)


NEWS_REASONS = ("ad", "false", "insult", "personal", "repeat", "place")


def kinds(submissions: Submissions) -> dict[str, CaseKind]:
    """Give every kind by its name."""

    async def news(case: Case, look: Look, now: datetime) -> Subject | None:
        found = await submissions.get(case.subject_id)
        if found is None:
            return None
        card = card_of(found.content, look.t, look.zone, at=found.created_at, now=now)
        html, _ = classic(card, longest=SUBJECT_LONGEST)
        without = frozenset() if found.alert else frozenset({"alert"})
        return Subject(html, found.media, without)

    return {
        HELD: CaseKind(news, {"publish": (), "alert": (), "reject": NEWS_REASONS}),
        ALERT: CaseKind(news, {"alert": (), "quiet": ()}),
    }
