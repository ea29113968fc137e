"""The card of a case: the same in the moderators' chat, in private, after a press, in /queue."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from aiogram.types import InlineKeyboardMarkup

from digests.letter import Letter
from digests.render import Look
from locales import Translator
from news.attachments import batches
from news.cases import CHANNEL, FEED, UNDO, CaseState, Moderator
from news.errors import UserError
from storage.cases import Case, Cases
from storage.chats import Chats
from storage.outbox import Pending
from storage.screening import Screening

from .callbacks import CaseGo, CasePress, Queue, Rule, UndoRule, Who
from .case_kinds import CaseKind
from .case_subjects import Subject
from .choosing import Screenful
from .keyboards import Button, Row, as_letter_buttons, button, keyboard, rows
from .moderate_words import case_name, reason_in_words, standing_line
from .rights import Rights
from .words import moment_in_words


class Cards:
    """Lays out cards, and writes them for the outbox."""

    def __init__(
        self,
        cases: Cases,
        chats: Chats,
        kinds: Mapping[str, CaseKind],
        screening: Screening,
        clock: Callable[[], datetime],
    ) -> None:
        self._cases = cases
        self._screening = screening
        self._chats = chats
        self._kinds = kinds
        self._clock = clock

    async def screen(
        self, case: Case, look: Look, *, queue: bool = False, part: int = 0
    ) -> Screenful:
        """Lay out the card of a case as it stands.

        `queue`: it was opened from there; `part`: of words too long for one message.
        """
        now = self._clock()
        subject = await self._kinds[case.kind].show(case, look, now)
        text = "\n\n".join(
            part
            for part in (
                await self._head(case, subject, look.t),
                subject.part(part) if subject else look.t("case-subject-gone"),
                outcome(case, look, now=now),
            )
            if part
        )
        return text, self._buttons(case, subject, look.t, queue=queue, now=now)

    async def pictures(self, case: Case, look: Look) -> Sequence[dict[str, Any]]:
        """Give what the subject of a case shows."""
        subject = await self._kinds[case.kind].show(case, look, self._clock())
        return subject.media if subject else ()

    def reasons(
        self, case: Case, decision: str, t: Translator, *, queue: bool = False
    ) -> Screenful:
        """Ask why a case is decided so."""
        names = self._kinds[case.kind].decisions.get(decision, ())
        presses = [
            button(
                t.plain(f"button-reason-{name}"),
                Rule(id=case.id, decision=decision, reason=name, queue=queue),
            )
            for name in names
        ]
        own = CasePress(id=case.id, go=CaseGo.WORDS, decision=decision, queue=queue)
        back = CasePress(id=case.id, go=CaseGo.CARD, queue=queue)
        return t("case-reasons"), keyboard(
            *rows([*presses, button(t.plain("button-reason-words"), own)], across=2),
            [button(t.plain("button-back"), back)],
        )

    def check_ruling(self, case: Case, by: Moderator, rights: Rights) -> None:
        """Refuse to let somebody decide about their own decision.

        Raises:
            UserError: it is another moderator's to look at.
        """
        own = self._kinds[case.kind].by_another and case.facts.get("by") == by.id
        if own and by.id and not rights.is_operator(by.id):
            raise UserError("error-appeal-own")

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
        parts = batches(await self.pictures(case, look))
        return Letter("", media=tuple(parts[number])) if number < len(parts) else None

    async def _head(self, case: Case, subject: Subject | None, t: Translator) -> str:
        author = await self._chats.get(case.person_id) if case.person_id else None
        lines = [
            t("case-title", what=_title(case, subject, t), number=str(case.id)),
            t("case-why", why=t.plain(f"case-why-{case.why}", **case.facts)),
        ]
        if author:
            applied = case.kind in (FEED, CHANNEL)
            who = "case-person-applicant" if applied else "case-person"
            lines.append(t(who, name=author.title, id=str(author.id)))
            if not applied:
                facts = await self._screening.standing(author.id, trusted=False, now=self._clock())
                lines.append(standing_line(facts, t))
        return "\n".join(lines)

    def _buttons(
        self, case: Case, subject: Subject | None, t: Translator, *, queue: bool, now: datetime
    ) -> InlineKeyboardMarkup:
        back = [button(t.plain("button-to-queue"), Queue())] if queue else []
        if case.state is CaseState.DECIDED and case.decided_at and now - case.decided_at <= UNDO:
            undo = UndoRule(id=case.id, queue=queue)
            return keyboard([button(t.plain("button-case-undo"), undo)], back)
        if case.state is not CaseState.OPEN or subject is None:
            return keyboard(back)
        decisions = [
            self._decision(case, name, bool(reasons), t, queue)
            for name, reasons in self._kinds[case.kind].decisions.items()
            if name not in subject.without
        ]
        return keyboard(
            _parts(case, subject, queue),
            *rows(decisions),
            *rows(subject.more),
            *self._tools(case, subject, t),
            back,
        )

    def _tools(self, case: Case, subject: Subject, t: Translator) -> list[Row]:
        def go(to: CaseGo, key: str) -> Button:
            return button(t.plain(key), CasePress(id=case.id, go=to))

        tools = []
        if self._kinds[case.kind].editable:
            tools.append(go(CaseGo.HEADLINE, "button-case-headline"))
            tools.append(go(CaseGo.PLACE, "button-case-place"))
        if case.person_id:
            who = Who(person=case.person_id, case=case.id)
            tools.append(button(t.plain("button-case-who"), who))
        return [tools, [go(CaseGo.MEDIA, "button-photos")] if subject.media else []]

    def _decision(
        self, case: Case, name: str, has_reasons: bool, t: Translator, queue: bool
    ) -> Button:
        text = t.plain(f"button-case-{name}")
        if has_reasons:
            asks = CasePress(id=case.id, go=CaseGo.REASONS, decision=name, queue=queue)
            return button(text, asks)
        return button(text, Rule(id=case.id, decision=name, queue=queue))


def _title(case: Case, subject: Subject | None, t: Translator) -> str:
    """Say what a case is; where its kind has a title for what it is about, by that."""
    return case_name(case.kind, subject.kind if subject else "", t)


def _parts(case: Case, subject: Subject, queue: bool) -> Row:
    if len(subject.parts) < 2:
        return []
    return [
        button(str(n + 1), CasePress(id=case.id, go=CaseGo.CARD, queue=queue, part=n))
        for n in range(len(subject.parts))
    ]


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
