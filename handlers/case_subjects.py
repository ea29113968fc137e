"""What cases are about, as their cards show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from digests.render import Look
from locales import Translator
from storage.cases import Case
from storage.reports import Reports
from storage.sanctions import Sanctions
from storage.submissions import Submission, Submissions

from .keyboards import Button
from .moderate_words import reason_in_words, sanction_line
from .news_card import card_of, classic

SUBJECT_LONGEST = 3_000  # UTF-16 units; what a card says beside fits in the rest of a message


@dataclass(frozen=True, slots=True)
class Subject:
    """What a case is about: HTML, in parts of at most `SUBJECT_LONGEST` units as read.

    `above`: lines over each part. `without`: decisions of its kind that make no sense here.
    `more`: buttons to mend it before it is decided. `kind`: what it is, where cases of one kind
    are about several.
    """

    parts: Sequence[str]
    media: Sequence[dict[str, Any]] = ()
    above: str = ""
    without: frozenset[str] = frozenset()
    more: tuple[Button, ...] = ()
    kind: str = ""

    def part(self, number: int) -> str:
        """Give one part with what stands over it; the last one where there are fewer."""
        shown = self.parts[min(number, len(self.parts) - 1)]
        return f"{self.above}\n\n{shown}" if self.above else shown


@dataclass(frozen=True, slots=True)
class Subjects:
    """Lays out subjects; each method gives null where the subject is gone."""

    submissions: Submissions
    reports: Reports
    sanctions: Sanctions

    async def held(self, case: Case, look: Look, now: datetime) -> Subject | None:
        """Show news that wait for a nod."""
        found = await self.submissions.get(case.subject_id)
        if found is None:
            return None
        without = frozenset() if found.alert else frozenset({"alert"})
        shown = as_shown(found, look, now=now)
        return Subject(shown, found.media, without=without, kind=found.kind)

    async def reported(self, case: Case, look: Look, now: datetime) -> Subject | None:
        """Show news that readers complain of, what they say, and whether it is to be seen."""
        found = await self.submissions.get(case.subject_id)
        if found is None:
            return None
        counts = await self.reports.reasons(case.subject_id)
        above = [complaints(counts, look.t)] if counts else []
        above.append(look.t(f"case-now-{found.state}"))
        shown = as_shown(found, look, now=now)
        return Subject(shown, found.media, "\n".join(above), kind=found.kind)

    async def appeal(self, case: Case, look: Look, now: datetime) -> Subject | None:
        """Show news that was refused, and what its author says to that."""
        found = await self.submissions.get(case.subject_id)
        if found is None:
            return None
        return Subject(as_shown(found, look, now=now), found.media, objection(case, look.t))

    async def ban(self, case: Case, look: Look, now: datetime) -> Subject | None:
        """Show what was laid on a person, and what they say to that."""
        laid = await self.sanctions.get(case.subject_id)
        if laid is None:
            return None
        return Subject([sanction_line(laid, look, now=now)], above=objection(case, look.t))


def as_shown(found: Submission, look: Look, *, now: datetime) -> list[str]:
    """Lay out a submission as readers see it, in as many parts as it takes."""
    card = card_of(found.content, look.t, look.zone, at=found.created_at, now=now)
    first, count = classic(card, longest=SUBJECT_LONGEST)
    return [first, *(classic(card, n, SUBJECT_LONGEST)[0] for n in range(1, count))]


def complaints(counts: Mapping[str, int], t: Translator) -> str:
    """Say what readers complain of, and how many."""
    said = ", ".join(f"{t.plain(f'report-{reason}')} {n}" for reason, n in counts.items())
    return t("case-complaints", count=sum(counts.values()), reasons=said)


def objection(case: Case, t: Translator) -> str:
    """Say what somebody objects to, and in which words."""
    facts = case.facts
    reason = reason_in_words(str(facts.get("reason") or ""), t)
    who = str(facts.get("by_name") or "") or t.plain("actor-bot")
    lines = [t("case-objects-to", name=who, reason=reason or "—")]
    if words := str(facts.get("words") or ""):
        lines.append(f"<blockquote>{escape(words, quote=False)}</blockquote>")
    return "\n".join(lines)
