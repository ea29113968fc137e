"""The newsroom over HTTP: feeds with validators, article pages and pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from aiohttp import web

from sandbox.newsroom import pages
from sandbox.newsroom.events import item, items
from sandbox.newsroom.feeds import document
from sandbox.newsroom.library import library
from sandbox.newsroom.model import Item, Outlet
from sandbox.newsroom.pictures import picture

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class NewsroomFeed:
    """One feed of the newsroom, with what a catalogue of feeds wants to know."""

    url: str
    outlet: str
    place_id: str  # GeoNames number of the city, or the code of the country
    place_name: str
    country: str
    language: str
    home_page: str


class Newsroom:
    """A running newsroom. Make one with `start`, end it with `close`."""

    def __init__(self, runner: web.AppRunner, url: str) -> None:
        self._runner = runner
        self.url = url

    async def close(self) -> None:
        """Stop serving and free the port."""
        await self._runner.cleanup()

    def feeds(self) -> list[NewsroomFeed]:
        """List all feeds, city by city."""
        return [self._feed(outlet) for outlet in library().outlets.values()]

    def _feed(self, outlet: Outlet) -> NewsroomFeed:
        city = library().cities[outlet.home]
        return NewsroomFeed(
            url=f"{self.url}/{outlet.id}/feed.xml",
            outlet=outlet.name,
            place_id=city.place_id,
            place_name=library().name_of(city),
            country=city.country,
            language=outlet.language,
            home_page=f"{self.url}/{outlet.id}/",
        )


async def start(host: str, port: int, clock: Clock) -> Newsroom:
    """Serve the newsroom on `host`; `port` 0 takes any free one. `clock` gives aware moments.

    Raises:
        OSError: the port is taken.
    """
    runner = web.AppRunner(_application(clock), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
    except OSError:
        await runner.cleanup()
        raise
    bound = runner.addresses[0][1]
    return Newsroom(runner, f"http://{host}:{bound}")


def _application(clock: Clock) -> web.Application:
    desk = _Desk(clock)
    app = web.Application()
    app.add_routes(
        [
            web.get("/", desk.index),
            web.get("/pictures/{key}.png", desk.picture),
            web.get("/{outlet}/", desk.front),
            web.get("/{outlet}/feed.xml", desk.feed),
            web.get("/{outlet}/{key}.html", desk.article),
        ]
    )
    return app


class _Desk:
    """Answers requests; keeps nothing but the clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    async def index(self, request: web.Request) -> web.Response:
        return _html(pages.index(library()))

    async def front(self, request: web.Request) -> web.Response:
        outlet = _outlet(request)
        return _html(pages.front(outlet, self._items(outlet), library()))

    async def article(self, request: web.Request) -> web.Response:
        outlet = _outlet(request)
        found = item(outlet, request.match_info["key"], self._clock())
        if found is None:
            raise web.HTTPNotFound
        return _html(pages.article(found, self._items(outlet), library()))

    async def picture(self, request: web.Request) -> web.Response:
        body = picture(request.match_info["key"])
        headers = {"Cache-Control": "public, max-age=86400"}
        return web.Response(body=body, content_type="image/png", headers=headers)

    async def feed(self, request: web.Request) -> web.Response:
        outlet = _outlet(request)
        base = str(request.url.origin())
        made = document(outlet, self._items(outlet), base=base, now=self._clock())
        headers = {
            "ETag": made.etag,
            "Last-Modified": format_datetime(made.changed.astimezone(UTC), usegmt=True),
            "Cache-Control": "no-cache",
        }
        if _is_fresh(request, made.etag, made.changed):
            return web.Response(status=304, headers=headers)
        return web.Response(body=made.body, headers={**headers, "Content-Type": made.content_type})

    def _items(self, outlet: Outlet) -> list[Item]:
        return items(outlet, self._clock())


def _is_fresh(request: web.Request, etag: str, changed: datetime) -> bool:
    """Tell whether the asker has this version; a tag outweighs a date (RFC 9110, 13.2.2)."""
    if (tags := request.if_none_match) is not None:
        return any(tag.value in ("*", etag.strip('"')) for tag in tags)
    since = request.if_modified_since
    return since is not None and changed <= since


def _outlet(request: web.Request) -> Outlet:
    found = library().outlets.get(request.match_info["outlet"])
    if found is None:
        raise web.HTTPNotFound
    return found


def _html(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html")
