"""Presses on the buttons of digests, whose layout `digests.buttons` owns."""

from dataclasses import astuple
from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery

from digests.buttons import Press, unpack

LARGEST = 2**53  # no number of ours comes near it, and every database holds it


class Pressed(Filter):
    """Pass a press of one kind, as `press`; what is forged beyond reason is nobody's press."""

    def __init__(self, kind: type[Press]) -> None:
        self._kind = kind

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        """Read the callback data."""
        press = unpack(query.data or "")
        if not isinstance(press, self._kind):
            return False
        numbers = [value for value in astuple(press) if isinstance(value, int)]
        if any(abs(number) >= LARGEST for number in numbers):
            return False
        return {"press": press}
