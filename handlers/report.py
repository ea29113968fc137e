"""«Пожаловаться» under what readers sent: once a person, with a reason."""

from contextlib import suppress
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery

from locales import Translator
from news.errors import UserError
from news.reports import REASONS
from storage.reports import Reports
from storage.submissions import Submissions

from .answers import show
from .callbacks import Do, ReaderNews
from .readers_screens import complained, complaining
from .rights import Rights


async def report(
    query: CallbackQuery,
    callback_data: ReaderNews,
    bot: Bot,
    t: Translator,
    submissions: Submissions,
    reports: Reports,
    rights: Rights,
    now: datetime,
) -> None:
    """Ask for the reason, then take the complaint."""
    if not 0 < callback_data.part <= len(REASONS):
        await show(query, *complaining(callback_data, REASONS, t))
        return
    news = await submissions.get(callback_data.id)
    reported = await reports.report(
        callback_data.id,
        query.from_user.id,
        REASONS[callback_data.part - 1],
        now=now,
        is_moderator=await _moderates(query, bot, rights, news.place_id if news else None),
    )
    said = "report-again" if reported.again else "report-hid" if reported.hid else "report-taken"
    await show(query, *complained(callback_data, t(said), t))


async def _moderates(query: CallbackQuery, bot: Bot, rights: Rights, place: str | None) -> bool:
    with suppress(UserError):
        await rights.moderator(bot, query.from_user, place)
        return True
    return False


def router() -> Router:
    """Route complaints; before the screens that open the same pieces."""
    router = Router(name="report")
    router.callback_query.register(report, ReaderNews.filter(F.do == Do.REPORT))
    return router
