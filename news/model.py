"""The words of the domain: plain frozen records that every package may import.

All instants are aware and in UTC. Text is plain: no markup, no entities.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, NewType

PlaceId = NewType("PlaceId", str)
"""A city: its GeoNames number in digits ("491687"); a region: its code ("RU-SMO");
a section or a country: its code ("CR", "BY")."""
ChatId = NewType("ChatId", int)
SubscriptionId = NewType("SubscriptionId", int)
SourceId = NewType("SourceId", int)
FeedId = NewType("FeedId", int)
ArticleId = NewType("ArticleId", int)
StoryId = NewType("StoryId", int)
EditionId = NewType("EditionId", int)
DeliveryId = NewType("DeliveryId", int)
SubmissionId = NewType("SubmissionId", int)


class Section(StrEnum):
    """What a story is about."""

    SOCIETY = "society"
    INCIDENTS = "incidents"
    POLITICS = "politics"
    ECONOMY = "economy"
    SPORT = "sport"
    CULTURE = "culture"
    MUSIC = "music"
    ECOLOGY = "ecology"
    SCIENCE = "science"
    WEATHER = "weather"
    OTHER = "other"


class Media(NamedTuple):
    """A picture, video or sound that an entry points to."""

    url: str
    kind: str  # "image", "video" or "audio"
    width: int | None = None  # pixels
    height: int | None = None


class Entry(NamedTuple):
    """One item of a feed document, cleaned: what the parser gives and the database takes.

    A tuple, as `Media` is: a frozen record with fields costs three times as much to make, and
    a poll makes dozens a document. `id` is the publisher's guid, or the address, or a hash of
    what is there: never empty. `published` is null where the document gives no date that can be
    understood.
    """

    id: str
    url: str
    title: str
    summary: str
    published: datetime | None
    media: tuple[Media, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """A place that a text is about.

    `why` is one of: "text" (named outright: by the title, or near home), "lead" (named below
    the title alone), "weak" (an adjective or a demonym), "home" (nothing named: the place of
    the feed itself), "aside" (named in passing).
    """

    place: PlaceId
    why: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One entry of one source, as the newsroom sees it.

    `published_at` is never after the moment it was fetched. `text` is the beginning of it.
    """

    id: ArticleId
    source_id: SourceId
    source: str
    url: str
    title: str
    text: str
    published_at: datetime
    language: str = "ru"
    tags: tuple[str, ...] = ()
    places: tuple[Tag, ...] = ()
    image: str | None = None
    home: PlaceId | None = None  # where its source lives
    section: str | None = None  # where its feed is of one section
    weight: float = 1.0  # standing of its source, see `news.ranking`


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event; `articles` is never empty, oldest first.

    `id` is the smallest article id it ever had: stable while articles join and leave.
    """

    id: StoryId
    articles: tuple[Article, ...] = field(default=())

    @property
    def source_ids(self) -> frozenset[SourceId]:
        """Distinct sources that told it."""
        return frozenset(a.source_id for a in self.articles)

    @property
    def first_at(self) -> datetime:
        """When the oldest article came out."""
        return min(a.published_at for a in self.articles)

    @property
    def latest_at(self) -> datetime:
        """When the newest article came out."""
        return max(a.published_at for a in self.articles)
