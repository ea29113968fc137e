"""A story opened in place of its digest: who tells it, votes, why it is there."""

from datetime import datetime

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery
from aiogram.utils.callback_answer import CallbackAnswer

from digests import screens
from digests.buttons import AddNews, AskWhy, OpenSchedule, OpenStory, Vote
from digests.letter import story_letter
from digests.now import Digests, OpenedStory
from locales import Translator
from news.errors import UserError
from regions.catalogue import catalogue
from storage.chats import Chat
from storage.submissions import Submissions
from storage.subscriptions import Subscriptions
from storage.votes import StoryVotes

from . import submit
from .answers import send
from .gate import Gate
from .middlewares import Configure
from .pages import look_of, turn_to
from .presses import Pressed
from .schedule_screens import schedule
from .talk import Talk


async def open_story(
    query: CallbackQuery, press: OpenStory, bot: Bot, chat: Chat, digests: Digests
) -> None:
    """Open the story of a number."""
    opened = await _opened(digests, chat, press.delivery, press.index)
    look, name = look_of(chat), (await bot.me()).username or ""
    await turn_to(query, lambda as_rich: story_letter(opened, press, look, name, as_rich=as_rich))


async def vote(
    query: CallbackQuery,
    press: Vote,
    bot: Bot,
    chat: Chat,
    digests: Digests,
    votes: StoryVotes,
    now: datetime,
) -> None:
    """Count a vote of this chat; the same press again takes it back."""
    if press.value not in (1, -1):
        raise UserError("error-button-old")
    opened = await _opened(digests, chat, press.delivery, press.index)
    await votes.cast(chat.id, opened.story.id, press.value, now=now)
    await open_story(
        query, OpenStory(press.delivery, press.index, press.start), bot, chat, digests
    )


async def ask_why(
    query: CallbackQuery,
    press: AskWhy,
    chat: Chat,
    digests: Digests,
    callback_answer: CallbackAnswer,
) -> None:
    """Say why a story is in the digest."""
    opened = await _opened(digests, chat, press.delivery, press.index)
    callback_answer.text = screens.why(
        opened.story, look_of(chat), up=opened.votes.up, placed=opened.placed
    )
    callback_answer.show_alert = True


async def open_schedule(
    query: CallbackQuery,
    press: OpenSchedule,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Show the schedule of this place's digests below: the news stay where they are."""
    mine = await subscriptions.of_chat(target.id)
    here = next((s for s in mine if s.place_id == press.place), None)
    if here is None:
        raise UserError("error-subscription-gone")
    await send(query, *schedule(here, target, t, now=now))


async def add_news(
    query: CallbackQuery,
    press: AddNews,
    bot: Bot,
    chat: Chat,
    talk: Talk,
    submissions: Submissions,
    gate: Gate,
    callback_answer: CallbackAnswer,
) -> None:
    """Begin to write news of a place; from a group, in private."""
    if chat.kind != ChatType.PRIVATE:
        me = await bot.me()
        callback_answer.url = f"https://t.me/{me.username}?start=add"
        return
    place = press.place if press.place in catalogue() else ""
    await submit.begin(talk, gate, submissions, place=place)


async def _opened(digests: Digests, chat: Chat, delivery: int, index: int) -> OpenedStory:
    opened = await digests.story(chat.id, delivery, index)
    if opened is None:
        raise UserError("error-story-gone")
    return opened


def router() -> Router:
    """Route every button under a digest and under a story."""
    router = Router(name="story")
    router.callback_query.register(open_story, Pressed(OpenStory))
    router.callback_query.register(vote, Pressed(Vote))
    router.callback_query.register(ask_why, Pressed(AskWhy))
    router.callback_query.register(add_news, Pressed(AddNews))
    owner = Router(name="schedule")
    owner.callback_query.middleware(Configure())
    owner.callback_query.register(open_schedule, Pressed(OpenSchedule))
    router.include_router(owner)
    return router
