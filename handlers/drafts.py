"""Where a person's dialog about a draft is: aiogram's step, and the key of the draft."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey

from news.draft import Draft
from news.kinds import Kind


class Writing(StatesGroup):
    """Steps of sending something."""

    text = State()  # the next message is it
    place = State()  # the next message is the name of its place
    price = State()  # the next message is what an ad asks for
    contact = State()  # the next message says how to reach its author
    preview = State()  # it is shown; a new text replaces the old one
    offered = State()  # a message nobody asked for, kept until the person says what it is


STEPS = {step.state: step for step in Writing.__states__}


@dataclass(frozen=True, slots=True)
class Step:
    """Where a dialog is: at which step, with which draft; both null: at none."""

    at: State | None = None
    key: str | None = None


class KeepsDialogs(Protocol):
    """What keeps steps and data together: `bot.fsm.DialogStorage`."""

    async def read(self, key: StorageKey) -> tuple[str | None, dict[str, Any]]:
        """Tell both, by one question."""
        ...

    async def write(self, key: StorageKey, state: str | None, data: Mapping[str, Any]) -> None:
        """Write both at once."""
        ...

    async def end(self, key: StorageKey, name: str, value: str) -> None:
        """End the conversation if that is what was said in it."""
        ...


def _kept(state: FSMContext) -> KeepsDialogs:
    return cast("KeepsDialogs", state.storage)


async def where(state: FSMContext) -> Step:
    """Tell where the dialog is; one left by an older release is at no draft."""
    name, data = await _kept(state).read(state.key)
    at = STEPS.get(name)
    key = data.get("draft") if at else None
    return Step(at, key) if isinstance(key, str) else Step(at)


async def enter(state: FSMContext, step: State, key: str) -> None:
    """Go to a step with a draft."""
    await _kept(state).write(state.key, step.state, {"draft": key})


async def leave(state: FSMContext, key: str) -> None:
    """Leave the dialog, if it is about this draft."""
    await _kept(state).end(state.key, "draft", key)


def new_draft(kind: Kind = Kind.NEWS, place: str = "") -> Draft:
    """Begin a draft, with a key that nobody can guess."""
    return Draft(secrets.token_hex(8), kind, place=place)
