"""Editions: the ranked stories of one place and one window, shared by all who read it.

Pure. Why it is so: docs/decisions/0008-delivery.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from news.model import PlaceId, Section, StoryId, SubmissionId

VERSION = 1  # of the stored form
LONGEST = 30  # stories an edition keeps: ten are shown, the others wait behind «ещё»
WANTED = 10  # fewer than this, and the window widens
WIDER_HOURS = (3, 6, 24)
MOST_HOURS = 24  # however long nothing could be sent


class Scope(StrEnum):
    """How far around a place its digest looks."""

    CITY = "city"
    REGION = "region"  # the place with its region


class Why(StrEnum):
    """Why a part of an edition is there."""

    ASKED = "asked"  # what was asked for: the place, the window
    AROUND = "around"  # the window, but the region instead of the city
    EARLIER = "earlier"  # the place, before the window
    PLACE = "place"  # one of several places that a digest combines


@dataclass(frozen=True, slots=True)
class Telling:
    """One source's article about a story."""

    name: str
    url: str
    published: datetime


@dataclass(frozen=True, slots=True)
class EditionStory:
    """A story as an edition shows it.

    `sources` is first to last, one a source. `published` is when the first of them told it.
    `url` and `source` are those of the headline. `places` has the cities first.
    """

    id: StoryId
    title: str
    url: str
    source: str
    sources: tuple[Telling, ...]
    published: datetime
    score: float
    why: Mapping[str, float]
    places: tuple[PlaceId, ...] = ()
    section: Section = Section.OTHER
    lead: str = ""
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Stories that are in an edition for one reason, best first. `hours`: how far back.

    `of`: the edition of one place that they come from, in one that combines several.
    """

    why: Why
    hours: int
    stories: tuple[EditionStory, ...]
    of: "Edition | None" = None


@dataclass(frozen=True, slots=True)
class Edition:
    """The stories of (place, scope) in the `hours` before `slot`; of one `section`, if not null.

    The first part is what was asked for, and may be empty; the others are there when it is thin.
    One that combines several places (`digests.combine`) has a part for each, and is not stored.
    """

    place: PlaceId
    scope: Scope
    slot: datetime
    hours: int
    parts: tuple[Part, ...]
    readers: tuple[SubmissionId, ...] = ()
    section: Section | None = None

    @property
    def since(self) -> datetime:
        """When its window begins."""
        return self.slot - timedelta(hours=self.hours)

    @property
    def combines(self) -> "tuple[Edition, ...]":
        """The editions of one place each that this one combines; none: it is one itself."""
        return tuple(part.of for part in self.parts if part.of is not None)

    @property
    def stories(self) -> tuple[EditionStory, ...]:
        """Every story, in the order they are read."""
        return tuple(story for part in self.parts for story in part.stories)

    @property
    def asked(self) -> tuple[EditionStory, ...]:
        """Stories of what was asked for: those that are not padding."""
        return tuple(s for part in self.parts if part.why is Why.ASKED for s in part.stories)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which edition: the key it is stored under."""

    place: PlaceId
    scope: Scope
    slot: datetime
    hours: int = 1
    section: Section | None = None


def to_json(edition: Edition) -> dict[str, Any]:
    """Give the stored form, of plain JSON values."""
    parts = [
        {"why": p.why.value, "hours": p.hours, "stories": [story_json(s) for s in p.stories]}
        for p in edition.parts
    ]
    return outline_json(edition) | {"parts": parts}


def outline_json(edition: Edition) -> dict[str, Any]:
    """Give the stored form without the stories."""
    return {
        "v": VERSION,
        "place": edition.place,
        "scope": edition.scope.value,
        "slot": edition.slot.isoformat(),
        "hours": edition.hours,
        "readers": list(edition.readers),
        **({"section": edition.section.value} if edition.section else {}),
    }


def from_json(body: Mapping[str, Any]) -> Edition:
    """Read the stored form back.

    Raises:
        ValueError: another version wrote it; compose it again.
    """
    if body.get("v") != VERSION:
        raise ValueError(f"an edition of version {body.get('v')}")
    return Edition(
        PlaceId(body["place"]),
        Scope(body["scope"]),
        datetime.fromisoformat(body["slot"]),
        body["hours"],
        tuple(_part(part) for part in body["parts"]),
        tuple(SubmissionId(id) for id in body["readers"]),
        Section(body["section"]) if body.get("section") else None,
    )


def story_json(story: EditionStory) -> dict[str, Any]:
    """Give a story as `vestnik digest --format json` and the database have it."""
    return {
        "id": story.id,
        "title": story.title,
        "url": story.url,
        "source": story.source,
        "sources": [
            {"name": s.name, "url": s.url, "published": s.published.isoformat()}
            for s in story.sources
        ],
        "published": story.published.isoformat(),
        **score_json(story),
        "places": list(story.places),
        "section": story.section.value,
        "lead": story.lead,
        "image": story.image,
    }


def score_json(story: EditionStory) -> dict[str, Any]:
    """Give what of a story is of one edition alone."""
    return {
        "score": round(story.score, 4),
        "why": {key: round(value, 4) for key, value in story.why.items()},
    }


def _part(body: Mapping[str, Any]) -> Part:
    stories = tuple(_story(story) for story in body["stories"])
    return Part(Why(body["why"]), body["hours"], stories)


def _story(body: Mapping[str, Any]) -> EditionStory:
    return EditionStory(
        StoryId(body["id"]),
        body["title"],
        body["url"],
        body["source"],
        tuple(
            Telling(s["name"], s["url"], datetime.fromisoformat(s["published"]))
            for s in body["sources"]
        ),
        datetime.fromisoformat(body["published"]),
        body["score"],
        body["why"],
        tuple(PlaceId(p) for p in body["places"]),
        Section(body["section"]),
        body["lead"],
        body["image"],
    )
