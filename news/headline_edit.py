"""Another headline for a text, its formatting kept: what a moderator may change of it. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from .errors import UserError
from .spans import units
from .submission import TITLE_LENGTH, check_length


def with_headline(
    text: str, entities: Sequence[Mapping[str, Any]], title: str
) -> tuple[str, list[dict[str, Any]]]:
    """Put a line in the place of the first line that says something.

    Formatting of the old line goes; what follows moves with its words. Offsets and lengths are
    in UTF-16 units.

    Raises:
        UserError: the line has no words, is longer than `TITLE_LENGTH`, or makes the whole too
            long.
    """
    new = " ".join(title.split())
    if len(new) > TITLE_LENGTH:
        raise UserError("error-headline-long", limit=TITLE_LENGTH)
    if not any(letter.isalnum() for letter in new):
        raise UserError("error-headline-empty")
    start, end = _first_line(text)
    changed = text[:start] + new + text[end:]
    check_length(changed)
    before, after = units(text[:end]), units(new) - units(text[start:end])
    moved = [
        {**entity, "offset": entity["offset"] + after}
        for entity in entities
        if entity["offset"] >= before
    ]
    return changed, moved


def _first_line(text: str) -> tuple[int, int]:
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            return at, at + len(line.rstrip())
        at += len(line)
    return 0, len(text)
