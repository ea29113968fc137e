"""The small language the newsroom's texts are written in: blocks, slots and templates.

A text file is a row of blocks. `== name and more words` opens one; `slot = what it may hold`
describes a slot; any other line is a headline, and the indented lines under it are its lead.

    == pipe-burst incidents
    homes = 3..14
    Прорыв трубы на улице {street}: без воды {homes:дом,дома,домов}
        Авария случилась рано утром.

A slot holds a choice (`a | b`, each with forms: `a / a2`, which may hold slots too), a number
(`3..14`, `100..900 by 50`, `12..48 tenths`, `price + 2..6`) or a day (`in 2..12 days`).

A template takes `{slot}`,
`{slot.2}` (second form), `{Slot}` (capital), `{n:дом,дома,домов}` (number and its noun),
`{n?стоит,стоят,стоят}` (the word alone), and `{slot2}`: another choice than `{slot}`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

_SLOT_LINE = re.compile(r"([a-z_]\w*) = (.+)")
_NUMBER = re.compile(r"(?:([a-z_]+) \+ )?(-?\d+)\.\.(-?\d+)(?: by (\d+))?( tenths)?")
_DAYS = re.compile(r"in (\d+)\.\.(\d+) days")
_TOKEN = re.compile(r"\{(\w+?)(?:\.(\d))?(?:([:?])([^{}]*))?\}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several words, each in the same number of grammatical forms."""

    options: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number of [low, high], or so much more than the slot `base`."""

    low: int
    high: int
    step: int = 1
    base: str | None = None
    tenths: bool = False  # written divided by ten, with a comma


@dataclass(frozen=True, slots=True)
class Days:
    """A calendar day so many days after the event."""

    low: int
    high: int


Slot = Choice | Number | Days


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to tell an event: a headline and a lead, both templates."""

    headline: str
    lead: str

    @property
    def slots(self) -> frozenset[str]:
        """Names it mentions, in lower case."""
        return frozenset(m[1].lower() for m in _TOKEN.finditer(self.headline + self.lead))

    @property
    def names_city(self) -> bool:
        """Whether the headline alone tells in which city it happened."""
        named = {m[1].lower() for m in _TOKEN.finditer(self.headline)}
        return not named.isdisjoint({"in", "of", "city"})


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text file, as it stands there."""

    head: tuple[str, ...]
    slots: Mapping[str, Slot]
    wordings: tuple[Wording, ...]


def read(text: str) -> Iterator[Block]:
    """Read the blocks of a text file.

    Raises:
        ValueError: a lead without a headline, or a headline without a lead.
    """
    for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        yield _block(tuple(head.split()), body)


def _block(head: tuple[str, ...], body: str) -> Block:
    slots: dict[str, Slot] = {}
    told: list[list[str]] = []
    for line in body.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if match := _SLOT_LINE.fullmatch(line):
            slots[match[1]] = _slot(match[2])
        elif line.startswith(" "):
            if not told:
                raise ValueError(f"{head[0]}: a lead without a headline")
            told[-1].append(line.strip())
        else:
            told.append([line.strip()])
    if bare := next((lines[0] for lines in told if len(lines) == 1), None):
        raise ValueError(f"{head[0]}: no lead under {bare!r}")
    return Block(head, slots, tuple(Wording(top, " ".join(lead)) for top, *lead in told))


def _slot(spec: str) -> Slot:
    if match := _NUMBER.fullmatch(spec):
        base, low, high, step, tenths = match.groups()
        return Number(int(low), int(high), int(step or 1), base, bool(tenths))
    if match := _DAYS.fullmatch(spec):
        return Days(int(match[1]), int(match[2]))
    return Choice(tuple(tuple(option.split(" / ")) for option in spec.split(" | ")))


def pick(key: str, size: int) -> int:
    """Choose a number of [0, size) that depends on `key` alone, on any machine, for ever."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) % size


def shuffled(items: Sequence[T], key: str) -> list[T]:
    """Reorder `items` in a way that depends on `key` alone."""
    order = sorted(range(len(items)), key=lambda i: (pick(f"{key}/{i}", 1 << 62), i))
    return [items[i] for i in order]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of one event: a value for every slot, the same whoever tells it.

    `slots` is the vocabulary, `key` decides the values, `day` is the local day of the event.
    A choice named in `turns` is made in turn, so that all its options pass before one returns.
    """

    slots: Mapping[str, Slot]
    key: str
    day: date
    turns: Mapping[str, int] = field(default_factory=dict)

    def fill(self, template: str) -> str:
        """Put the values into `template`.

        Raises:
            KeyError: the vocabulary has no such slot.
        """
        return _TOKEN.sub(self._token, template)

    def _token(self, match: re.Match[str]) -> str:
        name, form, mark, words = match.groups()
        slot = name.lower()
        if mark:
            number = self._number(slot)
            word = words.split(",")[plural(number)]
            return word if mark == "?" else f"{self._text(slot, 0)}\u00a0{word}"
        text = self._text(slot, int(form or 1) - 1)
        return text[:1].upper() + text[1:] if name[0].isupper() else text

    def _text(self, name: str, form: int) -> str:
        match self._slot(name):
            case Number(tenths=True):
                return f"{self._number(name) / 10:.1f}".replace(".", ",").removesuffix(",0")
            case Number():
                return grouped(self._number(name))
            case Days(low, high):
                day = self.day + timedelta(days=low + self._pick(name, high - low + 1))
                return f"{day.day}\u00a0{self._months()[day.month - 1][0]}"
            case Choice(options):
                return self.fill(options[self._index(name, options)][form])

    def _slot(self, name: str) -> Slot:
        return self.slots.get(name) or self.slots[name.removesuffix("2")]

    def _index(self, name: str, options: Sequence[object]) -> int:
        if name in self.turns:
            return self.turns[name] % len(options)
        if name in self.slots:
            return self._pick(name, len(options))
        first = self._pick(name.removesuffix("2"), len(options))
        return (first + 1 + self._pick(name, len(options) - 1)) % len(options)

    def _number(self, name: str) -> int:
        slot = self._slot(name)
        if not isinstance(slot, Number):
            raise TypeError(f"{name} is not a number")
        base = self._number(slot.base) if slot.base else 0
        choices = (slot.high - slot.low) // slot.step + 1
        return base + slot.low + slot.step * self._pick(name, choices)

    def _months(self) -> tuple[tuple[str, ...], ...]:
        months = self.slots["months"]
        return months.options if isinstance(months, Choice) else ()

    def _pick(self, name: str, size: int) -> int:
        return pick(f"{self.key}/{name}", size)


def plural(number: int) -> int:
    """Tell which of three forms goes with `number`: 1 дом, 2 дома, 5 домов.

    The same rule in Russian, Ukrainian and Belarusian (CLDR: one, few, many).
    """
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def smooth(text: str, language: str) -> str:
    """Let «у» follow its neighbours: «ў» after a vowel in Belarusian, «в» in Ukrainian.

    The Ukrainian rule keeps «у» before в, ф and clusters with в, where it is easier to say.
    Enough for our own texts, not for any text: names and abbreviations are left alone.
    """
    match language:
        case "be":
            return re.sub(r"(?<=[аеёіоуыэюя][ \u00a0])у(?=[ \u00a0])", "ў", text)
        case "uk":
            keep = "[вф]|льв|[сзтдгхц]в"
            return re.sub(
                rf"(?<=[аеєиіїоуюя][ \u00a0])у(?=[ \u00a0](?!{keep}))",
                "в",
                text,
                flags=re.IGNORECASE,
            )
    return text


def grouped(number: int) -> str:
    """Write `number` with thousands apart from 10,000 on, as Slavic typography has it."""
    return f"{number:,}".replace(",", "\u00a0") if abs(number) >= 10_000 else str(number)
