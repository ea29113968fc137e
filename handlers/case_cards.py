"""The card of a case: the same in the moderators' chat, in private, after a press, in /queue."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from aiogram.types import InlineKeyboardMarkup

from digests import buttons
from digests.letter import Letter
from digests.render import Look
from locales import Translator
from news.cases import CHANNEL, FEED, UNDO, CaseState, albums
from storage.cases import Case, Cases
from storage.chats import Chats
from storage.outbox import Pending

from .callbacks import CaseGo, CasePress, Rule, UndoRule
from .case_kinds import CaseKind, Subject
from .choosing import Screenful
from .keyboards import Button, button, keyboard, rows
from .words import moment_in_words


class Cards:
    """Lays out cards, and writes them for the outbox."""

    def __init__(
        self,
        cases: Cases,
        chats: Chats,
        kinds: Mapping[str, CaseKind],
        clock: Callable[[], datetime],
    ) -> None:
        self._cases = cases
        self._chats = chats
        self._kinds = kinds
        self._clock = clock

    async def screen(self, case: Case, look: Look) -> Screenful:
        """Lay out the card of a case as it stands."""
        now = self._clock()
        subject = await self._kinds[case.kind].show(case, look, now)
        text = "\n\n".join(
            part
            for part in (
                await self._head(case, look.t),
                subject.html if subject else look.t("case-subject-gone"),
                outcome(case, look, now=now),
            )
            if part
        )
        return text, self._buttons(case, subject, look.t, now=now)

    async def pictures(self, case: Case, look: Look) -> Sequence[dict[str, Any]]:
        """Give what the subject of a case shows."""
        subject = await self._kinds[case.kind].show(case, look, self._clock())
        return subject.media if subject else ()

    def reasons(self, case: Case, decision: str, t: Translator) -> Screenful:
        """Ask why a case is decided so."""
        names = self._kinds[case.kind].decisions.get(decision, ())
        presses = [
            button(
                t.plain(f"button-reason-{name}"),
                Rule(id=case.id, decision=decision, reason=name),
            )
            for name in names
        ]
        own = CasePress(id=case.id, go=CaseGo.WORDS, decision=decision)
        return t("case-reasons"), keyboard(
            *rows([*presses, button(t.plain("button-reason-words"), own)], across=2),
            [button(t.plain("button-back"), CasePress(id=case.id, go=CaseGo.CARD))],
        )

    async def write(self, pending: Pending) -> Letter | None:
        """Write a row of the outbox: a new card, a copy anew, or what its subject shows."""
        case = await self._cases.get(int(pending.body["case"]))
        look = Look(pending.language, pending.time_zone)
        if case is None or case.kind not in self._kinds:
            return None
        if "album" in pending.body:
            return await self._album(case, look, int(pending.body["album"]))
        message = 0
        if "card" in pending.body:
            message = await self._cases.message_of(int(pending.body["card"])) or 0
            if not message:
                return None
        elif case.state is not CaseState.OPEN:
            return None  # decided before this copy was sent
        text, markup = await self.screen(case, look)
        return Letter(text, as_letter_buttons(markup), edit=message)

    async def _album(self, case: Case, look: Look, number: int) -> Letter | None:
        if case.state is not CaseState.OPEN:
            return None
        parts = albums(await self.pictures(case, look))
        return Letter("", media=tuple(parts[number])) if number < len(parts) else None

    async def _head(self, case: Case, t: Translator) -> str:
        author = await self._chats.get(case.person_id) if case.person_id else None
        lines = [
            t("case-title", what=t.plain(f"case-kind-{case.kind}"), number=str(case.id)),
            t("case-why", why=t.plain(f"case-why-{case.why}", **case.facts)),
        ]
        if author:
            applied = case.kind in (FEED, CHANNEL)
            who = "case-person-applicant" if applied else "case-person"
            lines.append(t(who, name=author.title, id=str(author.id)))
        return "\n".join(lines)

    def _buttons(
        self, case: Case, subject: Subject | None, t: Translator, *, now: datetime
    ) -> InlineKeyboardMarkup:
        if case.state is CaseState.DECIDED and case.decided_at and now - case.decided_at <= UNDO:
            return keyboard([button(t.plain("button-case-undo"), UndoRule(id=case.id))])
        if case.state is not CaseState.OPEN or subject is None:
            return keyboard()
        decisions = [
            self._decision(case, name, bool(reasons), t)
            for name, reasons in self._kinds[case.kind].decisions.items()
            if name not in subject.without
        ]
        look = button(t.plain("button-photos"), CasePress(id=case.id, go=CaseGo.MEDIA))
        media = [look] if subject.media else []
        return keyboard(*rows(decisions), media, *rows(subject.more))

    def _decision(self, case: Case, name: str, has_reasons: bool, t: Translator) -> Button:
        text = t.plain(f"button-case-{name}")
        if has_reasons:
            return button(text, CasePress(id=case.id, go=CaseGo.REASONS, decision=name))
        return button(text, Rule(id=case.id, decision=name))


def outcome(case: Case, look: Look, *, now: datetime) -> str:
    """Say as HTML what was decided, by whom, when and why; nothing while the case is open."""
    if case.state is CaseState.OPEN:
        return ""
    said = f"<b>{escape(outcome_line(case, look, now=now), quote=False)}</b>"
    if not case.reason:
        return said
    return f"{said}\n{look.t('case-reason', reason=reason_in_words(case.reason, look.t))}"


def outcome_line(case: Case, look: Look, *, now: datetime) -> str:
    """Say without markup what was decided, by whom and when."""
    t = look.t
    time = moment_in_words(case.decided_at or case.opened_at, look.zone, t, now=now)
    if case.state is CaseState.CLOSED:
        return t.plain("case-closed", why=t.plain(f"case-closed-{case.decision}"), time=time)
    what = t.plain(f"case-decision-{case.decision}")
    return t.plain("case-decided", what=what, name=case.decided_name or "", time=time)


def reason_in_words(reason: str, t: Translator) -> str:
    """Say a reason: the words of the list for its name, or the moderator's own."""
    key = f"reason-{reason}"
    return t.plain(key) if key in t else reason


def as_letter_buttons(markup: InlineKeyboardMarkup) -> buttons.Keyboard:
    """Give a keyboard as letters have it."""
    return tuple(
        tuple(buttons.Button(b.text, url=b.url, data=b.callback_data) for b in row)
        for row in markup.inline_keyboard
    )
