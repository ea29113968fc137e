"""The catalogue of feeds."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from bot.commands.base import CommandError, Json, open_parts, run, say, tell
from bot.commands.newsroom import place_id

if TYPE_CHECKING:
    from feeds.health import Finding
    from news.model import PlaceId
    from storage.channels import Channel
    from storage.feeds import Listed

app = typer.Typer(help="The catalogue of feeds.", no_args_is_help=True)

BUILT_IN = "builtin"
_MOST_ILL = 50  # feeds that `health` shows one by one


@app.command("import")
def import_feeds(
    file: Annotated[str, typer.Argument(help="OPML or TSV; `builtin`: the built-in catalogue.")],
    as_json: Json = False,
) -> None:
    """Add the feeds of a list; those that are there already stay as they are."""
    run(_import(file, as_json))


async def _import(file: str, as_json: bool) -> None:
    from feeds.manage import ListError, import_built_in, import_file

    async with open_parts() as parts:
        try:
            if file == BUILT_IN:
                done = await import_built_in(parts.feeds, now=parts.clock())
            else:
                done = await import_file(Path(file), parts.feeds, now=parts.clock())
        except ListError as error:
            raise CommandError(f"{file}: {error}") from error
    if as_json:
        say({"added": done.added, "known": done.known})
        return
    tell(f"{done.added} feeds added, {done.known} were there already.")
    if done.left_out:
        tell(f"{done.left_out} lines were left out: they give no address of a feed.")


@app.command("export")
def export_feeds(
    file: Annotated[Path | None, typer.Argument(help="Where to; stdout if not given.")] = None,
) -> None:
    """Write all feeds as OPML, places as folders."""
    import asyncio

    document = asyncio.run(_export())
    if file is None:
        sys.stdout.write(document.decode())
    else:
        file.write_bytes(document)
        tell(f"Wrote {file}.")


async def _export() -> bytes:
    from feeds.manage import export

    async with open_parts() as parts:
        return await export(parts.feeds)


@app.command("list")
def list_feeds(
    place: Annotated[
        str | None, typer.Option(help="Only feeds of this place and of those inside it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List feeds by place, with source, section, language and how they are."""
    run(_list(place_id(place) if place else None, as_json))


async def _list(place: "PlaceId | None", as_json: bool) -> None:
    from feeds.folders import by_place, inside

    async with open_parts() as parts:
        found = await parts.feeds.find()
    for folders, group in by_place(inside(found, place) if place else found):
        if not as_json:
            tell(" · ".join(folders) or "Everywhere")
        for listed in group:
            if as_json:
                say(listed_json(listed))
            else:
                tell(_line(listed))


def _line(listed: "Listed") -> str:
    feed = listed.feed
    about = " ".join(filter(None, (feed.section, feed.language)))
    name = f"{listed.source[:30]:<30}"
    return f"{feed.id:>8}  {name}  {about:<12}  {feed.url}  {feed.error or feed.status}"


def listed_json(listed: "Listed") -> dict[str, Any]:
    """Shape of one line of `feeds list --json`; moments in ISO UTC."""
    feed = listed.feed
    return {
        "id": feed.id,
        "url": feed.url,
        "source": listed.source,
        "place": feed.place_id,
        "section": feed.section,
        "language": feed.language,
        "status": feed.status,
        "failures": feed.failures,
        "error": feed.error,
        "next": feed.next_at.isoformat(),
        "checked": feed.checked_at.isoformat() if feed.checked_at else None,
    }


@app.command("check")
def check_feed(
    url: Annotated[str, typer.Argument(help="Address of a feed.")],
    language: Annotated[
        Literal["ru", "uk", "be", "en"],
        typer.Option(help="Of the words, to be passed on to a publisher."),
    ] = "en",
    as_json: Json = False,
) -> None:
    """Fetch a feed once and say what its publisher should mend."""
    run(_check(url, language, as_json))


async def _check(url: str, language: str, as_json: bool) -> None:
    from bot.clock import system_clock
    from bot.polling import fetcher
    from bot.settings import read_settings
    from feeds.check import check
    from feeds.pool import Workers
    from locales import translator

    async with fetcher(read_settings()) as client, Workers(1) as workers:
        address = _full(url)
        found = await check(address, client, workers, now=system_clock())
    t = translator(language)
    advice = [remark.words(t) for remark in found.advice]
    if as_json:
        newest = found.newest.isoformat() if found.newest else None
        say(
            {
                "url": address,
                "works": found.works,
                "summary": found.summary.words(t),
                "title": found.title,
                "entries": found.entries,
                "newest": newest,
                "parser": found.parser,
                "advice": advice,
            }
        )
    else:
        tell("\n".join([found.summary.words(t), *(f"- {line}" for line in advice)]))
    if not found.works:
        raise typer.Exit(1)


def _full(url: str) -> str:
    """Complete an address that lacks its `https://`."""
    from feeds.typed import read_address

    typed = read_address(url)
    return typed.value if typed and typed.kind == "address" else url


@app.command("add")
def add_feed(
    url: Annotated[str, typer.Argument(help="Address of a feed, or of a site that has one.")],
    place: Annotated[
        str | None, typer.Option(help="What it writes about; none: everything.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Add a feed after a look at it; a site's address finds the feed it offers."""
    run(_add(url, place_id(place) if place else None, as_json))


async def _add(url: str, place: "PlaceId | None", as_json: bool) -> None:
    from bot.polling import fetcher
    from feeds.manage import add
    from feeds.pool import Workers

    async with open_parts() as parts, fetcher(parts.settings) as client, Workers(1) as workers:
        done = await add(_full(url), parts.feeds, client, workers, place=place, now=parts.clock())
    if done.id is None:
        raise CommandError(f"{done.url}: {done.reason}")
    if as_json:
        say({"id": done.id, "url": done.url, "title": done.title})
        return
    tell(f"Added as {done.id}: {done.title or done.url}")
    for other in done.others:
        tell(f"The site also has {other.url}")


@app.command("remove")
def remove_feed(id: Annotated[int, typer.Argument(help="Its number: `feeds list`.")]) -> None:
    """Take a feed out of the catalogue; its articles stay."""
    run(_change(id, "removed"))


@app.command("resume")
def resume_feed(id: Annotated[int, typer.Argument(help="Its number: `feeds list`.")]) -> None:
    """Visit a stopped feed again, at once."""
    run(_change(id, "due now"))


async def _change(id: int, done: str) -> None:
    async with open_parts() as parts:
        if done == "removed":
            found = await parts.feeds.remove(id)
        else:
            found = await parts.feeds.resume(id, now=parts.clock())
    if not found:
        raise CommandError(f"there is no feed {id}: `feeds list` shows them")
    tell(f"Feed {id} is {done}.")


@app.command("health")
def show_health(as_json: Json = False) -> None:
    """Show which feeds need a person: late, failing, empty, moved, silent."""
    run(_health(as_json))


async def _health(as_json: bool) -> None:
    from feeds.health import health

    async with open_parts() as parts:
        found = health(await parts.feeds.find(), now=parts.clock())
    if as_json:
        ill = [_finding_json(finding) for finding in found.findings]
        say({"counts": {c.value: n for c, n in found.counts.items()}, "feeds": ill})
        return
    tell(", ".join(f"{count} {condition.value}" for condition, count in found.counts.items()))
    for finding in found.findings[:_MOST_ILL]:
        feed = finding.feed.feed
        tell(f"{finding.condition.value:>8}  {feed.id:>6}  {feed.url}  {finding.reason}")
    if len(found.findings) > _MOST_ILL:
        tell(f"… and {len(found.findings) - _MOST_ILL} more: --json lists them all")


def _finding_json(finding: "Finding") -> dict[str, Any]:
    feed = finding.feed.feed
    condition = finding.condition.value
    return {"id": feed.id, "url": feed.url, "condition": condition, "reason": finding.reason}


@app.command("channels")
def show_channels(
    stop: Annotated[
        str | None, typer.Option(help="Read this channel no more: its @name or number.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List the Telegram channels that are sources, or stop one."""
    run(_channels(stop, as_json))


async def _channels(stop: str | None, as_json: bool) -> None:
    async with open_parts() as parts:
        if stop is not None:
            channel = await parts.channels.stop(stop)
            if channel is None:
                raise CommandError(f"no channel {stop[:100]!r} is a source: see the list")
            tell(f"{channel.title} ({channel.key}) is read no more.")
            return
        found = await parts.channels.sources()
        if not found and not as_json:
            tell("No channel is a source: docs/operations.md says how one becomes it.")
        for channel in found:
            if as_json:
                say(_channel_json(channel))
            else:
                here = "read" if channel.present else "the bot is no administrator"
                tell(f"{channel.key:<24}  {channel.title[:30]:<30}  {here}")


def _channel_json(channel: "Channel") -> dict[str, Any]:
    newest = channel.posted_at.isoformat() if channel.posted_at else None
    return {
        "key": channel.key,
        "title": channel.title,
        "place": channel.place_id,
        "section": channel.section,
        "language": channel.language,
        "present": channel.present,
        "newest": newest,
    }
