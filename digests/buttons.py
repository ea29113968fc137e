"""What the buttons under digests carry. Pure.

The layout is aiogram's `prefix:field:field`, so that a handler declares a `CallbackData` with
the same prefix and the same fields, and both read what the other wrote. A button carries all
it needs: it works after a restart and on any instance. At most 64 bytes (Bot API).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import ClassVar
from urllib.parse import quote

LONGEST = 64  # bytes
ROW = 5  # number buttons in a row
NUMBERS = 10  # number buttons under one page


@dataclass(frozen=True, slots=True)
class OpenDigest:
    """Show a delivery from its story `start` (0: the first page). «Ещё», «‹ К дайджесту»."""

    prefix: ClassVar[str] = "d"
    delivery: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class OpenStory:
    """Show the story at `index` (from 0) of a delivery; `start` is the page to come back to."""

    prefix: ClassVar[str] = "s"
    delivery: int
    index: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class Vote:
    """Like (1), dislike (-1) the story at `index` of a delivery."""

    prefix: ClassVar[str] = "v"
    delivery: int
    index: int
    start: int
    value: int


@dataclass(frozen=True, slots=True)
class AskWhy:
    """Tell why the story at `index` of a delivery is in it. «Почему здесь»."""

    prefix: ClassVar[str] = "w"
    delivery: int
    index: int


@dataclass(frozen=True, slots=True)
class Follow:
    """Follow the story at `index` of a delivery, or no longer."""

    prefix: ClassVar[str] = "f"
    delivery: int
    index: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class More:
    """What else may be done with the story at `index` of a delivery. «⋯»."""

    prefix: ClassVar[str] = "m"
    delivery: int
    index: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Ask which article of a story is not of it; `page` counts from 0. «Не та новость»."""

    prefix: ClassVar[str] = "q"
    delivery: int
    index: int
    start: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Misplace:
    """Say that an article is not of the story at `index` of a delivery."""

    prefix: ClassVar[str] = "z"
    delivery: int
    index: int
    start: int
    article: int


@dataclass(frozen=True, slots=True)
class OpenTold:
    """Show a story outside of any digest."""

    prefix: ClassVar[str] = "o"
    story: int


@dataclass(frozen=True, slots=True)
class FollowTold:
    """Follow a story outside of any digest, or no longer."""

    prefix: ClassVar[str] = "g"
    story: int


@dataclass(frozen=True, slots=True)
class OpenSchedule:
    """Show the schedule of this chat's subscription to a place; with none, all subscriptions."""

    prefix: ClassVar[str] = "t"
    place: str


@dataclass(frozen=True, slots=True)
class AddNews:
    """Begin to write news of a place."""

    prefix: ClassVar[str] = "a"
    place: str


@dataclass(frozen=True, slots=True)
class OpenReaders:
    """List below what readers tell about a place."""

    prefix: ClassVar[str] = "r"
    place: str


@dataclass(frozen=True, slots=True)
class OpenWitness:
    """Show below what a reader tells about the event of a story."""

    prefix: ClassVar[str] = "e"
    news: int


Press = (
    OpenDigest
    | OpenStory
    | Vote
    | AskWhy
    | Follow
    | More
    | Doubt
    | Misplace
    | OpenTold
    | FollowTold
    | OpenSchedule
    | AddNews
    | OpenReaders
    | OpenWitness
)
_PRESSES: tuple[type[Press], ...] = (
    OpenDigest, OpenStory, Vote, AskWhy, Follow, More, Doubt, Misplace, OpenTold, FollowTold,
    OpenSchedule, AddNews, OpenReaders, OpenWitness,
)  # fmt: skip
_KINDS: dict[str, type[Press]] = {kind.prefix: kind for kind in _PRESSES}


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: pressed, it sends `press` or `data`, or opens `url`.

    `data` is callback data that another package packed.
    """

    text: str
    press: Press | None = None
    url: str | None = None
    data: str | None = None


Keyboard = tuple[tuple[Button, ...], ...]


def share_link(address: str) -> str:
    """Give the link that lets a person pass an address on to a chat.

    Source: https://core.telegram.org/widgets/share.
    """
    return f"https://t.me/share/url?url={quote(address, safe='')}"


def pack(press: Press) -> str:
    """Write a press as callback data.

    Raises:
        ValueError: it would not fit, or a field has the separator in it.
    """
    values = [str(getattr(press, field.name)) for field in fields(press)]
    if any(":" in value for value in values):
        raise ValueError(f"a colon in {press}")
    data = ":".join((press.prefix, *values))
    if len(data.encode()) > LONGEST:
        raise ValueError(f"too long for a button: {data}")
    return data


def unpack(data: str) -> Press | None:
    """Read callback data; null: it is not ours, or forged."""
    prefix, *values = data.split(":")
    kind = _KINDS.get(prefix)
    if kind is None or len(values) != len(fields(kind)):
        return None
    make: Callable[..., Press] = kind
    try:
        return make(*_converted(kind, values))
    except ValueError:
        return None


def keyboard_json(keyboard: Keyboard) -> dict[str, list[list[dict[str, str]]]]:
    """Give `reply_markup` as the Bot API has it."""
    return {"inline_keyboard": [[_button_json(button) for button in row] for row in keyboard]}


def _button_json(button: Button) -> dict[str, str]:
    if button.press is not None:
        return {"text": button.text, "callback_data": pack(button.press)}
    if button.data is not None:
        return {"text": button.text, "callback_data": button.data}
    return {"text": button.text, "url": button.url or ""}


def _converted(kind: type[Press], values: list[str]) -> Iterator[int | str]:
    for field, value in zip(fields(kind), values, strict=True):
        if field.type is int:
            if len(value) > 19 or not value.lstrip("-").isdecimal() or not value.isascii():
                raise ValueError(value)
            yield int(value)
        else:
            yield value
