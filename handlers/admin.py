"""What operators see in the chat: how sending goes. For the people of ADMIN_IDS, in private."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from digests.render import Look
from locales import Translator
from storage.chats import Chat
from storage.progress import Progress, Sending

from .answers import show
from .callbacks import Admin, AdminScreen
from .keyboards import button, keyboard
from .pages import look_of
from .rights import Rights

_MINUTE = timedelta(minutes=1)
_REASONS = {  # why a chat cannot be reached (digests.fate) -> text
    "blocked": "admin-gone-blocked",
    "deactivated": "admin-gone-deactivated",
    "kicked": "admin-gone-kicked",
    "not found": "admin-gone-not-found",
    "no rights": "admin-gone-no-rights",
}


async def open_sending(
    message: Message, chat: Chat, t: Translator, rights: Rights, sending: Sending, now: datetime
) -> None:
    """Show how sending goes."""
    await _show(message, chat, t, rights, sending, now)


async def refresh_sending(
    query: CallbackQuery,
    chat: Chat,
    t: Translator,
    rights: Rights,
    sending: Sending,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Show how sending goes by now."""
    callback_answer.text = t.plain("toast-refreshed")
    await _show(query, chat, t, rights, sending, now)


async def _show(
    event: Message | CallbackQuery,
    chat: Chat,
    t: Translator,
    rights: Rights,
    sending: Sending,
    now: datetime,
) -> None:
    rights.operator(event.from_user)
    again = button(t.plain("button-refresh"), Admin(screen=AdminScreen.SENDING))
    text = screen(await sending.progress(now), look_of(chat), now)
    await show(event, text, keyboard([again]))


def screen(progress: Progress, look: Look, now: datetime) -> str:
    """Lay out how sending goes. Pure."""
    t = look.t
    parts = (
        [t("admin-sending", time=f"{look.local(now):%H:%M:%S}")],
        list(_waiting(progress, t, now)),
        list(_sent(progress, t)),
        list(_trouble(progress, look, now)),
        list(_unreachable(progress, t)),
    )
    return "\n\n".join("\n".join(part) for part in parts if part)


def _waiting(progress: Progress, t: Translator, now: datetime) -> Iterator[str]:
    later = sum(lane.later for lane in progress.lanes.values())
    if progress.waiting:
        yield t("admin-waiting")
        for name, lane in progress.lanes.items():
            if lane.waiting:
                yield f"• {t(f'admin-lane-{name}', count=lane.waiting)}"
    else:
        yield t("admin-nothing-waits")
    if progress.since:
        yield t("admin-oldest", minutes=max((now - progress.since) // _MINUTE, 0))
    if progress.waiting and progress.left is not None:
        yield t("admin-left", minutes=max(round(progress.left / _MINUTE), 1))
    if later:
        yield t("admin-later", count=later)


def _sent(progress: Progress, t: Translator) -> Iterator[str]:
    yield t("admin-hour", count=progress.hour.get("sent", 0))
    rate, allowed = round(progress.rate), round(progress.allowed)
    yield t("admin-rate", rate=rate, allowed=allowed) if allowed else t("admin-nobody-sends")
    if len(progress.senders) > 1:
        yield t("admin-instances", count=len(progress.senders))


def _trouble(progress: Progress, look: Look, now: datetime) -> Iterator[str]:
    share = min((sender.share for sender in progress.senders), default=1.0)
    if share < 1:
        yield look.t("admin-slowed", percent=round(share * 100))
    paused = max((s.paused_until for s in progress.senders if s.paused_until), default=now)
    if paused > now:
        yield look.t("admin-paused", time=f"{look.local(paused):%H:%M:%S}")
    for what, key in (("flood", "admin-flood"), ("no answer", "admin-no-answer")):
        if count := progress.hour.get(what, 0):
            yield look.t(key, count=count)
    if progress.dropped:
        yield look.t("admin-dropped", count=progress.dropped)


def _unreachable(progress: Progress, t: Translator) -> Iterator[str]:
    if progress.gone:
        yield t("admin-gone", count=sum(progress.gone.values()))
        for reason, count in progress.gone.items():
            yield f"• {t(_REASONS.get(reason, 'admin-gone-other'), count=count)}"
    if progress.topics:
        yield t("admin-topics", count=progress.topics)


def router() -> Router:
    """Route the command and the button."""
    router = Router(name="admin")
    router.message.register(open_sending, Command("admin"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(refresh_sending, Admin.filter(F.screen == AdminScreen.SENDING))
    return router
