"""What honest authors feel: how much of ordinary news is held or stopped, and why."""

import random
from collections import Counter
from datetime import datetime, timedelta
from functools import partial

from news.kinds import Kind
from news.submission import Act, Content, Mode, State
from news.trust import Stop, judge
from storage.screening_facts import Asked

from . import honest
from .world import NOON, World

DAYS = 6
SMOLENSK = "491687"


async def feel(world: World, *, count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Send `count` messages over some days, by authors of whom most write once or twice.

    Returns:
        What became of them by name, and what was stopped, for a person to read.
    """
    rng = random.Random(seed)
    told = honest.messages(rng, count)
    became: Counter[str] = Counter()
    stopped: list[str] = []
    authors: dict[int, int] = {}
    for number, one in enumerate(told):
        at = NOON + timedelta(days=DAYS) * number / count
        author = _author(rng, authors, seed)
        await known(world, author, at)
        name, why = await send(world, author, one.text, at, key=f"q{seed}-{number}")
        became[name] += 1
        if why:
            stopped.append(f"{name}: {one.text[:90]} {why}")
    return became, stopped


def _author(rng: random.Random, authors: dict[int, int], seed: int) -> int:
    """Give an author: two of three are new, the others have written before."""
    if authors and rng.random() < 0.33:
        author = rng.choice(list(authors))
    else:
        author = 700_000 + seed * 10_000 + len(authors)
    authors[author] = authors.get(author, 0) + 1
    return author


async def known(world: World, author: int, at: datetime) -> None:
    """Let the bot have met an author."""
    if await world.parts.chats.get(author) is None:
        await world.parts.chats.meet(
            author, kind="private", title="A", language="ru", time_zone="UTC", now=at
        )


async def send(world: World, author: int, text: str, at: datetime, *, key: str) -> tuple[str, str]:
    """Let a text go through the gate; gives what became of it, and the values of a stop."""
    content = Content(Kind.NEWS, SMOLENSK, SMOLENSK, text)
    asked = Asked(author, content, trusted=False, now=at)
    verdict = partial(judge, content, act=Act.PUBLISH, mode=Mode.INSTANT)
    made = await world.parts.screening.publish(asked, verdict, key=key)
    if isinstance(made, Stop):
        return f"stopped, {made.name}", str(dict(made.values))
    if made.state is State.HELD:
        return f"held, {made.reason}", ""
    return "published", ""


async def real_hour(world: World, articles: list[dict[str, str]]) -> Counter[str]:
    """Send real articles, each by an author of its own: the words of people, not of a grammar."""
    became: Counter[str] = Counter()
    for number, article in enumerate(articles):
        text = f"{article['title']}\n{(article.get('text') or '')[:300]}"
        author = 900_000 + number
        at = NOON + timedelta(days=30, seconds=number)
        await known(world, author, at)
        name, _ = await send(world, author, text, at, key=f"r{number}")
        became[name] += 1
    return became
