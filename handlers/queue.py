"""/queue: what waits for moderators, what they decided, the log, who may not send anything."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from html import escape

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from digests.plain import clean
from digests.render import Look
from locales import Translator
from news.errors import UserError
from storage.audit import AuditLog
from storage.case_queue import About, CaseQueue, Waiting
from storage.cases import Case
from storage.chats import Chat
from storage.sanctions import Sanctions

from .answers import Event, show
from .callbacks import CaseGo, CasePress, Queue, QueueView, Who
from .case_cards import outcome_line
from .choosing import Screenful
from .keyboards import PAGE, Button, Row, button, keyboard, page_within, pager, rows
from .moderate_words import (
    ago_in_words,
    case_name,
    entry_line,
    place_name,
    sanction_line,
    span_in_words,
)
from .pages import look_of
from .rights import Rights

ACROSS = 4  # numbers a row
HEADLINE = 60  # characters of what a case is about: two lines of a phone


@dataclass(frozen=True, slots=True)
class QueueDesk:
    """What the lists are made of."""

    queue: CaseQueue
    audit: AuditLog
    sanctions: Sanctions

    async def screen(
        self, asked: Queue, places: Collection[str] | None, look: Look, now: datetime
    ) -> Screenful:
        """Lay out the list that was asked for, of the places that a moderator has."""
        match asked.view:
            case QueueView.OPEN:
                return await self._open(asked, places, look, now)
            case QueueView.DONE:
                return await self._done(asked, places, look, now)
            case QueueView.LOG:
                return await self._log(asked, look, now)
            case _:
                return await self._barred(asked, look, now)

    async def _open(
        self, asked: Queue, places: Collection[str] | None, look: Look, now: datetime
    ) -> Screenful:
        page, pages = page_within(asked.page, await self.queue.count_open(places))
        found = await self.queue.open(places, limit=PAGE, offset=page * PAGE)
        t, first = look.t, page * PAGE + 1
        counts = [waiting_line(one, t, now=now) for one in await self.queue.waiting(places)]
        about = await self.queue.about(found)
        lines = [
            f"{number}. {open_line(case, about.get(case.id, About()), t, now=now)}"
            for number, case in enumerate(found, first)
        ]
        text = "\n".join([t("queue-title"), *counts, "", *lines] if found else [t("queue-empty")])
        return text, keyboard(
            *rows(_numbers(found, first), across=ACROSS), *_below(asked, page, pages, t)
        )

    async def _done(
        self, asked: Queue, places: Collection[str] | None, look: Look, now: datetime
    ) -> Screenful:
        page, pages = page_within(asked.page, await self.queue.count_decided(places))
        found = await self.queue.decided(places, limit=PAGE, offset=page * PAGE)
        t, first = look.t, page * PAGE + 1
        lines = [
            f"{number}. № {case.id} · {escape(outcome_line(case, look, now=now), quote=False)}"
            for number, case in enumerate(found, first)
        ]
        text = "\n".join([t("queue-done"), "", *(lines or [t("log-empty")])])
        return text, keyboard(
            *rows(_numbers(found, first), across=ACROSS), *_below(asked, page, pages, t)
        )

    async def _log(self, asked: Queue, look: Look, now: datetime) -> Screenful:
        page, pages = page_within(asked.page, await self.audit.count())
        found = await self.audit.entries(limit=PAGE, offset=page * PAGE)
        lines = [entry_line(entry, look, now=now) for entry in found]
        text = "\n".join([look.t("queue-log"), "", *(lines or [look.t("log-empty")])])
        return text, keyboard(*_below(asked, page, pages, look.t))

    async def _barred(self, asked: Queue, look: Look, now: datetime) -> Screenful:
        page, pages = page_within(asked.page, await self.sanctions.count_standing(now=now))
        found = await self.sanctions.standing(now=now, limit=PAGE, offset=page * PAGE)
        t, first = look.t, page * PAGE + 1
        lines = [
            f"{number}. {sanction_line(laid, look, now=now)}"
            for number, laid in enumerate(found, first)
        ]
        people = [
            button(str(number), Who(person=laid.person_id))
            for number, laid in enumerate(found, first)
        ]
        text = "\n".join([t("queue-barred"), "", *(lines or [t("queue-nobody-barred")])])
        return text, keyboard(*rows(people, across=ACROSS), *_below(asked, page, pages, t))


# ---------------------------------------------------------------- lines and rows


def waiting_line(waiting: Waiting, t: Translator, *, now: datetime) -> str:
    """Say how much of one kind waits, and since when; of what was promised, the hours left."""
    oldest = ago_in_words(now - waiting.oldest, t)
    said = t(
        "queue-waiting",
        what=t.plain(f"case-kind-{waiting.kind}"),
        count=waiting.count,
        oldest=oldest,
    )
    return f"{said} · {_left(waiting.due, t, now=now)}" if waiting.due else said


def open_line(case: Case, about: About, t: Translator, *, now: datetime) -> str:
    """Say one open case: what it is, where, since when; under it, the headline it is about."""
    parts = [
        case_name(case.kind, about.kind, t),
        place_name(case.place_id, t),
        ago_in_words(now - case.opened_at, t),
    ]
    if case.due_at:
        parts.append(_left(case.due_at, t, now=now))
    line = escape(" · ".join(parts), quote=False)
    if not about.title:
        return line
    return f"{line}\n<i>{escape(clean(about.title, HEADLINE), quote=False)}</i>"


def _left(due: datetime, t: Translator, *, now: datetime) -> str:
    if due <= now:
        return t.plain("queue-late", time=span_in_words(now - due, t))
    return t.plain("queue-left", time=span_in_words(due - now, t))


def _numbers(cases: list[Case], first: int) -> list[Button]:
    return [
        button(str(number), CasePress(id=case.id, go=CaseGo.CARD, queue=True))
        for number, case in enumerate(cases, first)
    ]


def _below(asked: Queue, page: int, pages: int, t: Translator) -> list[Row]:
    others = [
        button(t.plain(f"button-queue-{view}"), Queue(view=view))
        for view in QueueView
        if view is not asked.view
    ]
    return [pager(page, pages, lambda n: Queue(view=asked.view, page=n)), others]


# ---------------------------------------------------------------- presses


async def command(
    message: Message,
    bot: Bot,
    chat: Chat,
    rights: Rights,
    queue_desk: QueueDesk,
    now: datetime,
) -> None:
    """Answer /queue."""
    await _show(message, Queue(), bot, chat, rights, queue_desk, now)


async def turn(
    query: CallbackQuery,
    callback_data: Queue,
    bot: Bot,
    chat: Chat,
    rights: Rights,
    queue_desk: QueueDesk,
    now: datetime,
) -> None:
    """Show another list or page."""
    await _show(query, callback_data, bot, chat, rights, queue_desk, now)


async def _show(
    event: Event,
    asked: Queue,
    bot: Bot,
    chat: Chat,
    rights: Rights,
    desk: QueueDesk,
    now: datetime,
) -> None:
    places = await rights.places(bot, event.from_user)
    if places is not None and asked.view in (QueueView.LOG, QueueView.BARRED):
        raise UserError("error-all-places-only")
    await show(event, *await desk.screen(asked, places, look_of(chat), now))


def router() -> Router:
    """Route /queue and its lists."""
    router = Router(name="queue")
    router.message.register(command, Command("queue"))
    router.callback_query.register(turn, Queue.filter())
    return router
