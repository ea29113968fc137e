"""Whether the Bot API server takes rich messages: learned from its answers, and remembered."""

import logging
from datetime import datetime, timedelta

from storage.facts import Facts

_log = logging.getLogger(__name__)
AGAIN = timedelta(days=1)  # servers are upgraded: then it is tried again


class RichSupport:
    """What is known of one server. A server nobody has asked yet takes them.

    Args:
        facts: where it is remembered over restarts, and for other instances.
        server: the address of the server.
    """

    def __init__(self, facts: Facts, server: str) -> None:
        self._facts = facts
        self._name = f"no rich messages: {server}"
        self._refused_at: datetime | None = None

    async def load(self) -> None:
        """Read what was learned before this process began."""
        known = await self._facts.get(self._name)
        self._refused_at = datetime.fromisoformat(known) if isinstance(known, str) else None

    def is_taken(self, now: datetime) -> bool:
        """Tell whether a rich message is worth trying."""
        return self._refused_at is None or now - self._refused_at >= AGAIN

    async def refused(self, now: datetime) -> None:
        """Learn that the server does not know the method."""
        if self.is_taken(now):
            _log.info("this server takes no rich messages: digests go as classic ones")
        self._refused_at = now
        await self._facts.put(self._name, now.isoformat())
