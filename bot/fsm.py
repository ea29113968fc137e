"""aiogram's memory of conversations, kept in our database."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from storage.dialogs import Dialogs

from .clock import Clock


class DialogStorage(BaseStorage):
    """Keeps steps and drafts in the table `dialogs`, so that they outlive a restart.

    Read-modify-write on one key is safe only under an events isolation of the dispatcher:
    `bot.isolation.Isolation`, as long as one instance gets a person's updates at a time.
    """

    def __init__(self, dialogs: Dialogs, clock: Clock) -> None:
        self._dialogs = dialogs
        self._clock = clock

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Move to another step."""
        name = state.state if isinstance(state, State) else state
        await self._dialogs.set_state(_text(key), name, now=self._clock())

    async def get_state(self, key: StorageKey) -> str | None:
        """Tell the step."""
        return (await self._dialogs.get(_text(key))).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace what was said."""
        await self._dialogs.set_data(_text(key), dict(data), now=self._clock())

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Tell what was said."""
        return dict((await self._dialogs.get(_text(key))).data)

    async def read(self, key: StorageKey) -> tuple[str | None, dict[str, Any]]:
        """Tell the step and what was said, by one question."""
        dialog = await self._dialogs.get(_text(key))
        return dialog.state, dict(dialog.data)

    async def write(self, key: StorageKey, state: str | None, data: Mapping[str, Any]) -> None:
        """Write the step and what was said at once."""
        await self._dialogs.put(_text(key), state, dict(data), now=self._clock())

    async def end(self, key: StorageKey, name: str, value: str) -> None:
        """End the conversation if that is what was said in it."""
        await self._dialogs.end(_text(key), name, value)

    async def close(self) -> None:
        """Nothing to close: the engine belongs to the bot."""


def _text(key: StorageKey) -> str:
    """Spell a key as `storage.personal` looks for it: `:<id>:` for chat and person."""
    return f"{key.bot_id}:{key.chat_id}:{key.thread_id or 0}:{key.user_id}:{key.destiny}"
