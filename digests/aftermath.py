"""What a fate asks for beside the row itself: pauses, notices, the order of a chat."""

from collections.abc import Callable
from datetime import datetime, timedelta

from news.model import ChatId
from storage.chats import Chats
from storage.deliveries import NewDelivery
from storage.outbox import Dropped, Outbox, Outcome, Pending, PutOff, Sent
from storage.subscriptions import Subscriptions

from . import fate as fates
from .post import Ready
from .render import Look, place_title


class Aftermath:
    """What one run has learned of chats, and what it does about failures.

    Args:
        moment: gives the present.
        address: gives the id a chat has now, if it became a supergroup.
        flood: notes a refusal of (chat, seconds) that may be everyone's.
    """

    def __init__(
        self,
        outbox: Outbox,
        chats: Chats,
        subscriptions: Subscriptions,
        *,
        moment: Callable[[], datetime],
        address: Callable[[ChatId], ChatId],
        flood: Callable[[ChatId, float], object],
    ) -> None:
        self._outbox = outbox
        self._chats = chats
        self._subscriptions = subscriptions
        self._moment = moment
        self._address = address
        self._flood = flood
        self._held: dict[ChatId, datetime] = {}  # until when a chat is left alone
        self._gone: dict[ChatId, str] = {}  # why nothing reaches it
        self._closed: dict[tuple[ChatId, int], str] = {}  # the same of topics
        self.halted: str | None = None

    def known(self, pending: Pending) -> Outcome | None:
        """Tell what becomes of a row without trying, from what happened to its chat before."""
        chat = self._address(pending.chat_id)
        gone = self._gone.get(chat) or self._closed.get((chat, pending.thread_id))
        if gone:
            return Dropped(pending.id, gone)
        if chat not in self._held:
            return None
        if self._held[chat] > self._moment():
            return PutOff(pending.id, self._held[chat], "in order", counts=False)
        del self._held[chat]
        return None

    async def end(self, ready: Ready, decided: fates.Fate) -> Outcome:
        """Do what a fate asks for; gives what becomes of the row."""
        pending = ready.pending
        chat = self._address(pending.chat_id)
        match decided:
            case fates.Retry(after, reason, everyone, counts):
                if everyone:
                    self._flood(chat, after.total_seconds())
                return await self.put_off(pending, after, reason, counts=counts)
            case fates.PauseChat(reason):
                self._gone[chat] = reason
                await self._chats.leave(chat, reason=reason)
                await self._outbox.drop_chat(chat, reason=reason)
                return Dropped(pending.id, reason)
            case fates.PauseTopic(reason):
                await self._leave_topic(ready, reason)
                return Dropped(pending.id, reason)
            case fates.Halt(reason):
                self.halted = reason
                return PutOff(pending.id, self._moment(), reason, counts=False)
            case fates.Drop(reason):
                return Dropped(pending.id, reason)
            case _:
                return Sent(pending.id, None)

    async def put_off(
        self, pending: Pending, after: timedelta, reason: str, *, counts: bool = False
    ) -> Outcome:
        """Leave a chat alone for a while: what waits for it keeps its order."""
        chat, until = self._address(pending.chat_id), self._moment() + after
        self._held[chat] = until
        await self._outbox.postpone_chat(chat, until)
        return PutOff(pending.id, until, reason, counts=counts)

    async def _leave_topic(self, ready: Ready, reason: str) -> None:
        """Pause a topic's subscriptions, and tell the chat once, outside of it."""
        pending = ready.pending
        chat, thread = self._address(pending.chat_id), pending.thread_id
        self._closed[chat, thread] = reason
        paused = await self._subscriptions.pause(chat, reason=reason, thread_id=thread)
        await self._outbox.drop_chat(chat, reason=reason, thread_id=thread)
        if not paused or not thread:
            return
        look = Look(pending.language, pending.time_zone)
        place = place_title(ready.edition, look) if ready.edition else ""
        body = {"key": "notice-topic-closed", "values": {"place": place}}
        subject = f"topic:{thread}"
        await self._outbox.notify(
            NewDelivery(chat, "notice", subject, pending.slot, pending.slot, body)
        )
