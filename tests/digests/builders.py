"""Stories, editions and digests to test with."""

from datetime import datetime, timedelta

from digests.compose import Edition, EditionStory, Part, Scope, Telling, Why
from digests.pick import Item, Picked
from digests.render import Digest, Look, ReaderNews
from news.model import PlaceId, Section, StoryId
from tests.conftest import NOON

SMOLENSK, VYAZMA, SMOLENSK_REGION = PlaceId("491687"), PlaceId("470676"), PlaceId("RU-SMO")
MOSCOW = Look("ru", "Europe/Moscow")
MINUTE = timedelta(minutes=1)


def a_story(
    id: int = 1,
    title: str = "Мост открыли",
    *,
    sources: int = 1,
    at: datetime = NOON - 30 * MINUTE,
    place: PlaceId = SMOLENSK,
    url: str | None = None,
    lead: str = "",
    name: str = "Газета",
) -> EditionStory:
    told = tuple(
        Telling(f"{name} {n}", f"https://s{n}.example/{id}", at + n * MINUTE)
        for n in range(sources)
    )
    return EditionStory(
        StoryId(id),
        title,
        f"https://s0.example/{id}" if url is None else url,
        told[0].name if told else name,
        told,
        at,
        1.0,
        {"sources": 1.0, "local": 1.0, "score": 1.0},
        (place,),
        Section.SOCIETY,
        lead,
    )


def an_edition(
    *stories: EditionStory, slot: datetime = NOON, hours: int = 1, scope=Scope.REGION, **kw
) -> Edition:
    return Edition(SMOLENSK, scope, slot, hours, (Part(Why.ASKED, hours, stories),), **kw)


def a_digest(edition: Edition, *, size: int = 10, readers: tuple[ReaderNews, ...] = ()) -> Digest:
    items = tuple(Item(story.id) for story in edition.stories)
    return Digest(edition, Picked(items, size, tuple(r.id for r in readers)), readers)
