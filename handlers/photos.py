"""/photos: the city as its readers see it, one photo after the other; the photo of the day."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiogram import Bot, F, Router
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, InputMediaPhoto, Message

from locales import Translator
from news.kinds import Shelf
from storage.chats import Chat
from storage.likes import Likes
from storage.readers import ReadersNews
from storage.submissions import Submission, Submissions
from storage.subscriptions import Subscriptions

from . import readers_screens as screens
from .answers import Event, is_gone_file, send_media, show, thread_of
from .callbacks import Begin, Do, Listed, ListFields, OwnList, ReaderNews, to_list, to_news
from .keyboards import Row, button, keyboard, marked, pager, rows
from .news_card import classic, with_head
from .own_screens import share
from .readers import check_liker, named_place, standing
from .shelves import BEST, SHELVES, known_by, listing, read_about

CAPTION = 1_024  # UTF-16 units of a caption (Bot API)


async def command(
    message: Message,
    command: CommandObject,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    readers: ReadersNews,
    likes: Likes,
    bot: Bot,
    now: datetime,
) -> None:
    """Answer /photos; a place may stand after it."""
    at = ListFields(shelf=Shelf.PHOTOS, place=named_place(command.args))
    await _page(message, at, chat, t, subscriptions, readers, likes, bot, now=now)


async def turn(
    query: CallbackQuery,
    callback_data: Listed,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    readers: ReadersNews,
    likes: Likes,
    bot: Bot,
    now: datetime,
) -> None:
    """Show the next photo, or another order."""
    await _page(query, callback_data, chat, t, subscriptions, readers, likes, bot, now=now)


async def _page(
    event: Event,
    at: ListFields,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    readers: ReadersNews,
    likes: Likes,
    bot: Bot,
    *,
    now: datetime,
) -> None:
    mine = await subscriptions.of_chat(chat.id)
    of = listing(Shelf.PHOTOS, read_about(mine, at.place), at.by, now=now)
    count = await readers.count(of)
    at = at.model_copy(update={"by": known_by(Shelf.PHOTOS, at.by)})
    if not count:
        text = (
            f"{screens.heading(at, t)}\n\n{t('list-empty-by' if at.by else 'list-empty-photos')}"
        )
        await show(event, text, keyboard(*rows(screens.by_buttons(at, t)), _adding(at, t)))
        return
    at = at.model_copy(update={"page": min(at.page, count - 1)})
    [photo] = await readers.page(of, limit=1, offset=at.page)
    person = event.from_user.id if event.from_user else 0
    markup = _buttons(photo, at, count, t, (await bot.me()).username or "",
                      is_liked=await likes.has(person, photo.id))  # fmt: skip
    await _put(event, photo, _caption(photo, at, chat, t, now=now), markup)


def _caption(
    photo: Submission, at: ListFields, chat: Chat, t: Translator, *, now: datetime
) -> str:
    card = screens.opened(photo, chat, t, now=now)
    if at.by == BEST and not at.page and photo.likes:
        card = with_head(card, t("photos-best"))
    return classic(card, longest=CAPTION)[0]


def _buttons(
    photo: Submission, at: ListFields, count: int, t: Translator, username: str, *, is_liked: bool
) -> InlineKeyboardMarkup:
    likes = marked(f"👍 {photo.likes or ''}".strip(), is_liked)
    row: Row = [button(likes, to_news(at, photo.id, Do.LIKE))]
    if len(photo.media) > 1:
        more = t.plain("button-more-photos", count=len(photo.media) - 1)
        row.append(button(more, to_news(at, photo.id, Do.FILES)))
    return keyboard(
        pager(at.page, count, lambda n: to_list(at, page=n)),
        row,
        [share(photo.id, t, username), screens.complain(at, photo.id, t)],
        screens.by_buttons(at, t),
        _adding(at, t),
    )


def _adding(at: ListFields, t: Translator) -> Row:
    kind = SHELVES[Shelf.PHOTOS].add
    return [
        button(t.plain("button-add-photos"), Begin(kind=kind, place=at.place)),
        button(t.plain("button-own"), OwnList()),
    ]


async def _put(
    event: Event, photo: Submission, caption: str, markup: InlineKeyboardMarkup
) -> None:
    """Show a photo: in place of the one before, or in a new message.

    One that Telegram has no longer is told of in words, so that the way on stays.
    """
    file = next(item["file_id"] for item in photo.media if item["kind"] == "photo")
    message = event if isinstance(event, Message) else event.message
    if event.bot is None or message is None:
        return
    try:
        if isinstance(event, CallbackQuery) and isinstance(message, Message) and message.photo:
            media = InputMediaPhoto(media=file, caption=caption, parse_mode=ParseMode.HTML)
            await message.edit_media(media, reply_markup=markup)
        else:
            await event.bot.send_photo(
                message.chat.id,
                file,
                caption=caption,
                message_thread_id=thread_of(event) or None,
                reply_markup=markup,
            )
    except TelegramBadRequest as error:
        if not is_gone_file(error):
            raise
        await event.bot.send_message(message.chat.id, caption, reply_markup=markup)


# ---------------------------------------------------------------- one photo


async def open_photo(
    query: CallbackQuery,
    callback_data: ReaderNews,
    bot: Bot,
    chat: Chat,
    t: Translator,
    submissions: Submissions,
    likes: Likes,
    now: datetime,
) -> None:
    """Show the photos of one submission."""
    photo = await standing(submissions, callback_data.id)
    await submissions.note_view(photo.id, by=query.from_user.id)
    await show_photo(query, photo, callback_data, bot, chat, t, likes, now=now)


async def show_photo(
    event: Event,
    photo: Submission,
    at: ReaderNews,
    bot: Bot,
    chat: Chat,
    t: Translator,
    likes: Likes,
    *,
    now: datetime,
) -> None:
    """Show one photo with all that belongs to it; from there, the gallery."""
    person = event.from_user.id if event.from_user else 0
    liked, name = await likes.has(person, photo.id), (await bot.me()).username or ""
    markup = _buttons(photo, at, 1, t, name, is_liked=liked)
    to_gallery = [button(t.plain("button-gallery"), to_list(at))]
    markup.inline_keyboard.insert(1, to_gallery)
    await _put(event, photo, _caption(photo, at, chat, t, now=now), markup)


async def like(
    query: CallbackQuery,
    callback_data: ReaderNews,
    chat: Chat,
    t: Translator,
    submissions: Submissions,
    subscriptions: Subscriptions,
    readers: ReadersNews,
    likes: Likes,
    bot: Bot,
    now: datetime,
) -> None:
    """Like a photo, or take it back: the count changes where it stands."""
    photo = await standing(submissions, callback_data.id)
    check_liker(photo, query.from_user.id)
    liked = await likes.toggle(query.from_user.id, photo.id, now=now)
    photo = await standing(submissions, photo.id)
    mine = await subscriptions.of_chat(chat.id)
    at = callback_data
    of = listing(Shelf.PHOTOS, read_about(mine, at.place), at.by, now=now)
    name = (await bot.me()).username or ""
    markup = _buttons(photo, at, await readers.count(of), t, name, is_liked=liked)
    if isinstance(query.message, Message):
        await query.message.edit_reply_markup(reply_markup=markup)


async def send_rest(
    query: CallbackQuery, callback_data: ReaderNews, submissions: Submissions
) -> None:
    """Send all photos of one submission."""
    await send_media(query, (await standing(submissions, callback_data.id)).media)


def router() -> Router:
    """Route /photos and its buttons."""
    router = Router(name="photos")
    router.message.register(command, Command("photos"))
    router.callback_query.register(turn, Listed.filter(F.shelf == Shelf.PHOTOS))
    acts: dict[Do, Callable[..., Any]] = {
        Do.OPEN: open_photo, Do.FILES: send_rest, Do.LIKE: like,
    }  # fmt: skip
    for do, handler in acts.items():
        router.callback_query.register(
            handler, ReaderNews.filter((F.do == do) & (F.shelf == Shelf.PHOTOS))
        )
    return router
