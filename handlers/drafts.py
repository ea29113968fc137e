"""Where a person's dialog about a draft is: aiogram's step, and the key of the draft."""

import secrets
from dataclasses import dataclass

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup

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


async def where(state: FSMContext) -> Step:
    """Tell where the dialog is; one left by an older release is at no draft."""
    at = STEPS.get(await state.get_state())
    key = (await state.get_data()).get("draft") if at else None
    return Step(at, key) if isinstance(key, str) else Step(at)


async def enter(state: FSMContext, step: State, key: str) -> None:
    """Go to a step with a draft."""
    await state.set_data({"draft": key})
    await state.set_state(step)


async def leave(state: FSMContext, key: str) -> None:
    """Leave the dialog, if it is about this draft."""
    if (await where(state)).key == key:
        await state.clear()


def new_draft(kind: Kind = Kind.NEWS, place: str = "") -> Draft:
    """Begin a draft, with a key that nobody can guess."""
    return Draft(secrets.token_hex(8), kind, place=place)
