"""Who wants to hear of breaking stories at once."""

from dataclasses import dataclass

from news.model import ChatId, PlaceId


@dataclass(frozen=True, slots=True)
class Listener:
    """A subscription that wants alerts; `told_lately`: how many its chat got within a day."""

    chat_id: ChatId
    thread_id: int
    place: PlaceId
    scope: str  # "city": of the city alone
    alerts: str  # "day", or "always": at night too
    time_zone: str
    quiet: tuple[int, int] | None  # local hours in which the chat wants nothing
    told_lately: int = 0
