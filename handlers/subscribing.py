"""What subscribing does, wherever it is asked for."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram.enums import ChatType

from digests.now import Digests
from digests.schedule import HOURS, Frequency, Schedule, next_slot
from locales import Translator
from news.errors import UserError
from regions.catalogue import Place
from storage.chats import Chat, Chats
from storage.subscriptions import Subscription, Subscriptions

from .answers import Event, chat_of, show, thread_of
from .callbacks import Ask, Settings, When
from .choosing import Screenful, covering, news_of
from .deep_links import configure_link
from .digest import send_now
from .keyboards import button, keyboard, link_button
from .words import schedule_of, when_in_words

MAX_PLACES = 50  # of one chat
NEVER = timedelta(days=14)  # a schedule without a single hour is looked at again after this


def slot_after(schedule: Schedule, time_zone: str, *, now: datetime) -> datetime:
    """Tell when the next digest is due; far ahead, where no hour is taken."""
    return next_slot(schedule, ZoneInfo(time_zone), after=now) or now + NEVER


async def reschedule(subscriptions: Subscriptions, chat: Chat, *, now: datetime) -> None:
    """Set the next slots of a chat anew: its zone or quiet hours changed, or it was away."""
    slots = {
        s.id: slot_after(schedule_of(s, chat), chat.time_zone, now=now)
        for s in await subscriptions.of_chat(chat.id)
    }
    await subscriptions.reschedule(slots)


async def subscribe(
    event: Event,
    place: Place,
    target: Chat,
    t: Translator,
    chats: Chats,
    subscriptions: Subscriptions,
    digests: Digests,
    *,
    now: datetime,
) -> None:
    """Subscribe, confirm, and show the news of the last hour at once.

    Raises:
        UserError: the chat has `MAX_PLACES` already.
    """
    elsewhere = chat_of(event) != target.id  # a group or channel, set up from a private chat
    thread_id = 0 if elsewhere else thread_of(event)
    target, made, new = await bind(target, place, chats, subscriptions, thread_id, now=now)
    who = event.from_user.first_name if event.from_user else target.title
    setup = configure_link(await event.bot.me(), target.id) if event.bot else ""
    named = target.id if elsewhere else 0
    said = _confirmation(place, made, target, t, who=who, new=new, named=named, setup=setup)
    await show(event, *said)
    if new and not elsewhere:  # readers of a channel did not ask for it this minute
        await send_now(event, digests, target, made.place_id, t, now=now)


async def bind(
    target: Chat,
    place: Place,
    chats: Chats,
    subscriptions: Subscriptions,
    thread_id: int = 0,
    *,
    now: datetime,
) -> tuple[Chat, Subscription, bool]:
    """Subscribe a chat every hour; gives the chat, the subscription, and whether it is new.

    Raises:
        UserError: the chat has `MAX_PLACES` already.
    """
    target = await _zoned(target, place, chats, subscriptions, thread_id)
    hours = HOURS[Frequency.HOURLY]
    made, new = await subscriptions.add(
        target.id,
        place.id,
        thread_id=thread_id,
        hours=hours,
        next_at=slot_after(Schedule(hours, quiet=target.held), target.time_zone, now=now),
        now=now,
    )
    return target, made, new


async def _zoned(
    target: Chat, place: Place, chats: Chats, subscriptions: Subscriptions, thread_id: int
) -> Chat:
    """Check the limit; a chat's first place also gives it a time zone."""
    has = await subscriptions.of_chat(target.id)
    known = any((s.place_id, s.thread_id) == (place.id, thread_id) for s in has)
    if len(has) >= MAX_PLACES and not known:
        raise UserError("error-too-many-places", limit=MAX_PLACES)
    if has or place.time_zone == target.time_zone:
        return target
    return await chats.change(target.id, time_zone=place.time_zone) or target


def _confirmation(
    place: Place,
    made: Subscription,
    target: Chat,
    t: Translator,
    *,
    who: str,
    new: bool,
    named: int,
    setup: str,
) -> Screenful:
    """Say what was subscribed to and when it comes, and offer what usually follows.

    `named`: the chat's number where the buttons are in another; `setup`: the link that opens
    the settings of a group in the private chat of who runs it.
    """
    key = "subscribed" if target.kind == ChatType.PRIVATE else "subscribed-group"
    of = news_of(place, made.scope, t)
    text = t(
        key if new else "subscribed-already",
        covers=t.plain("news-of", place=of) if of else covering(place, made.scope, t),
        when=when_in_words(schedule_of(made, target), t),
        who=who,
        title=target.title,
    )
    settings = button(t.plain("button-settings"), Settings(chat=named))
    if target.kind != ChatType.PRIVATE and not named:
        settings = link_button(t.plain("button-configure"), setup)
    return text, keyboard(
        [
            button(t.plain("button-schedule"), When(id=made.id, chat=named)),
            button(t.plain("button-more-city"), Ask(chat=named)),
            settings,
        ]
    )
