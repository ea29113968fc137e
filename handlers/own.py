"""One's own subscription: found, and changed although others may press at the same moment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from news.errors import UserError
from storage.chats import Chat
from storage.subscriptions import Changes, Subscription, Subscriptions

from .subscribing import slot_after
from .words import schedule_of

TRIES = 5  # nobody presses faster than a row is written, five times in a row

Decide = Callable[[Subscription], Changes]
"""Says what is to change, from how things stand."""


async def find_own(subscriptions: Subscriptions, target: Chat, id: int) -> Subscription:
    """Find a subscription of this chat.

    Raises:
        UserError: it has none of this number.
    """
    found = await subscriptions.get(target.id, id)
    if found is None:
        raise UserError("error-subscription-gone")
    return found


async def alter(
    subscriptions: Subscriptions, target: Chat, id: int, decide: Decide, *, now: datetime
) -> Subscription:
    """Change a subscription together with the slot that follows from it.

    What to change is decided anew when somebody else has changed it meanwhile.

    Raises:
        UserError: it is gone, or `decide` refuses.
    """
    for _ in range(TRIES):
        mine = await find_own(subscriptions, target, id)
        changes = decide(mine)
        wanted = schedule_of(replace(mine, **changes), target)  # type: ignore[arg-type]
        slot = slot_after(wanted, target.time_zone, now=now)
        made = await subscriptions.change(target.id, id, was=mine, next_at=slot, **changes)
        if made is not None:
            return made
    raise UserError("error-busy")
