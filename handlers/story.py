"""A story opened in place of its digest: who tells it, votes, why it is there."""

from datetime import datetime

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from digests import screens
from digests.buttons import AddNews, AskWhy, Follow, More, OpenSchedule, OpenStory, Vote
from digests.letter import Letter, story_letter
from digests.now import Digests, OpenedStory
from digests.render import headline
from digests.told import why_keyboard, why_screen
from locales import Translator
from news.errors import UserError
from regions.catalogue import catalogue
from storage.chats import Chat
from storage.follows import Follows
from storage.subscriptions import Subscriptions
from storage.votes import StoryVotes

from . import submit
from .answers import send, show, thread_of
from .deep_links import ADD, link
from .gate import Gate
from .middlewares import Configure
from .mine_screens import listed
from .pages import look_of, send_page, turn_to
from .presses import Pressed
from .schedule_screens import schedule
from .talk import Talk


async def open_story(
    query: CallbackQuery, press: OpenStory, bot: Bot, chat: Chat, digests: Digests
) -> None:
    """Open the story of a number."""
    person = query.from_user.id if chat.kind == ChatType.PRIVATE else 0
    opened = await opened_story(digests, chat, press.delivery, press.index, person=person)
    look, name = look_of(chat), (await bot.me()).username or ""
    await turn_to(query, lambda as_rich: story_letter(opened, press, look, name, as_rich=as_rich))


async def vote(
    query: CallbackQuery,
    press: Vote,
    bot: Bot,
    chat: Chat,
    digests: Digests,
    votes: StoryVotes,
    t: Translator,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Count the vote of the person who presses; the same press again takes it back."""
    if press.value not in (1, -1):
        raise UserError("error-button-old")
    opened = await opened_story(digests, chat, press.delivery, press.index)
    stands = await votes.cast(query.from_user.id, opened.story.id, press.value, now=now)
    callback_answer.text = t.plain("vote-counted" if stands else "vote-taken-back")
    await open_story(
        query, OpenStory(press.delivery, press.index, press.start), bot, chat, digests
    )


async def follow(
    query: CallbackQuery,
    press: Follow,
    bot: Bot,
    chat: Chat,
    digests: Digests,
    follows: Follows,
    t: Translator,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Follow a story, or no longer."""
    opened = await opened_story(digests, chat, press.delivery, press.index)
    story, thread = opened.story, thread_of(query)
    on = await follows.toggle(chat.id, story.id, len(story.sources), thread_id=thread, now=now)
    callback_answer.text = t.plain("follow-on" if on else "follow-off")
    back = OpenStory(press.delivery, press.index, press.start)
    await open_story(query, back, bot, chat, digests)


async def open_more(query: CallbackQuery, press: More, chat: Chat, digests: Digests) -> None:
    """Show what else may be done with a story."""
    opened = await opened_story(digests, chat, press.delivery, press.index)
    look = look_of(chat)
    text = f"<b>{headline(opened.story, look)}</b>"
    await turn_to(query, lambda _: Letter(text, screens.more_keyboard(press, look)))


async def ask_why(query: CallbackQuery, press: AskWhy, chat: Chat, digests: Digests) -> None:
    """Say why a story is in the digest: each part of its rank."""
    letter = await why_letter(digests, chat, press)
    await turn_to(query, lambda _: letter)


async def why_letter(digests: Digests, chat: Chat, press: AskWhy) -> Letter:
    """Lay out why a story is in the digest."""
    opened = await opened_story(digests, chat, press.delivery, press.index)
    look = look_of(chat)
    reasons = screens.why(opened.story, look, up=opened.votes.up, placed=opened.placed)
    text = why_screen(opened.story, reasons, opened.votes, look)
    return Letter(text, why_keyboard(press, look, len(opened.digest.items)))


async def why(
    message: Message, command: CommandObject, chat: Chat, t: Translator, digests: Digests
) -> None:
    """Answer /why and /why 3: the first story of the last digest, or the one of a number."""
    wanted = (command.args or "1").strip()
    delivery = await digests.latest(chat.id, thread_of(message))
    if delivery is None:
        await show(message, t("why-no-digest"))
        return
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 4 else 0
    if number < 1:
        raise UserError("why-which")
    letter = await why_letter(digests, chat, AskWhy(delivery, number - 1))
    await send_page(message, lambda _: letter, chat)


async def open_schedule(
    query: CallbackQuery,
    press: OpenSchedule,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Show the schedule of this place's digests below: the news stay where they are.

    Under a digest of several places, all of them.
    """
    mine = await subscriptions.of_chat(target.id)
    if not press.place:
        await send(query, *listed(mine, target, t, now=now))
        return
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
    gate: Gate,
    callback_answer: CallbackAnswer,
) -> None:
    """Begin to write news of a place; from a group, in private."""
    if chat.kind != ChatType.PRIVATE:
        callback_answer.url = link(await bot.me(), ADD)
        return
    place = press.place if press.place in catalogue() else ""
    await submit.begin(talk, gate, place=place)


async def opened_story(
    digests: Digests, chat: Chat, delivery: int, index: int, *, person: int = 0
) -> OpenedStory:
    """Open a story of a digest of this chat.

    Raises:
        UserError: there is no such story any more.
    """
    opened = await digests.story(chat.id, delivery, index, person=person)
    if opened is None:
        raise UserError("error-story-gone")
    return opened


def router() -> Router:
    """Route every button under a digest and under a story."""
    router = Router(name="story")
    router.callback_query.register(open_story, Pressed(OpenStory))
    router.callback_query.register(vote, Pressed(Vote))
    router.callback_query.register(follow, Pressed(Follow))
    router.callback_query.register(open_more, Pressed(More))
    router.callback_query.register(ask_why, Pressed(AskWhy))
    router.message.register(why, Command("why"))
    router.callback_query.register(add_news, Pressed(AddNews))
    owner = Router(name="schedule")
    owner.callback_query.middleware(Configure())
    owner.callback_query.register(open_schedule, Pressed(OpenSchedule))
    router.include_router(owner)
    return router
