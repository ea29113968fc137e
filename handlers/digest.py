"""Digests on request: the first one, /now, and turning their pages."""

from dataclasses import replace
from datetime import datetime

from aiogram import Router
from aiogram.enums import ChatAction
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from digests.buttons import OpenDigest
from digests.letter import Letter
from digests.now import Digests
from locales import Translator
from news.errors import UserError
from news.model import DeliveryId, PlaceId, Section
from regions.catalogue import catalogue
from storage.chats import Chat
from storage.subscriptions import Subscription, Subscriptions

from .answers import Event, show, thread_of
from .callbacks import Ask, Now, NowSections
from .keyboards import Button, Row, as_letter_buttons, back, button, keyboard, marked, rows
from .mine_screens import name_of
from .pages import digest_page, send_page, turn_to
from .presses import Pressed

WINDOWS = {"button-hour": 1, "button-three": 3, "button-day": 24}  # hours that /now offers


def choices(place: str, hours: int, section: Section | None, t: Translator) -> list[Row]:
    """Offer how far back to look and of which section; what is shown is marked."""
    name = section.value if section else ""
    windows = [
        button(marked(t.plain(key), h == hours), Now(place=place, hours=h, section=name))
        for key, h in WINDOWS.items()
    ]
    label = f"{_section(name, t)} ›"
    return [windows, [button(label, NowSections(place=place, hours=hours, section=name))]]


def section_list(data: NowSections, t: Translator) -> Letter:
    """Ask of which section; the one that is shown is marked."""
    names = ["", *(section.value for section in Section)]
    buttons = [
        button(
            marked(_section(name, t), name == data.section),
            Now(place=data.place, hours=data.hours, section=name),
        )
        for name in names
    ]
    home = back(t, Now(place=data.place, hours=data.hours, section=data.section))
    return Letter(t("now-section"), as_letter_buttons(keyboard(*rows(buttons, across=2), home)))


def _section(name: str, t: Translator) -> str:
    return t.plain(f"section-{name}" if name else "button-all-sections")


async def send_now(
    event: Event,
    digests: Digests,
    target: Chat,
    place: PlaceId,
    t: Translator,
    *,
    scope: str = "region",
    now: datetime,
) -> None:
    """Send the news of the last hour in a new message; "typing" shows while it is made."""
    thread = thread_of(event)
    if event.bot is not None:
        await event.bot.send_chat_action(
            target.id, ChatAction.TYPING, message_thread_id=thread or None
        )
    shown = await digests.now(target, place, scope=scope, thread_id=thread, now=now)
    page = digest_page(shown.digest, shown.delivery, target)
    await send_page(event, page, target, choices(place, 1, None, t))


async def command(
    message: Message,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    digests: Digests,
    now: datetime,
) -> None:
    """Answer /now: at once for one place, with a question where there are several."""
    mine = read_in(await subscriptions.of_chat(chat.id), thread_of(message))
    places = {s.place_id: s for s in mine}
    if not places:
        add = keyboard([button(t.plain("button-add-place"), Ask())])
        await show(message, t("mine-empty"), add)
    elif len(places) > 1:
        await show(message, t("now-which"), keyboard(*rows(_places(places, t), across=2)))
    else:
        one = mine[0]
        await send_now(message, digests, chat, one.place_id, t, scope=one.scope, now=now)


def read_in(mine: list[Subscription], thread: int) -> list[Subscription]:
    """Give the subscriptions of a forum topic; all of the chat's where it has none of its own."""
    return [s for s in mine if s.thread_id == thread] or mine


def _places(mine: dict[PlaceId, Subscription], t: Translator) -> list[Button]:
    return [button(name_of(s, t), Now(place=place, hours=0)) for place, s in mine.items()]


async def press(
    query: CallbackQuery,
    callback_data: Now,
    chat: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    digests: Digests,
    now: datetime,
) -> None:
    """Show the news of a place: another window in place, the first one in a new message."""
    place, hours = catalogue().get(callback_data.place), callback_data.hours
    if place is None:
        raise UserError("error-place-gone")
    mine = await subscriptions.of_chat(chat.id)
    scope = next((s.scope for s in mine if s.place_id == place.id), "region")
    if not hours:
        await send_now(query, digests, chat, place.id, t, scope=scope, now=now)
        return
    section = section_of(callback_data.section)
    shown = await digests.now(
        chat,
        place.id,
        scope=scope,
        hours=hours,
        section=section,
        thread_id=thread_of(query),
        now=now,
    )
    page = digest_page(shown.digest, shown.delivery, chat)
    await turn_to(query, page, choices(place.id, hours, section, t))


async def ask_section(query: CallbackQuery, callback_data: NowSections, t: Translator) -> None:
    """Show the sections in place of the news."""
    letter = section_list(callback_data, t)
    await turn_to(query, lambda as_rich: replace(letter, rich=as_rich))


def section_of(name: str) -> Section | None:
    """Read the section of a button; null: of all.

    Raises:
        UserError: there is no such section.
    """
    if not name:
        return None
    try:
        return Section(name)
    except ValueError:
        raise UserError("error-button-old") from None


async def turn(
    query: CallbackQuery, press: OpenDigest, chat: Chat, t: Translator, digests: Digests
) -> None:
    """Show a page of a digest: «Ещё», «‹ К дайджесту»."""
    digest = await digests.open(chat.id, press.delivery)
    if digest is None:
        raise UserError("error-digest-gone")
    page = digest_page(digest, DeliveryId(press.delivery), chat, press.start)
    edition = digest.edition
    others = choices(edition.place, edition.hours, edition.section, t)
    if not digest.was_asked_for:
        others = []
    await turn_to(query, page, others)


def router() -> Router:
    """Route /now and what turns the pages of a digest."""
    router = Router(name="digest")
    router.message.register(command, Command("now"))
    router.callback_query.register(press, Now.filter())
    router.callback_query.register(ask_section, NowSections.filter())
    router.callback_query.register(turn, Pressed(OpenDigest))
    return router
