"""`@bot смоленск` in any chat: the top stories of a place, and each of them alone."""

import logging
from dataclasses import replace
from datetime import datetime

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineQuery, InlineQueryResultsButton

from digests.current import Current
from digests.render import Digest, Look
from digests.support import RichSupport
from locales import Translator
from news.model import PlaceId
from regions.catalogue import Place
from regions.lookup import find
from regions.prefix import beginning_with
from storage.chats import Chat
from storage.subscriptions import Subscriptions

from .choosing import is_subscribable
from .inline_screens import Offers, Offset, page_of_results, read_offset, way_to_bot
from .places import query_of

log = logging.getLogger(__name__)
CACHED = 60  # seconds that Telegram keeps an answer for the same person
PLACES_MOST = 10  # of one's own, offered to an empty query
MEANT_MOST = 3  # places that what is typed so far may mean
ZONE = "Europe/Moscow"  # of a stranger without a place
SIZE = 10

Wanted = tuple[PlaceId, str, str]
"""A place, its scope, its time zone."""


async def answer(
    query: InlineQuery,
    bot: Bot,
    chat: Chat | None,
    t: Translator,
    subscriptions: Subscriptions,
    current: Current,
    rich_support: RichSupport,
    now: datetime,
) -> None:
    """Offer the news of the places that are meant: typed, or one's own.

    Answers are kept for the person alone: their language, clock and cities are theirs.
    """
    typed = query_of(query.query)
    wanted = meant(typed) if typed else await own(chat, subscriptions)
    offset = read_offset(query.offset, now=now)
    digests = [
        await current.digest(place, scope, offset.slot, size=SIZE) for place, scope, _ in wanted
    ]
    zone = chat.time_zone if chat else next((zone for _, _, zone in wanted), ZONE)
    way = way_to_bot(wanted[0][0] if wanted else None, bool(typed), chat is not None, t)
    as_rich = rich_support.is_taken(now) and (chat is None or chat.style != "classic")
    offers = Offers(Look(t.language, zone), await bot.me(), as_rich)
    try:
        await _offer(query, offers, digests, offset, way)
    except TelegramBadRequest as error:
        if "query is too old" in error.message:
            log.info("an inline query was answered too late")
        elif as_rich:
            log.warning("rich results were refused, classic ones go: %s", error.message)
            await _offer(query, replace(offers, as_rich=False), digests, offset, way)
        else:
            raise


async def _offer(
    query: InlineQuery,
    offers: Offers,
    digests: list[Digest],
    offset: Offset,
    way: InlineQueryResultsButton | None,
) -> None:
    results, following = page_of_results(offers, digests, offset)
    await query.answer(
        list(results), cache_time=CACHED, is_personal=True, next_offset=following, button=way
    )


def meant(typed: str) -> list[Wanted]:
    """Name the places that what is typed so far may mean, the likeliest first. Pure."""
    found = find(typed)
    if found.exact:
        places: list[Place] = [found.candidates[0].place]
    else:
        places = [c.place for c in found.candidates if c.score >= 1]
        places += [p for p in beginning_with(typed) if p not in places]
        places += [c.place for c in found.candidates if c.place not in places]
    known = [place for place in places if is_subscribable(place)]
    return [(place.id, "region", place.time_zone) for place in known[:MEANT_MOST]]


async def own(chat: Chat | None, subscriptions: Subscriptions) -> list[Wanted]:
    """Name the places a person reads; none for a stranger."""
    if chat is None:
        return []
    mine = await subscriptions.of_chat(chat.id)
    places = {(s.place_id, s.scope): None for s in sorted(mine, key=lambda s: bool(s.paused))}
    return [(place, scope, chat.time_zone) for place, scope in list(places)[:PLACES_MOST]]


def router() -> Router:
    """Route inline queries. What is chosen of the answers needs nothing of us."""
    router = Router(name="inline")
    router.inline_query.register(answer)
    return router
