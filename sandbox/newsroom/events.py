"""What happens, when, and who tells it: a pure function of the seed and the clock.

Nothing is stored. The hours since 1970 number the events of a city, and the number decides
the rest by hashing, so a restart, a second newsroom or a jump of the clock all find the same
past. Events are spread evenly: an hour that ends at any minute holds about as many.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache

from sandbox.newsroom.grammar import Choice, Facts, Wording, pick, shuffled, smooth
from sandbox.newsroom.library import Library, library, tellable, vocabulary
from sandbox.newsroom.model import City, Item, Kind, Outlet

SEED = "vestnik"
HOUR = timedelta(hours=1)
MEMORY = timedelta(hours=6)
"""How far back a feed looks: 20 to 60 items, as feeds of the world have."""

_SPREAD = 8  # the cycle of kinds is shuffled in so many parts, so no kind returns too soon
_TELLERS = (1, 2, 2, 3, 3, 3, 4, 5)  # how many local outlets tell an event
_NATIONAL_ONE_IN = 5  # of a city's events, for the national desks
_CLOSING = "closing"  # what somebody said of the event, after the lead
_LATEST = 24  # minutes from the event to an outlet's last chance to tell it


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a city. `serial` counts its city's events since 1970."""

    city: City
    serial: int
    kind: Kind
    at: datetime

    @property
    def key(self) -> str:
        """Its name in addresses: city and serial."""
        return f"{self.city.id}-{self.serial}"


def items(outlet: Outlet, now: datetime, *, memory: timedelta = MEMORY) -> list[Item]:
    """Give what `outlet` published in the `memory` up to `now`, newest first.

    `now` is aware. Publication moments are whole seconds of UTC, never after `now`.
    """
    lib = library()
    since = now - memory
    told = (
        item
        for city in _beat(lib, outlet)
        for event in _events(lib, city, since - timedelta(minutes=_LATEST), now)
        for item in tell(event)
        if item.outlet == outlet and since < item.published <= now
    )
    return sorted(told, key=lambda i: (i.published, i.event), reverse=True)


def item(outlet: Outlet, key: str, now: datetime) -> Item | None:
    """Find what `outlet` wrote about the event `key`, or None if it has written nothing yet."""
    city_id, _, number = key.rpartition("-")
    city = library().cities.get(city_id)
    if city is None or not (number.isascii() and number.isdigit() and len(number) < 12):
        return None
    told = tell(event_of(city, int(number)))
    return next((i for i in told if i.outlet == outlet and i.published <= now), None)


def _beat(lib: Library, outlet: Outlet) -> list[City]:
    """List the cities an outlet may write about: its own, or all of its country."""
    home = lib.cities[outlet.home]
    if not home.is_country:
        return [home]
    return [city for city in lib.cities.values() if city.country == home.country]


def _events(lib: Library, city: City, since: datetime, now: datetime) -> Iterator[Event]:
    first = _hours(since) * city.hourly
    last = (_hours(now) + 1) * city.hourly
    for serial in range(first, last):
        event = event_of(city, serial)
        if since < event.at <= now:
            yield event


def _hours(moment: datetime) -> int:
    return int(moment.timestamp() // 3600)


@lru_cache(maxsize=4096)
def event_of(city: City, serial: int) -> Event:
    """Say what event number `serial` of `city` is: its kind and its moment."""
    hour, index = divmod(serial, city.hourly)
    step = 3600 // city.hourly
    second = index * step + pick(f"{SEED}/{city.id}/{serial}/at", step)
    at = datetime.fromtimestamp(hour * 3600 + second, UTC)
    return Event(city, serial, _kind(city, serial, at.month), at)


def _kind(city: City, serial: int, month: int) -> Kind:
    """Take the next kind of the cycle, which is shuffled anew part by part each time round."""
    kinds = _in_season(city, month)
    cycle, place = divmod(serial, len(kinds))
    part = -(-len(kinds) // _SPREAD)
    start = place // part * part
    return shuffled(kinds[start : start + part], f"{SEED}/{city.id}/{cycle}")[place - start]


@cache
def _in_season(city: City, month: int) -> list[Kind]:
    kinds = [kind for kind in library().kinds[city.id] if month in kind.months]
    return shuffled(kinds, f"{SEED}/{city.id}")


@lru_cache(maxsize=4096)
def tell(event: Event) -> tuple[Item, ...]:
    """Write the event up: one item for each outlet that tells it, no two in the same words."""
    key = f"{SEED}/{event.city.id}/{event.serial}"
    minute = 0
    told = []
    for outlet, wording in _tellers(event, key):
        told.append(_write(event, outlet, wording, event.at + timedelta(minutes=minute)))
        minute = min(_LATEST, minute + 1 + pick(f"{key}/{outlet.id}/delay", 7))
    return tuple(told)


def _turns(event: Event) -> dict[str, int]:
    """Let the choices of a kind go round with its cycle, each city from its own beginning."""
    cycle = event.serial // len(_in_season(event.city, event.at.month))
    own = event.kind.slots[next(iter(event.kind.slots))]
    return {
        name: cycle + pick(f"{SEED}/{event.city.id}/{event.kind.id}/{name}", 1000)
        for name, slot in own.items()
        if isinstance(slot, Choice)
    }


def _tellers(event: Event, key: str) -> list[tuple[Outlet, Wording]]:
    """Match outlets with wordings. National desks choose first and come last."""
    lib, city = library(), event.city
    free = {
        language: shuffled(tellable(city, event.kind, language), f"{key}/{language}")
        for language in city.slots
    }
    desks = []
    if not city.is_country and pick(f"{key}/national", _NATIONAL_ONE_IN) == 0:
        for outlet in shuffled(lib.national(city.country), f"{key}/desks")[:1]:
            if wording := _naming(free.get(outlet.language, [])):
                free[outlet.language].remove(wording)
                desks.append((outlet, wording))
    wanted = _TELLERS[pick(f"{key}/tellers", len(_TELLERS))]
    local: list[tuple[Outlet, Wording]] = []
    for outlet in shuffled(lib.outlets_of(city.id), f"{key}/local"):
        if len(local) < wanted and free.get(outlet.language):
            local.append((outlet, free[outlet.language].pop()))
    return local + desks


def _naming(wordings: list[Wording]) -> Wording | None:
    """Choose a wording whose headline names the city: a national reader must know where."""
    return next((w for w in wordings if w.names_city), None)


def _write(event: Event, outlet: Outlet, wording: Wording, at: datetime) -> Item:
    slots = vocabulary(event.city, event.kind, outlet.language)
    facts = Facts(
        slots=slots,
        key=f"{SEED}/{event.key}",
        day=event.at.astimezone(event.city.time_zone).date(),
        turns=_turns(event),
    )
    lead = f"{wording.lead} {{{_CLOSING}}}" if _CLOSING in slots else wording.lead
    return Item(
        outlet=outlet,
        event=event.key,
        serial=event.serial,
        city=event.city.id,
        section=event.kind.section,
        title=smooth(facts.fill(wording.headline), outlet.language),
        lead=smooth(facts.fill(lead), outlet.language),
        published=at,
    )
