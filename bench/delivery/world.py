"""A database of a busy day: articles in stories about every city, and many subscribers."""

import random
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from news.model import StoryId
from news.shown import shown
from regions.catalogue import catalogue
from storage.engine import open_engine
from storage.migrate import migrate

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SOURCES = 3_000
WORDS = [
    "мост",
    "школа",
    "суд",
    "пожар",
    "дорога",
    "рынок",
    "театр",
    "река",
    "завод",
    "матч",
    "снег",
    "музей",
    "вокзал",
    "парк",
]
LANGUAGES = ("ru", "ru", "uk", "be", "en")
CHUNK = 20_000


def places(count: int) -> list[str]:
    """Name so many places: countries, sections and regions first, then the largest cities."""
    known = catalogue()
    cities = sorted(known.cities(), key=lambda place: -place.population)
    tops = [place for place in known if place.kind != "city"]
    return [place.id for place in (*tops, *cities)][:count]


async def make(path: Path, *, articles: int, subscriptions: int, over: int) -> str:
    """Fill a new SQLite database, with subscriptions spread over so many places.

    Gives its address.
    """
    url = f"sqlite+aiosqlite:///{path}"
    engine = open_engine(url)
    await migrate(engine)
    await engine.dispose()
    rng = random.Random(7)
    db = sqlite3.connect(path)
    db.execute("PRAGMA synchronous=OFF")
    with db:
        _sources(db, rng)
        _articles(db, rng, articles)
        _subscribers(db, rng, subscriptions, places(over))
    db.close()
    return url


def _sources(db: sqlite3.Connection, rng: random.Random) -> None:
    rows = [
        (n, "site", f"s{n}.example", f"Издание {n}", rng.choice((0.8, 1.0, 1.2)), _text(NOON))
        for n in range(1, SOURCES + 1)
    ]
    db.executemany(
        "INSERT INTO sources (id, kind, key, name, weight, created_at) VALUES (?,?,?,?,?,?)", rows
    )


def _articles(db: sqlite3.Connection, rng: random.Random, count: int) -> None:
    cities = sorted(catalogue().cities(), key=lambda place: -place.population)
    weights = [max(city.population, 3_000) ** 0.6 for city in cities]
    articles, places, stories = [], [], []
    id = 0
    while id < count:
        told = min(rng.choice((1, 1, 1, 1, 2, 2, 3, 5, 8)), count - id)
        city = rng.choices(cities, weights)[0]
        first = NOON - timedelta(seconds=rng.randrange(24 * 3600))
        title = " ".join(rng.choice(WORDS) for _ in range(7))
        story = id + 1
        for _ in range(told):
            id += 1
            at = min(first + timedelta(seconds=rng.randrange(3_000)), NOON)
            articles.append(_article(rng, id, story, title, at))
            places.append((id, city.id, "text", True, _text(at)))
            if rng.random() < 0.3 and city.region:
                places.append((id, city.region, "text", True, _text(at)))
        stories.append((story, _text(first), _text(NOON), told))
    db.executemany(
        "INSERT INTO articles (id, source_id, guid, url, title, summary, title_key, language, "
        "tags, media, published_at, first_seen_at, news_at, story_id) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        articles,
    )
    db.executemany("INSERT INTO article_places VALUES (?,?,?,?,?)", places)
    db.executemany(
        "INSERT INTO stories (id, first_at, latest_at, sources) VALUES (?,?,?,?)", stories
    )


def _article(rng: random.Random, id: int, story: int, title: str, at: datetime) -> tuple:
    source = rng.randrange(1, SOURCES + 1)
    url = f"https://s{source}.example/news/{id}"
    text = "Подробности происшествия уточняются, сообщили в администрации. " * 9
    when = _text(at)
    return (
        id, source, url, url, f"{title} {id}", text, str(id), "ru", "[]", "[]",
        when, when, when, story,
    )  # fmt: skip


def _subscribers(
    db: sqlite3.Connection, rng: random.Random, count: int, places: list[str]
) -> None:
    when = _text(NOON)
    for start in range(0, count, CHUNK):
        ids = range(start + 1, min(start + CHUNK, count) + 1)
        db.executemany(
            "INSERT INTO chats (id, kind, title, language, time_zone, quiet_from, quiet_to, "
            "size, style, created_at) VALUES (?,'private','',?,?,NULL,NULL,10,'classic',?)",
            [(id, rng.choice(LANGUAGES), "Europe/Moscow", when) for id in ids],
        )
        db.executemany(
            "INSERT INTO subscriptions (chat_id, place_id, hours, next_at, last_at, created_at) "
            "VALUES (?,?,?,?,?,?)",
            [(id, places[id % len(places)], (1 << 24) - 1, when, _hour_ago(), when) for id in ids],
        )
        db.executemany(
            "INSERT INTO seen (chat_id, stories) VALUES (?,?)", [(id, _seen(rng)) for id in ids]
        )


def _seen(rng: random.Random) -> bytes:
    """Name a hundred stories that a chat has seen lately."""
    at = int(NOON.timestamp()) - 7200
    return shown({StoryId(rng.randrange(1, 10**6)): (2, at) for _ in range(100)}).pack()


def _hour_ago() -> str:
    return _text(NOON - timedelta(hours=1))


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")
