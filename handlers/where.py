"""Guess where a reader's news happened: a question answered in advance, never a decision."""

import asyncio

from news.model import PlaceId
from regions.catalogue import catalogue
from regions.geotag import tag
from storage.chats import Chat
from storage.subscriptions import Subscriptions


async def guess(text: str, chat: Chat, subscriptions: Subscriptions) -> str:
    """Name the place of a text: what it says for certain, else the person's first city.

    Empty where neither is known. The preview shows it with a button to change it.
    """
    mine = await subscriptions.of_chat(chat.id)
    home = next((s.place_id for s in mine if s.place_id in catalogue()), None)
    said = await asyncio.to_thread(named, text, home)  # its tables take a second to load
    return said or home or ""


def named(text: str, home: PlaceId | None) -> PlaceId | None:
    """Tell the one place that a text names for certain, a city before a region; null: none."""
    sure = [catalogue()[t.place] for t in tag(text, home=home) if t.certain]
    cities = [place for place in sure if place.kind == "city"]
    places = cities or [place for place in sure if place.kind == "region"]
    return places[0].id if len(places) == 1 else None
