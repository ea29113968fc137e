"""A story outside of any digest: alerts, updates of what one follows, and articles misplaced."""

from datetime import datetime

from aiogram import Bot, Router
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from digests.buttons import Doubt, FollowTold, Misplace, OpenTold
from digests.day import alone
from digests.letter import Letter
from digests.now import Digests
from digests.render import Look
from digests.told import doubt_screen, told_letter, told_screen
from locales import Translator
from news.errors import UserError
from news.model import StoryId
from storage.chats import Chat
from storage.follows import Follows
from storage.misplaced import Misplaced
from storage.outbox import Pending
from storage.stories import Stories

from .answers import thread_of
from .deep_links import STORY, link
from .pages import look_of, turn_to
from .presses import Pressed
from .story import opened_story


async def open_told(
    query: CallbackQuery,
    press: OpenTold,
    bot: Bot,
    chat: Chat,
    digests: Digests,
    follows: Follows,
    now: datetime,
) -> None:
    """Show a story that an alert or an update told of, with everyone who tells it."""
    story = await digests.linked(press.story)
    if story is None:
        raise UserError("error-story-gone")
    followed = await follows.is_followed(chat.id, story.id)
    there = link(await bot.me(), f"{STORY}{story.id}")
    letter = told_screen(story, look_of(chat), there, now=now, followed=followed)
    await turn_to(query, lambda _: letter)


async def follow_told(
    query: CallbackQuery,
    press: FollowTold,
    bot: Bot,
    chat: Chat,
    digests: Digests,
    follows: Follows,
    t: Translator,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Follow such a story, or no longer."""
    story = await digests.linked(press.story)
    if story is None:
        raise UserError("error-story-gone")
    thread = thread_of(query)
    on = await follows.toggle(chat.id, story.id, len(story.sources), thread_id=thread, now=now)
    callback_answer.text = t.plain("follow-on" if on else "follow-off")
    await open_told(query, OpenTold(story.id), bot, chat, digests, follows, now)


async def doubt(query: CallbackQuery, press: Doubt, chat: Chat, digests: Digests) -> None:
    """Ask which article is not of its story."""
    opened = await opened_story(digests, chat, press.delivery, press.index)
    if opened.told is None or len(opened.told.articles) < 2:
        raise UserError("doubt-alone")
    text, keyboard = doubt_screen(opened.told, press, look_of(chat))
    await turn_to(query, lambda _: Letter(text, keyboard))


async def misplace(
    query: CallbackQuery,
    press: Misplace,
    chat: Chat,
    digests: Digests,
    misplaced: Misplaced,
    t: Translator,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Count what a person says; enough people, and the article leaves the story for good."""
    opened = await opened_story(digests, chat, press.delivery, press.index)
    told = opened.told
    if told is None or press.article not in {article.id for article in told.articles}:
        raise UserError("doubt-gone")
    new = await misplaced.say(query.from_user.id, press.article, told.id, now=now)
    callback_answer.text = t.plain("doubt-thanks" if new else "doubt-again")
    callback_answer.show_alert = True


async def write(pending: Pending, stories: Stories, now: datetime) -> Letter | None:
    """Write an alert or an update when it is sent; null: the story is kept no longer."""
    id = StoryId(int(pending.body.get("story", 0)))
    told = (await stories.of_ids([id])).get(id)
    if told is None:
        return None
    return told_letter(alone(told), pending.body, Look(pending.language, pending.time_zone), now)


def router() -> Router:
    """Route what stands under a story outside of a digest, and «Не та новость»."""
    router = Router(name="told")
    router.callback_query.register(open_told, Pressed(OpenTold))
    router.callback_query.register(follow_told, Pressed(FollowTold))
    router.callback_query.register(doubt, Pressed(Doubt))
    router.callback_query.register(misplace, Pressed(Misplace))
    return router
