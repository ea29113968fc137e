"""What the newsroom is made of: cities, outlets, the kinds of events, and the items of a feed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from sandbox.newsroom.grammar import Slot, Wording


class Dress(StrEnum):
    """The habits of an outlet's feed, each met in feeds of the world."""

    PLAIN = "plain"  # RSS 2.0 in UTF-8
    ATOM = "atom"
    YANDEX = "yandex"  # RSS in windows-1251 with yandex:full-text
    LOCAL_TIME = "local-time"  # pubDate in local time, without its zone
    MARKUP = "markup"  # HTML in CDATA, tracking parameters in links, «Читать далее»
    MEDIA = "media"  # pictures as enclosure and media:content
    BROKEN = "broken"  # bare ampersands and unclosed elements: not well-formed


@dataclass(frozen=True, eq=False)  # one object for each city: compared and hashed as itself
class City:
    """A city with its own outlets and events; or a country, for its national desks.

    `place_id` is the GeoNames number, or the code of the country. `hourly` counts its events.
    """

    id: str
    place_id: str
    country: str
    zone: str
    hourly: int
    slots: Mapping[str, Mapping[str, Slot]]  # by language

    @cached_property
    def time_zone(self) -> ZoneInfo:
        """Its clock."""
        return ZoneInfo(self.zone)

    @property
    def is_country(self) -> bool:
        """Whether it stands for a whole country."""
        return self.place_id == self.country


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented publisher and the way it dresses its feed."""

    id: str
    home: str  # id of its City
    language: str
    dress: Dress
    name: str
    motto: str


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of event, with its wordings in one language or more."""

    id: str
    section: str
    countries: frozenset[str]  # empty: anywhere
    national: bool
    months: frozenset[int]  # when it makes sense, 1..12
    slots: Mapping[str, Mapping[str, Slot]]  # by language
    wordings: Mapping[str, tuple[Wording, ...]]  # by language


@dataclass(frozen=True, slots=True)
class Item:
    """An outlet's telling of one event."""

    outlet: Outlet
    event: str  # key of the event, the same in every outlet that tells it
    serial: int  # number of the event in its city
    city: str
    section: str
    title: str
    lead: str
    published: datetime  # aware, UTC

    @property
    def path(self) -> str:
        """Its page below the newsroom's address."""
        return f"/{self.outlet.id}/{self.event}.html"
