"""?start=n123: a link to one piece of what readers sent."""

from datetime import datetime

from aiogram import Bot
from aiogram.types import Message

from locales import Translator
from news.kinds import KINDS, Shelf
from storage.chats import Chat
from storage.likes import Likes
from storage.submissions import Submissions

from .callbacks import ReaderNews
from .cards import spot_of
from .photos import show_photo
from .readers import show_news, standing


async def open_news(
    message: Message,
    found: int,
    bot: Bot,
    chat: Chat,
    t: Translator,
    submissions: Submissions,
    likes: Likes,
    now: datetime,
) -> None:
    """Open the piece that a link names."""
    news = await standing(submissions, found)
    if message.from_user:
        await submissions.note_view(news.id, by=message.from_user.id)
    at = ReaderNews(id=news.id, shelf=KINDS[news.kind].shelf)
    if at.shelf is Shelf.PHOTOS:
        await show_photo(message, news, at, bot, chat, t, likes, now=now)
    elif (spot := spot_of(message)) and message.from_user:
        person = message.from_user.id
        await show_news(spot, news, at, chat, t, likes, person=person, now=now)
