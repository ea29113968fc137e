"""/mynews: one's own submissions after they were sent: how they fare, and what can be done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from locales import Translator
from news.draft import Said, draft_of, told
from news.errors import UserError
from news.kinds import KINDS
from news.submission import (
    OPEN_TO,
    Act,
    Move,
    State,
    after,
    check_act,
    check_length,
    may_renew,
    restored,
)
from storage.chats import Chat
from storage.submissions import Submission, Submissions

from . import own_screens as screens
from .answers import Event, send_location, send_media, show
from .callbacks import Own, OwnList, OwnNews
from .cards import show_card, spot_of
from .drafts import new_draft
from .gate import Gate
from .keyboards import PAGE, keyboard, page_within
from .said import is_taken, said_of
from .submit_screens import edited_offered
from .talk import Talk


async def command(message: Message, t: Translator, chat: Chat, submissions: Submissions) -> None:
    """Answer /mynews."""
    await _list(message, t, chat, submissions, page=0)


async def turn(
    query: CallbackQuery,
    callback_data: OwnList,
    t: Translator,
    chat: Chat,
    submissions: Submissions,
) -> None:
    """Turn a page of the list."""
    await _list(query, t, chat, submissions, page=callback_data.page)


async def _list(
    event: Event, t: Translator, chat: Chat, submissions: Submissions, *, page: int
) -> None:
    page, pages = page_within(page, await submissions.count_by(chat.id))
    mine = await submissions.of_author(chat.id, limit=PAGE, offset=page * PAGE)
    await show(event, *screens.listed(mine, page, pages, t))


async def open_own(
    query: CallbackQuery,
    callback_data: OwnNews,
    bot: Bot,
    t: Translator,
    chat: Chat,
    submissions: Submissions,
    now: datetime,
) -> None:
    """Show one's own submission with how it fares."""
    mine = await own(submissions, query, callback_data.id)
    name, page = (await bot.me()).username or "", callback_data.page
    spot = spot_of(query)
    if spot is not None:
        await show_card(
            spot,
            screens.opened(mine, chat, t, now=now),
            chat,
            lambda shown: keyboard(*screens.buttons(mine, shown, t, name, page=page, now=now)),
            callback_data.part,
        )


async def send_files(
    query: CallbackQuery, callback_data: OwnNews, submissions: Submissions
) -> None:
    """Send what is attached to one's own submission."""
    await send_media(query, (await own(submissions, query, callback_data.id)).media)


async def send_point(
    query: CallbackQuery, callback_data: OwnNews, submissions: Submissions
) -> None:
    """Send the point on the map that one has shown."""
    await send_location(query, (await own(submissions, query, callback_data.id)).content.point)


async def withdraw(
    query: CallbackQuery,
    callback_data: OwnNews,
    bot: Bot,
    t: Translator,
    submissions: Submissions,
    now: datetime,
) -> None:
    """Take one's news back: readers do not see it from now on."""
    mine = await own(submissions, query, callback_data.id)
    made = await submissions.move(
        mine.id, of=mine.state, to=after(mine.state, Move.WITHDRAW), now=now
    )
    await _show(query, _made(made), bot, t, now=now)


async def sell(
    query: CallbackQuery,
    callback_data: OwnNews,
    bot: Bot,
    t: Translator,
    submissions: Submissions,
    now: datetime,
) -> None:
    """Mark an ad as sold: readers do not see it from now on."""
    mine = await own(submissions, query, callback_data.id)
    if not KINDS[mine.kind].ends:
        raise UserError("error-button-old")
    made = await submissions.move(mine.id, of=mine.state, to=after(mine.state, Move.SELL), now=now)
    await _show(query, _made(made), bot, t, now=now)


async def restore(
    query: CallbackQuery,
    callback_data: OwnNews,
    bot: Bot,
    t: Translator,
    submissions: Submissions,
    gate: Gate,
    now: datetime,
) -> None:
    """Put back what was withdrawn or sold, where it stood."""
    mine = await own(submissions, query, callback_data.id)
    gate.check_open()
    to = restored(
        mine.state,
        was_published=mine.published_at is not None,
        changed_at=mine.changed_at or mine.created_at,
        now=now,
    )
    reason = None
    if to is State.PUBLISHED:
        decision = await gate.decide(mine.content, query.from_user.id, Act.RESTORE, now=now)
        to, reason = decision.state, decision.reason
    made = await submissions.move(mine.id, of=mine.state, to=to, now=now, reason=reason)
    await _show(query, _made(made), bot, t, now=now)


async def renew(
    query: CallbackQuery,
    callback_data: OwnNews,
    bot: Bot,
    t: Translator,
    submissions: Submissions,
    gate: Gate,
    now: datetime,
) -> None:
    """List an ad for another while, by the same rules as if it were new."""
    mine = await own(submissions, query, callback_data.id)
    if not may_renew(mine.state, mine.kind, mine.expires_at, now=now):
        raise UserError("error-renew-early")
    decision = await gate.decide(mine.content, query.from_user.id, Act.RENEW, now=now)
    made = await submissions.renew(mine, decision, now=now)
    await _show(query, _made(made), bot, t, now=now)


async def detach(
    query: CallbackQuery,
    callback_data: OwnNews,
    bot: Bot,
    t: Translator,
    submissions: Submissions,
    now: datetime,
) -> None:
    """Take one's news out from under a story that is about something else."""
    mine = await own(submissions, query, callback_data.id)
    made = await submissions.detach(mine.id, now=now)
    await _show(query, _made(made), bot, t, now=now)


async def edit(
    query: CallbackQuery, callback_data: OwnNews, talk: Talk, submissions: Submissions
) -> None:
    """Begin to give one's submission other words: its preview, where all can be changed."""
    mine = await own(submissions, query, callback_data.id)
    check_act(mine.state, Act.EDIT)
    draft = draft_of(new_draft().key, mine.content, id=mine.id, version=mine.version)
    await talk.go_on(await talk.begin(draft))


# ---------------------------------------------------------------- messages edited afterwards


async def edited(edited_message: Message, talk: Talk, submissions: Submissions) -> None:
    """Somebody edits a message: of an album, of a draft, of something sent, or of none."""
    if not is_taken(edited_message):
        return
    said = said_of(edited_message)
    if said.album and await talk.drafts.recollect(talk.chat.id, said):
        return
    if await talk.retake(said):
        return
    done = await submissions.by_message(talk.chat.id, said.id)
    if done is not None and done.state in OPEN_TO[Act.EDIT]:
        await _offer_edited(talk, done, said)


async def _offer_edited(talk: Talk, done: Submission, said: Said) -> None:
    """Say that what was sent stays as it is, and offer to take the new words; once."""
    key = blake2b(f"{talk.chat.id} {done.id} {done.version}".encode(), digest_size=8).hexdigest()
    words = replace(said, media=(), point=None, origin=())
    draft = told(draft_of(key, done.content, id=done.id, version=done.version), words)
    check_length(draft.words[0])
    if await talk.drafts.add(talk.chat.id, draft, now=talk.now):
        await talk.say(edited_offered(draft, talk.t))
    else:
        await talk.change(key, lambda one: told(one, words))


async def own(submissions: Submissions, query: CallbackQuery, id: int) -> Submission:
    """Find the submission of a press.

    Raises:
        UserError: it is not the presser's.
    """
    found = await submissions.own(query.from_user.id, id)
    if found is None:
        raise UserError("error-not-yours")
    return found


def _made(made: Submission | None) -> Submission:
    if made is None:  # a moderator, or another press, was faster
        raise UserError("error-submission-moved")
    return made


async def _show(
    query: CallbackQuery, done: Submission, bot: Bot, t: Translator, *, now: datetime
) -> None:
    name = (await bot.me()).username or ""
    await show(query, *screens.after(done, t, name, now=now))


def router() -> Router:
    """Route /mynews, the buttons under what one has sent, and messages that are edited."""
    router = Router(name="own-news")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(command, Command("mynews"), private)
    router.edited_message.register(edited, private)
    router.callback_query.register(turn, OwnList.filter())
    acts: dict[Own, Callable[..., Any]] = {
        Own.OPEN: open_own,
        Own.FILES: send_files,
        Own.POINT: send_point,
        Own.WITHDRAW: withdraw,
        Own.RESTORE: restore,
        Own.RENEW: renew,
        Own.SELL: sell,
        Own.DETACH: detach,
        Own.EDIT: edit,
    }
    for act, handler in acts.items():
        router.callback_query.register(handler, OwnNews.filter(F.act == act))
    return router
