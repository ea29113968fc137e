"""Eyewitnesses under a story: readers who tell about the same event. Pure."""

from collections.abc import Sequence

from .buttons import Button, Keyboard, OpenWitness
from .compose import Edition
from .plain import NAME_LONGEST, clean, cut, length
from .render import Look, ReaderNews, reader_line

WITNESSES_MOST = 3
BUTTON_LONGEST = 20  # characters


def classic_block(witnesses: Sequence[ReaderNews], edition: Edition, look: Look, room: int) -> str:
    """List eyewitnesses within `room` units; perhaps none."""
    block = f"\n\n{look.t('story-witnesses')}"
    left = room - length(block)
    lines: list[str] = []
    for news in witnesses[:WITNESSES_MOST]:
        line = f"\n• {reader_line(news, edition, look)}"
        left -= length(line)
        if left < 0:
            break
        lines.append(line)
    return block + "".join(lines) if lines else ""


def rich_block(witnesses: Sequence[ReaderNews], edition: Edition, look: Look) -> str:
    """List eyewitnesses in a rich message."""
    rows = "".join(
        f"<li>{reader_line(news, edition, look)}</li>" for news in witnesses[:WITNESSES_MOST]
    )
    return f"<p>{look.t('story-witnesses')}</p><ul>{rows}</ul>" if rows else ""


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
