"""A day of invented newsrooms: what each feed shows at any moment, and what must come of it.

Everything follows from a seed and the simulated time, so the truth is known item by item.
Publishers rewrite items, give them new dates and guids, take them away and put them back, show
them in two feeds at once; one in twenty fails for hours, in all the ways there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from random import Random

MIDNIGHT = datetime(2026, 11, 20, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BAD_EVERY = 20  # 5 % of feeds misbehave
SISTERS_EVERY = 10  # of sources: one with two feeds that share articles
TROUBLES = (
    "500", "404", "429", "503", "hang", "hang up", "garbage", "page", "nothing", "half", "loop",
    "cut", "gzip", "old", "moved",
)  # fmt: skip
_OPENING = ("Мост", "Пожар", "Концерт", "Суд", "Снег", "Матч", "Рынок", "Школа", "Театр", "Дорога")


@dataclass(frozen=True, slots=True)
class Item:
    """One article and all that its publisher does to it; the moments may lie after the day."""

    token: str  # stands in its text, whatever else changes
    at: datetime  # when it is shown first
    edited_at: datetime | None = None  # then its title and text change
    renamed_at: datetime | None = None  # then its guid changes
    redated_at: datetime | None = None  # then its date is that moment's
    gone: tuple[datetime, datetime] | None = None  # it is not shown from, until
    dated: bool = True

    def title(self, now: datetime) -> str:
        """Give its title at a moment."""
        opening = _OPENING[hash_of(self.token) % len(_OPENING)]
        after = ", дополнено" if _since(self.edited_at, now) else ""
        return f"{opening} в городе, новость {self.token}{after}"

    def is_shown(self, now: datetime) -> bool:
        """Tell whether its publisher shows it at a moment."""
        return self.at <= now and not (self.gone and self.gone[0] <= now < self.gone[1])


@dataclass(frozen=True, slots=True)
class Feed:
    """One address: its items, newest last, and its troubles by the hour."""

    path: str
    source: int
    items: tuple[Item, ...]
    troubles: tuple[str, ...] = ()  # one for each hour; empty: none

    def trouble(self, now: datetime) -> str:
        """Tell what goes wrong at a moment; empty: nothing."""
        hour = int((now - MIDNIGHT) / HOUR)
        return self.troubles[hour] if 0 <= hour < len(self.troubles) else ""

    def document(self, now: datetime) -> bytes:
        """Write the feed as it is at a moment."""
        shown = [item for item in reversed(self.items) if item.is_shown(now)]
        written = "".join(self._write(item, now) for item in shown)
        head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Л</title>'
        return (
            f"{head}<link>http://s{self.source}.example/</link>{written}</channel></rss>".encode()
        )

    def _write(self, item: Item, now: datetime) -> str:
        guid = f"{self.path}-{item.token}" + ("-b" if _since(item.renamed_at, now) else "")
        date = item.redated_at if item.redated_at and _since(item.redated_at, now) else item.at
        dated = f"<pubDate>{format_datetime(date)}</pubDate>" if item.dated else ""
        more = " Стали известны подробности." if _since(item.edited_at, now) else ""
        return (
            f"<item><title>{item.title(now)}</title><guid isPermaLink='false'>{guid}</guid>{dated}"
            f"<link>http://s{self.source}.example/news/{item.token}?utm_source=rss</link>"
            f"<description>Текст [{item.token}].{more}</description></item>"
        )


@dataclass(frozen=True, slots=True)
class World:
    """All feeds, by path."""

    feeds: dict[str, Feed] = field(default_factory=dict)

    @property
    def items(self) -> dict[str, Item]:
        """All articles of the day, by token; one in two feeds counts once."""
        return {item.token: item for feed in self.feeds.values() for item in feed.items}


def make(count: int, *, hours: int, seed: int = 1) -> World:
    """Make a day of `hours` hours with `count` feeds."""
    random = Random(seed)
    feeds: list[Feed] = []
    source = 0
    while len(feeds) < count:
        items = tuple(_items(random, source, hours))
        paths = 2 if source % SISTERS_EVERY == 0 else 1
        for n in range(paths):
            shared = items if n == 0 else tuple(item for item in items if random.random() < 0.5)
            feeds.append(
                Feed(f"/{source}-{n}.xml", source, shared, _troubles(random, len(feeds), hours))
            )
        source += 1
    return World({feed.path: feed for feed in feeds[:count]})


def hash_of(text: str) -> int:
    """Give a number for a text, the same in every process."""
    return int.from_bytes(text.encode(), "big") % 1_000_003


def _items(random: Random, source: int, hours: int) -> Iterator[Item]:
    """Publish with a pace of the source's own: every few minutes to twice a day."""
    gap = random.choice((8, 20, 45, 120, 400))
    at, n = MIDNIGHT - 3 * HOUR, 0
    while (at := at + random.expovariate(1 / gap) * MINUTE) < MIDNIGHT + hours * HOUR and n < 200:
        n += 1
        yield _item(random, f"{source}-{n}", at.replace(microsecond=0))


def _item(random: Random, token: str, at: datetime) -> Item:
    def later(chance: float) -> datetime | None:
        wait = timedelta(minutes=random.randint(5, 300))
        return at + wait if random.random() < chance else None

    leaves = later(0.05)
    return Item(
        token, at,
        edited_at=later(0.15), renamed_at=later(0.05), redated_at=later(0.1),
        gone=(leaves, leaves + random.randint(10, 200) * MINUTE) if leaves else None,
        dated=random.random() > 0.05,
    )  # fmt: skip


def _troubles(random: Random, number: int, hours: int) -> tuple[str, ...]:
    """Fail every other hour or so; the rest of the day is well."""
    if number % BAD_EVERY != BAD_EVERY // 2:
        return ()
    return tuple(random.choice(("", *random.sample(TROUBLES, 2))) for _ in range(hours))


def _since(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now
