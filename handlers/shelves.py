"""The shelves that readers' submissions stand on, as a table: what each lists, and how. Pure.

News of a city is that of its region too, as in its digest; ads are those whose authors show them
in the city, the region or the country.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from digests.editions import within
from digests.plain import cut
from locales import Translator
from news.ads import Category, price_of
from news.kinds import Kind, Shelf, kinds_of
from news.model import PlaceId
from regions.catalogue import catalogue
from storage.chats import Chat
from storage.readers import Listing, Order
from storage.submissions import Submission
from storage.subscriptions import Subscription

from .news_card import SIGNS, name_of
from .words import moment_in_words, price_in_words

LATELY = timedelta(days=7)  # how far back readers' news go; the rest is the archive
LINE = 100  # characters of a headline in a list
DAY = timedelta(days=1)
LIKED, ARCHIVE, BEST = "liked", "archive", "day"


@dataclass(frozen=True, slots=True)
class ShelfView:
    """How one shelf is listed.

    `add`: what its button begins. `by`: names of what it may be narrowed or ordered by.
    `lately`: how far back it goes unless the archive is asked for. `by_reach`: what is shown in
    a city is what its authors show there, in its region or its country. Its texts are
    `list-title-<shelf>`, `list-empty-<shelf>`.
    """

    add: Kind
    by: tuple[str, ...]
    line: Callable[[Submission, Chat, Translator, datetime], Mapping[str, str]]
    lately: timedelta | None = None
    by_reach: bool = False


def _news_line(one: Submission, chat: Chat, t: Translator, now: datetime) -> Mapping[str, str]:
    facts = [
        one.signature or t.plain("news-anonymous"),
        moment_in_words(one.published_at or one.created_at, chat.time_zone, t, now=now),
    ]
    if one.media:
        facts.append(SIGNS["photo"])
    if one.likes:
        facts.append(f"👍 {one.likes}")
    sign = "🔔 " if one.kind is Kind.URGENT else ""
    return {"title": f"{sign}{cut(name_of(one.content, t), LINE)}", "facts": " · ".join(facts)}


def _ad_line(one: Submission, chat: Chat, t: Translator, now: datetime) -> Mapping[str, str]:
    price, place = price_of(one.details), catalogue().get(one.place_id)
    facts = [
        price_in_words(price, t) if price else "",
        place.name(t.language) if place else "",
        SIGNS["photo"] if one.media else "",
    ]
    return {
        "title": cut(name_of(one.content, t), LINE),
        "facts": " · ".join(fact for fact in facts if fact),
    }


SHELVES: Mapping[Shelf, ShelfView] = {
    Shelf.READERS: ShelfView(Kind.NEWS, (LIKED, ARCHIVE), _news_line, lately=LATELY),
    Shelf.PHOTOS: ShelfView(Kind.PHOTO, (LIKED, BEST), _news_line),
    Shelf.ADS: ShelfView(Kind.AD, tuple(Category), _ad_line, by_reach=True),
}


def listing(
    shelf: Shelf, places: Iterable[tuple[PlaceId, str]], by: str, *, now: datetime
) -> Listing:
    """Say what a list is of; `places` with their scopes ("city", "region")."""
    view = SHELVES[shelf]
    by = known_by(shelf, by)
    back = DAY if by == BEST else view.lately
    edge = now - back if back else None
    return Listing(
        kinds_of(shelf),
        areas(places, by_reach=view.by_reach),
        now,
        since=None if by == ARCHIVE else edge,
        until=edge if by == ARCHIVE else None,
        category=by if by in tuple(Category) else None,
        order=Order.LIKED if by in (LIKED, BEST) else Order.NEWEST,
    )


def areas(places: Iterable[tuple[PlaceId, str]], *, by_reach: bool = False) -> frozenset[PlaceId]:
    """Name all places whose submissions somebody sees who reads about these."""
    found: set[PlaceId] = set()
    for place, scope in places:
        it = catalogue().get(place)
        if it is None:
            continue
        alone = it.kind == "city" and (by_reach or scope == "city")
        found |= {place} if alone else within(place)
        if by_reach:
            found |= {above.id for above in catalogue().ancestors(place)}
    return frozenset(found)


def known_by(shelf: Shelf, by: str) -> str:
    """Give what a list is narrowed or ordered by; empty where its shelf has no such thing."""
    return by if by in SHELVES[shelf].by else ""


def read_about(mine: Iterable[Subscription], place: str) -> list[tuple[PlaceId, str]]:
    """Choose what to list: one place, or (empty) all those that a chat reads about."""
    scopes = {s.place_id: s.scope for s in mine}
    if place:
        return [(PlaceId(place), scopes.get(PlaceId(place), "region"))]
    return list(scopes.items())
