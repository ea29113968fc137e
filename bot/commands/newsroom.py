"""News: feed documents, same event or not, stories, editions."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.clock import system_clock
from bot.commands.base import (
    At,
    CommandError,
    Json,
    json_lines,
    json_value,
    lines,
    moment,
    open_parts,
    run,
    say,
    tell,
)
from bot.settings import read_settings

if TYPE_CHECKING:
    from feeds.outcomes import PollResult
    from news.model import PlaceId

MAX_DOCUMENT = 100_000_000  # bytes of a file given by hand; feeds have their own limit


def register(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (parse, same, stories, digest, poll, tick):
        app.command()(command)


def parse(
    documents: Annotated[
        list[str], typer.Argument(help="Files or addresses; - reads paths from stdin.")
    ],
    as_json: Json = False,  # it speaks JSON only; kept alike
) -> None:
    """Print what we make of feed documents: one JSON value a line, never stopping at a bad one."""
    names = lines() if documents == ["-"] else iter(documents)
    for name in names:
        if name:
            say(_parsed(name))


def _parsed(name: str) -> dict[str, Any]:
    from feeds.parse import document_json, parse

    now = system_clock()
    try:
        if name.startswith(("http://", "https://")):
            body, kind, url = _fetched(name)
        else:
            with Path(name).open("rb") as file:
                body, kind, url = file.read(MAX_DOCUMENT), None, ""
    except (OSError, ValueError, CommandError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _unread(name, reason)
    return document_json(parse(body, content_type=kind, url=url, now=now), name)


def _unread(name: str, reason: str) -> dict[str, Any]:
    return {"file": name, "parser": None, "feed": {}, "entries": [], "problems": [reason]}


def _fetched(url: str) -> tuple[bytes, str | None, str]:
    """Fetch one address by the rules of the poller."""
    import asyncio

    from feeds.answers import Fetched
    from feeds.fetch import fetch_once

    settings = read_settings()
    got = asyncio.run(
        fetch_once(
            url,
            max_bytes=settings.feed_max_bytes,
            timeout_seconds=settings.feed_timeout_seconds,
            allow_private=settings.feeds_allow_private,
        )
    )
    if isinstance(got, Fetched):
        return got.body, got.content_type, got.url
    raise CommandError(getattr(got, "reason", "nothing new"))


def same(as_json: Json = False) -> None:
    """Tell, for JSON lines {"a": {title, text}, "b": {…}} on stdin, whether the event is one."""
    from news.grouping import same_json

    for pair in json_lines():
        try:
            say(same_json(pair))
        except (KeyError, TypeError, AttributeError) as error:
            raise CommandError('each line is {"a": {"title", "text"}, "b": {…}}') from error


def stories(
    file: Annotated[str, typer.Argument(help="JSON lines of articles; - reads stdin.")],
    as_json: Json = False,
) -> None:
    """Group articles {url, title, text, source, published} into stories, one JSON value a line."""
    from news.grouping import stories_json

    if file == "-":
        rows = list(json_lines())
    else:
        rows = [
            json_value(line, where=f"{file}, line {number}")
            for number, line in enumerate(Path(file).read_text("utf-8").splitlines(), start=1)
            if line.strip()
        ]
    for story in stories_json(rows):
        say(story)


def digest(
    place: Annotated[str, typer.Argument(help="A place as people type it, or its id.")],
    at: At = None,
    hours: Annotated[int, typer.Option(min=1, max=48, help="How far back to look.")] = 1,
    size: Annotated[int, typer.Option(min=1, max=30, help="How many stories in JSON.")] = 10,
    form: Annotated[str, typer.Option("--format", help="text, html, rich or json.")] = "text",
    as_json: Json = False,
) -> None:
    """Print the digest that a subscriber of a place would get."""
    if form not in ("text", "html", "rich", "json"):
        raise CommandError("--format is text, html, rich or json")
    run(_digest(place, at, hours, "json" if as_json else form, size))


async def _digest(place: str, at: str | None, hours: int, form: str, size: int) -> None:
    from bot.desk import make_desk
    from digests.forms import edition_json, render_edition
    from digests.render import Look

    where = place_id(place)
    async with open_parts() as parts, make_desk(parts) as desk:
        now = moment(at, default=parts.clock())
        await desk.grouper.run_once(now)
        edition = await desk.digests.edition(where, until=now, hours=hours)
        readers = await desk.digests.readers(edition)
        if form == "json":
            shape = edition_json(edition, readers)
            say(shape | {"stories": shape["stories"][:size]})
            return
        look = Look(parts.settings.default_language, _zone(where))
        tell(render_edition(edition, readers, form=form, look=look))


def _zone(place: str) -> str:
    from regions.catalogue import catalogue

    return catalogue()[place].time_zone or "Europe/Moscow"


def place_id(typed: str) -> "PlaceId":
    """Find the one place that an id or a typed name means.

    Raises:
        CommandError: none, or several; the message lists these.
    """
    from regions.catalogue import catalogue
    from regions.lookup import find

    if place := catalogue().get(typed):
        return place.id
    found = find(typed)
    if found.exact:
        return found.candidates[0].place.id
    if not found.candidates:
        raise CommandError(f"no place is known by the name {typed[:100]!r}")
    guesses = ", ".join(
        f"{catalogue().label(c.place, 'ru')} ({c.place.id})" for c in found.candidates
    )
    raise CommandError(f"which place? {guesses}: give the id")


def poll(
    once: Annotated[bool, typer.Option("--once", help="One round and no more.")] = False,
    feed: Annotated[int | None, typer.Option(help="Only this feed, due or not.")] = None,
    as_json: Json = False,
) -> None:
    """Poll the feeds that are due now, until none is."""
    run(_poll(once, feed, as_json))


async def _poll(once: bool, feed: int | None, as_json: bool) -> None:
    from dataclasses import asdict

    from bot.polling import open_poller

    async with open_parts() as parts, open_poller(parts) as poller:
        if feed is not None:
            if await parts.feeds.get(feed) is None:
                raise CommandError(f"there is no feed {feed}: `feeds list` shows them")
            result = await poller.poll(feed, parts.clock())
        else:
            result = await poller.run_once(parts.clock())
            while not once and (more := await poller.run_once(parts.clock())).feeds:
                result = _together(result, more)
        if as_json:
            say(asdict(result))
            return
        tell(
            f"{result.feeds} feeds in {result.seconds:.1f} s: {result.articles_new} new articles, "
            f"{result.not_modified} not modified, {result.failed} failed"
        )


def _together(a: "PollResult", b: "PollResult") -> "PollResult":
    from dataclasses import astuple

    from feeds.outcomes import PollResult

    return PollResult(*map(sum, zip(astuple(a), astuple(b), strict=True)))


def tick(at: At = None, as_json: Json = False) -> None:
    """Make and send what is due at that moment."""
    run(_tick(at, as_json))


async def _tick(at: str | None, as_json: bool) -> None:
    from dataclasses import asdict

    from bot.desk import make_desk

    settings = read_settings()
    if settings.bot_token is None:
        raise CommandError(
            "BOT_TOKEN is not set: put the token that @BotFather gave you into .env"
        )
    now = moment(at, default=system_clock())
    async with open_parts(settings) as parts, make_desk(parts) as desk:
        made, sent = await desk.tick(now), await desk.send(now)
    counts = asdict(made) | {"sent": sent.sent, "failed": sent.failed}
    if as_json:
        say(counts)
    else:
        tell(", ".join(f"{name}: {count}" for name, count in counts.items()))
