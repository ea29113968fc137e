"""Tell the city: /add, or a message made news. What may become of it: news.submission."""

from dataclasses import replace
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from aiogram.utils.callback_answer import CallbackAnswer

from locales import Translator
from news.errors import UserError
from news.kinds import Kind
from news.model import PlaceId
from news.submission import Act, Content, check
from regions.catalogue import catalogue
from regions.lookup import find
from storage.chats import Chat
from storage.submissions import Submissions
from storage.subscriptions import Subscriptions

from .answers import Event, send, send_media, show
from .callbacks import DraftPlace, DraftPress, DraftStep, Go, Screen
from .drafts import DraftNews, Writing, load, new_draft, save, told
from .gate import Gate
from .hints import has_link, is_long
from .keyboards import keyboard
from .places import QUERY_LENGTH
from .submit_screens import SIGNATURE, asking, offering, place_asked, preview, rules, sent
from .where import guess

# ---------------------------------------------------------------- beginning


async def begin(
    event: Event,
    state: FSMContext,
    t: Translator,
    submissions: Submissions,
    gate: Gate,
    place: str = "",
) -> None:
    """Ask what happened; before the first time, show the rules.

    Raises:
        UserError: the operator takes no news from readers.
    """
    gate.check_open()
    person = event.from_user.id if event.from_user else 0
    await save(state, Writing.text, new_draft(place))
    first = await submissions.count_by(person) == 0
    text, markup = rules(t) if first else asking(t)
    await send(event, text, markup)


async def add(
    message: Message,
    state: FSMContext,
    t: Translator,
    submissions: Submissions,
    gate: Gate,
) -> None:
    """Answer /add in private."""
    await begin(message, state, t, submissions, gate)


async def add_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead from a group to the private chat: a draft is nobody else's business."""
    me = await bot.me()
    link = InlineKeyboardButton(
        text=t.plain("button-open-bot"), url=f"https://t.me/{me.username}?start=add"
    )
    await show(message, t("submit-in-private"), keyboard([link]))


async def press_add(
    query: CallbackQuery,
    state: FSMContext,
    t: Translator,
    submissions: Submissions,
    gate: Gate,
) -> None:
    """Begin from a button."""
    await begin(query, state, t, submissions, gate)


async def rules_read(query: CallbackQuery, t: Translator) -> None:
    """Ask what happened, in place of the rules."""
    await show(query, *asking(t))


# ---------------------------------------------------------------- the words


async def tell(
    message: Message,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Take the news: a text, a picture with words, a part of an album."""
    before = await load(state) or new_draft()
    draft = told(before, message)
    is_part = bool(message.media_group_id) and message.media_group_id == before.album
    if not draft.text:
        await save(state, Writing.text, draft)
        if not is_part:
            await message.answer(t("submit-words"))
        return
    check(draft.text)
    if is_part and draft.preview and message.bot:
        await _refresh(message.bot, draft, chat, t, state, now=now)
        return
    await go_on(message, state, draft, chat, t, subscriptions, now=now)


async def go_on(
    event: Event,
    state: FSMContext,
    draft: DraftNews,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    *,
    now: datetime,
) -> None:
    """Show the draft as readers will see it, or ask what is missing first."""
    if not draft.text:
        await save(state, Writing.text, draft)
        await send(event, t("submit-words"))
        return
    check(draft.text)
    if not draft.place:
        draft = replace(draft, place=await guess(draft.text, chat, subscriptions))
    if not draft.place:
        await save(state, Writing.place, draft)
        await send(event, *place_asked(t, draft))
        return
    text, markup = preview(draft, chat, t, now=now)
    shown = await send(event, text, markup)
    await save(state, Writing.preview, replace(draft, preview=shown.message_id if shown else 0))


async def _refresh(
    bot: Bot, draft: DraftNews, chat: Chat, t: Translator, state: FSMContext, *, now: datetime
) -> None:
    """Show the draft anew where it is shown already."""
    await save(state, Writing.preview, draft)
    text, markup = preview(draft, chat, t, now=now)
    try:
        await bot.edit_message_text(
            text, chat_id=chat.id, message_id=draft.preview, reply_markup=markup
        )
    except TelegramBadRequest as error:
        if "not modified" not in error.message:
            raise


async def offer(message: Message, state: FSMContext, t: Translator, key: str) -> None:
    """Keep a message nobody asked for, and offer to make news of it; once for an album."""
    before = await load(state)
    part = message.media_group_id is not None and before is not None
    if part and before and before.album == message.media_group_id:
        await save(state, Writing.offered, told(before, message))
        return
    draft = told(new_draft(), message)
    await save(state, Writing.offered, draft)
    text, markup = offering(draft, t, key)
    await message.reply(text, reply_markup=markup)


# ---------------------------------------------------------------- the place


async def name_place(
    message: Message,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Take the name of the place where it happened."""
    draft = await load(state) or new_draft()
    found = find(" ".join((message.text or "").split())[:QUERY_LENGTH])
    if not found.exact:
        await show(message, *place_asked(t, draft, found))
        return
    chosen = replace(draft, place=found.candidates[0].place.id)
    await go_on(message, state, chosen, chat, t, subscriptions, now=now)


async def press_place(
    query: CallbackQuery,
    callback_data: DraftPlace,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Take the place of a button."""
    draft = await _draft(state, callback_data.key)
    if catalogue().get(callback_data.place) is None:
        raise UserError("error-place-gone")
    chosen = replace(draft, place=callback_data.place)
    await go_on(query, state, chosen, chat, t, subscriptions, now=now)


# ---------------------------------------------------------------- the presses under the preview


async def press(
    query: CallbackQuery,
    callback_data: DraftPress,
    state: FSMContext,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    now: datetime,
) -> None:
    """Do what a button under the draft says, but for publishing."""
    draft = await _draft(state, callback_data.key)
    match callback_data.step:
        case DraftStep.SIGNED | DraftStep.UNSIGNED:
            signed = callback_data.step is DraftStep.SIGNED
            draft = replace(draft, signed=signed)
            await save(state, Writing.preview, draft)
            await show(query, *preview(draft, chat, t, now=now))
        case DraftStep.TEXT:
            await save(state, Writing.text, draft)
            await send(query, t("submit-again"))
        case DraftStep.PLACE:
            await save(state, Writing.place, draft)
            await send(query, *place_asked(t, draft))
        case DraftStep.PHOTOS:
            await send_media(query, draft.media)
        case DraftStep.SHOW:
            await go_on(query, state, draft, chat, t, subscriptions, now=now)
        case _:
            await state.clear()
            await show(query, t("submit-cancelled"))


async def publish(
    query: CallbackQuery,
    callback_data: DraftPress,
    state: FSMContext,
    t: Translator,
    submissions: Submissions,
    gate: Gate,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Let the draft go, once, however often the button is pressed."""
    author = query.from_user
    done = await submissions.by_request(author.id, callback_data.key)
    if done is None:
        draft = await _draft(state, callback_data.key)
        check(draft.text)
        content = Content(
            kind=Kind.NEWS,
            place=PlaceId(draft.place),
            area=PlaceId(draft.place),
            text=draft.text,
            entities=draft.entities,
            media=draft.media,
            signature=author.first_name[:SIGNATURE] if draft.signed else "",
        )
        decision = await gate.decide(content, author.id, Act.PUBLISH, now=now)
        done, _ = await submissions.add(author.id, content, decision, key=draft.key, now=now)
        await state.clear()
    await show(query, *sent(done, t))


async def _draft(state: FSMContext, key: str) -> DraftNews:
    draft = await load(state)
    if draft is None or draft.key != key:
        raise UserError("error-draft-gone")
    return draft


async def from_link(message: Message, state: FSMContext, t: Translator) -> None:
    """Somebody sends an address."""
    await offer(message, state, t, "hint-link")


async def from_long_text(message: Message, state: FSMContext, t: Translator) -> None:
    """Somebody tells a story without being asked."""
    await offer(message, state, t, "hint-long")


async def from_picture(message: Message, state: FSMContext, t: Translator) -> None:
    """Somebody shows something."""
    await offer(message, state, t, "hint-photo")


def router() -> Router:
    """/add, every message of the dialog it begins, every button under the draft."""
    router = Router(name="submit")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(add, Command("add"), private)
    router.message.register(add_in_group, Command("add"))
    said = F.text[0] != "/"
    router.message.register(tell, StateFilter(Writing.text, Writing.preview), said)
    router.message.register(tell, StateFilter(Writing.text, Writing.preview), F.photo | F.video)
    router.message.register(name_place, Writing.place, said)
    router.callback_query.register(press_add, Go.filter(F.screen == Screen.ADD))
    router.callback_query.register(rules_read, Go.filter(F.screen == Screen.RULES))
    router.callback_query.register(press_place, DraftPlace.filter())
    router.callback_query.register(publish, DraftPress.filter(F.step == DraftStep.PUBLISH))
    router.callback_query.register(press, DraftPress.filter())
    return router


def offers_router() -> Router:
    """Messages nobody asked for that look like news; before names of places are looked up."""
    router = Router(name="offers")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(from_link, F.func(has_link))
    router.message.register(from_long_text, F.text, F.func(is_long))
    router.message.register(from_picture, F.photo | F.video)
    return router
