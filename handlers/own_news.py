"""One's own news after it was sent: withdraw, and undo that."""

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from locales import Translator
from news.errors import UserError
from news.submission import Act, Move, State, after, restored
from storage.submissions import Submission, Submissions

from .answers import show
from .callbacks import Own, OwnNews
from .gate import Gate
from .submit_screens import sent


async def withdraw(
    query: CallbackQuery,
    callback_data: OwnNews,
    t: Translator,
    submissions: Submissions,
    now: datetime,
) -> None:
    """Take one's news back: readers do not see it from now on."""
    mine = await _own(submissions, query.from_user.id, callback_data.id)
    to = after(mine.state, Move.WITHDRAW)
    await show(query, *sent(await _moved(submissions, mine, to, now=now), t))


async def restore(
    query: CallbackQuery,
    callback_data: OwnNews,
    t: Translator,
    submissions: Submissions,
    gate: Gate,
    now: datetime,
) -> None:
    """Put withdrawn news back where it stood."""
    mine = await _own(submissions, query.from_user.id, callback_data.id)
    to = restored(
        mine.state,
        was_published=mine.published_at is not None,
        changed_at=mine.changed_at or mine.created_at,
        now=now,
    )
    gate.check_open()
    if to is State.PUBLISHED:
        to = (await gate.decide(mine.content, query.from_user.id, Act.RESTORE, now=now)).state
    await show(query, *sent(await _moved(submissions, mine, to, now=now), t))


async def _own(submissions: Submissions, author_id: int, id: int) -> Submission:
    found = await submissions.own(author_id, id)
    if found is None:
        raise UserError("error-not-yours")
    return found


async def _moved(
    submissions: Submissions, mine: Submission, to: State, *, now: datetime
) -> Submission:
    made = await submissions.move(mine.id, of=mine.state, to=to, now=now)
    if made is None:  # a moderator, or another press, was faster
        raise UserError("error-submission-moved")
    return made


def router() -> Router:
    """Route the buttons under what one has sent."""
    router = Router(name="own-news")
    router.callback_query.register(withdraw, OwnNews.filter(F.act == Own.WITHDRAW))
    router.callback_query.register(restore, OwnNews.filter(F.act == Own.RESTORE))
    return router
