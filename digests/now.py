"""Digests on request, and what the buttons under them open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from news.model import (
    ChatId,
    DeliveryId,
    EditionId,
    PlaceId,
    Section,
    Story,
    StoryId,
    SubmissionId,
)
from news.ranking import Votes
from news.shown import NOTHING
from storage.chats import Chat
from storage.deliveries import NOW, Deliveries
from storage.follows import Follows
from storage.readers import PublishedNews, ReadersNews
from storage.seen import Seen
from storage.stories import Stories
from storage.votes import StoryVotes
from storage.witnesses import Witnesses
from storage.words import WordKind, WordList, Words

from .combine import combine, editions_of
from .compose import Edition, EditionStory, Scope, Wanted
from .day import alone, placed, retold
from .editions import Composer
from .forms import whole
from .pick import offer, picked_from_json, picked_json, remember
from .render import Digest, ReaderNews
from .wishes import Wish
from .witnessing import WITNESSES_MOST


@dataclass(frozen=True, slots=True)
class Shown:
    """A digest that is shown at once, with the number that its buttons carry."""

    delivery: DeliveryId
    digest: Digest
    edition_id: EditionId
    body: dict[str, Any]
    standing: Mapping[SubmissionId, PublishedNews]


@dataclass(frozen=True, slots=True)
class OpenedStory:
    """A story as its screen shows it: with everyone who tells it by now, and the votes.

    `placed`: the place that brought it here, and whether a text names it; null: unknown by now.
    `witnesses`: what readers tell about the same event.
    """

    story: EditionStory
    digest: Digest
    votes: Votes
    mine: int
    placed: tuple[PlaceId, bool] | None = None
    followed: bool = False
    told: Story | None = None  # with all its articles; null: no longer kept
    witnesses: tuple[ReaderNews, ...] = ()


class Digests:
    """What handlers and the command line ask for."""

    def __init__(
        self,
        composer: Composer,
        deliveries: Deliveries,
        stories: Stories,
        votes: StoryVotes,
        readers: ReadersNews,
        seen: Seen,
        follows: Follows,
        words: Words,
        witnesses: Witnesses,
    ) -> None:
        self._composer = composer
        self._deliveries = deliveries
        self._stories = stories
        self._votes = votes
        self._readers = readers
        self._seen = seen
        self._follows = follows
        self._words = words
        self._witnesses = witnesses

    async def edition(
        self, place: str, *, scope: str = "region", until: datetime, hours: int = 1
    ) -> Edition:
        """Compose what a subscriber of a place would get at `until`; nothing is kept."""
        return await self._composer.preview(Wanted(PlaceId(place), Scope(scope), until, hours))

    async def readers(self, edition: Edition) -> tuple[ReaderNews, ...]:
        """Read the readers' news of an edition that still stand."""
        return as_shown(await self._readers.published(edition.readers), edition.readers)

    async def now(
        self,
        chat: Chat,
        place: str,
        *,
        scope: str = "region",
        hours: int = 1,
        section: Section | None = None,
        thread_id: int = 0,
        now: datetime,
    ) -> Shown:
        """Give a chat the news of the last hours of a place, whatever it has seen already.

        With `section`, of that section alone, ranked among themselves. The words that the chat
        hides are hidden here, too.

        Written down, so that the buttons work for as long as the digest is kept.
        """
        slot = now.replace(second=0, microsecond=0)  # everyone who asks in a minute shares it
        wanted = Wanted(PlaceId(place), Scope(scope), slot, hours, section)
        id, edition = (await self._composer.editions([wanted], now=now))[wanted]
        standing = await self._readers.published(edition.readers)
        hidden = await self._words.of(WordList(WordKind.MUTED, chat.id))
        wish = Wish(muted=tuple(word.stems for word in hidden))
        readers = as_shown(standing, edition.readers)
        digest = whole(edition, readers, size=chat.size, wish=wish)
        body = picked_json(digest.picked) | {"hours": hours}
        delivery = await self._deliveries.record_shown(
            chat.id,
            thread_id=thread_id,
            subject=place,
            edition_id=id,
            body=body,
            now=now,
        )
        await self._remember(chat.id, thread_id, digest, now)
        return Shown(delivery, digest, id, body, standing)

    async def open(self, chat_id: int, delivery: int) -> Digest | None:
        """Find a digest this chat was sent; null: it is not this chat's, or no longer kept."""
        found = await self._deliveries.get(chat_id, delivery)
        if found is None or found.edition_id is None:
            return None
        digest = (await self.of_bodies({found.id: (found.edition_id, found.body)})).get(found.id)
        return replace(digest, was_asked_for=found.kind == NOW) if digest else None

    async def of_bodies(
        self, bodies: Mapping[DeliveryId, tuple[EditionId, Mapping[str, Any]]]
    ) -> dict[DeliveryId, Digest]:
        """Give what deliveries show, from their editions and bodies; those that are still kept."""
        ids = {id: editions_of(*body) for id, body in bodies.items()}
        picked = {id: picked_from_json(body) for id, (_, body) in bodies.items()}
        kept = await self._composer.of_ids(edition for some in ids.values() for edition in some)
        news = {news for one in picked.values() for news in one.readers}
        standing = await self._readers.published(news)
        found = {id: [kept[one] for one in some if one in kept] for id, some in ids.items()}
        return {
            id: Digest(combine(editions), picked[id], as_shown(standing, picked[id].readers))
            for id, editions in found.items()
            if editions
        }

    async def latest(self, chat_id: int, thread_id: int = 0) -> DeliveryId | None:
        """Find the last digest a chat got in a topic; null: none is kept."""
        return await self._deliveries.latest_digest(chat_id, thread_id)

    async def story(
        self, chat_id: int, delivery: int, index: int, *, person: int = 0
    ) -> OpenedStory | None:
        """Open the story at `index` of a digest, as it is told now; null: there is none.

        `person`: whose vote is shown as their own; 0: nobody's, where several read it.
        """
        digest = await self.open(chat_id, delivery)
        if digest is None or not 0 <= index < len(digest.items):
            return None
        id = digest.items[index].id
        shown = next(story for story in digest.edition.stories if story.id == id)
        told = await self._stories.of_ids([id])
        current = retold(shown, told[id]) if id in told else shown
        votes = (await self._votes.count([current.id])).get(current.id, Votes())
        mine = await self._votes.of_person(person, current.id) if person else 0
        followed = await self._follows.is_followed(chat_id, current.id)
        where = placed(told[id], digest.edition.place) if id in told else None
        under = await self._witnesses.under(current.id, limit=WITNESSES_MOST)
        witnesses = as_shown({n.id: n for n in under}, (n.id for n in under))
        return OpenedStory(current, digest, votes, mine, where, followed, told.get(id), witnesses)

    async def linked(self, id: int) -> EditionStory | None:
        """Find the story that a link names, also one that another took in; null: not kept."""
        told = await self._stories.of_ids([id])
        return alone(told[StoryId(id)]) if told else None

    async def _remember(self, chat: ChatId, thread: int, digest: Digest, now: datetime) -> None:
        reader = chat, thread
        seen = (await self._seen.of([reader])).get(reader, NOTHING)
        offered = offer(digest.edition, digest.picked.size)
        marks = remember(seen, offered, digest.picked, now=now)
        await self._seen.set({reader: marks})


def as_shown(
    standing: Mapping[SubmissionId, PublishedNews], order: Iterable[SubmissionId]
) -> tuple[ReaderNews, ...]:
    """Give readers' news in the order of a digest; those that do not stand are left out."""
    return tuple(
        ReaderNews(n.id, n.title, n.signature, n.published_at, n.media, n.photos)
        for id in order
        if (n := standing.get(id))
    )
