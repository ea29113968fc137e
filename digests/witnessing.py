"""Eyewitnesses under a story: readers who tell about the same event. Pure."""

from collections.abc import Sequence

from .buttons import Button, Keyboard, OpenWitness
from .compose import Edition
from .plain import NAME_LONGEST, clean, cut
from .render import Look, ReaderNews, readers_block
from .rich import readers_list

WITNESSES_MOST = 3
BUTTON_LONGEST = 20  # characters


def classic_block(witnesses: Sequence[ReaderNews], edition: Edition, look: Look, room: int) -> str:
    """List eyewitnesses within `room` units; perhaps none."""
    heading = look.t("story-witnesses")
    return readers_block(heading, witnesses[:WITNESSES_MOST], edition, look, room)


def rich_block(witnesses: Sequence[ReaderNews], edition: Edition, look: Look) -> str:
    """List eyewitnesses in a rich message."""
    if not witnesses:
        return ""
    listed = readers_list(witnesses[:WITNESSES_MOST], edition, look)
    return f"<p>{look.t('story-witnesses')}</p>{listed}"


def buttons(witnesses: Sequence[ReaderNews], look: Look) -> Keyboard:
    """Open what each of them tells, by name."""
    row = tuple(
        Button(
            cut(f"👤 {clean(w.signature, NAME_LONGEST) or look.t.plain('reader-anonymous')}",
                BUTTON_LONGEST),
            OpenWitness(w.id),
        )
        for w in witnesses[:WITNESSES_MOST]
    )  # fmt: skip
    return (row,) if row else ()
