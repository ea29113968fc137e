"""Guess where a reader's news happened: a question answered in advance, never a decision."""

import asyncio

from news.draft import Draft
from news.model import PlaceId
from regions.catalogue import catalogue
from regions.geotag import tag
from regions.nearest import nearest
from storage.chats import Chat
from storage.subscriptions import Subscriptions


async def guess(draft: Draft, chat: Chat, subscriptions: Subscriptions) -> str:
    """Name the place of a draft: its point's, else what its words name, else the first city.

    Empty where none is known. The preview shows it with a button to change it.
    """
    if draft.point and (near := near_to(*draft.point)):
        return near
    mine = await subscriptions.of_chat(chat.id)
    home = next((s.place_id for s in mine if s.place_id in catalogue()), None)
    said = await asyncio.to_thread(named, draft.words[0], home)  # its tables take a second to load
    return said or home or ""


def near_to(lat: float, lon: float) -> PlaceId | None:
    """Name the city nearest to a point; null: none is near, or it is no point on Earth."""
    try:
        near = nearest(lat, lon, limit=1)[0]
    except ValueError:
        return None
    return None if near.is_far else near.place.id


def named(text: str, home: PlaceId | None) -> PlaceId | None:
    """Tell the one place that a text names for certain, a city before a region; null: none."""
    sure = [catalogue()[t.place] for t in tag(text, home=home) if t.certain]
    cities = [place for place in sure if place.kind == "city"]
    places = cities or [place for place in sure if place.kind == "region"]
    return places[0].id if len(places) == 1 else None
