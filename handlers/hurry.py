"""Who sends more than a person can: answered rarely, and told so."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message, TelegramObject

from locales import translator

from .middlewares import Handler, spoken

BURST: Final = 400  # updates at once: thirty albums of ten are 300, forwarding takes a hundred
A_SECOND: Final = 2.0  # more of them that are answered from then on
TOLD_EVERY: Final = timedelta(minutes=1)
PEOPLE_MOST: Final = 20_000  # whose updates are counted; who was quiet longest goes first


@dataclass(slots=True)
class Count:
    """How much somebody may still send, as of a moment; `told`: when they last heard of it."""

    left: float
    at: datetime
    told: datetime | None = None

    def take(self, now: datetime) -> bool:
        """Take one; tells whether there was any."""
        filled = self.left + max(0.0, (now - self.at).total_seconds()) * A_SECOND
        self.left, self.at = min(float(BURST), filled), now
        if self.left < 1:
            return False
        self.left -= 1
        return True

    def tell(self, now: datetime) -> bool:
        """Tell whether it is time to say that something was not taken; then it is said."""
        if self.told is not None and now - self.told < TOLD_EVERY:
            return False
        self.told = now
        return True


class Hurry(BaseMiddleware):
    """Pass what a person may send; of what is more, say once a minute that it was not taken."""

    def __init__(self) -> None:
        self._people: OrderedDict[tuple[int, int], Count] = OrderedDict()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  # whatever the handler returns
        """Count an update, and pass it on or not."""
        person = getattr(event, "from_user", None)
        if person is None:
            return await handler(event, data)
        now: datetime = data["clock"]()
        count = self._count((_chat(event), person.id), now)
        if count.take(now):
            return await handler(event, data)
        if isinstance(event, Message | CallbackQuery) and _hears(event) and count.tell(now):
            t = translator(spoken(person, data["default_language"]))
            await event.answer(t.plain("error-too-fast"))
        return None

    def _count(self, person: tuple[int, int], now: datetime) -> Count:
        count = self._people.setdefault(person, Count(BURST, now))
        self._people.move_to_end(person)
        if len(self._people) > PEOPLE_MOST:
            self._people.popitem(last=False)
        return count


def _chat(event: TelegramObject) -> int:
    """Name the chat: admins who stay anonymous have one number in all groups."""
    message = event.message if isinstance(event, CallbackQuery) else event
    return message.chat.id if isinstance(message, Message) else 0


def _hears(event: Message | CallbackQuery) -> bool:
    """Tell whether an answer reaches the person alone: a group is not told of one of its own."""
    return isinstance(event, CallbackQuery) or event.chat.type == ChatType.PRIVATE
