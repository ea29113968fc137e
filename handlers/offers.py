"""What is known and what is found of an address that somebody offers: the shell of /feed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from feeds.catalogue import identity, same_feed, source_key
from feeds.check import Checked
from feeds.remarks import Remark
from feeds.scout import Looked, Scout
from feeds.typed import Typed
from news.application import Kind, check_look
from news.application import State as Stage
from news.model import ChatId, PlaceId
from storage.applications import Application, Applications, NewLook
from storage.channels import Channel, Channels, ChannelState
from storage.feeds import Feeds

OTHERS = 8  # more feeds of a site that are offered
_LONGEST = 300  # characters of what was typed that are kept


@dataclass(frozen=True, slots=True)
class Known:
    """It is in the catalogue already."""

    title: str
    place_id: PlaceId | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody applied with it: it waits, or was rejected lately. `mine`: the one who asks did."""

    application: Application
    mine: bool


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is no feed at the address, and why."""

    problem: Remark


Seen = Known | Standing | Nothing | Application


@dataclass(frozen=True, slots=True)
class Offers:
    """Everything that looking at an offered address takes."""

    scout: Scout
    applications: Applications
    feeds: Feeds
    channels: Channels

    async def known(self, typed: Typed, person_id: int, *, now: datetime) -> Seen | None:
        """Tell what is known of an address without asking its site; null: nothing."""
        if typed.kind == "private":
            return None
        if typed.kind == "channel":
            channel = await self.channels.named(typed.value)
            if channel and channel.state is ChannelState.ACTIVE:
                return Known(channel.title, channel.place_id)
        return await self._at(typed.url, person_id, now=now)

    async def look(self, typed: Typed, chat_id: ChatId, *, now: datetime) -> Seen:
        """Look at an address, and keep what was found as a draft of an application.

        Raises:
            UserError: the person asked for too many looks, or too many people ask at once.
        """
        check_look(await self.applications.history(chat_id, now=now))
        looked = await self.scout.look(typed, now=now)
        first, known = None, None
        for one in looked.found:
            found = await self._at(one.url, chat_id, now=now)
            known = known or found
            first = first or (one if found is None else None)
        draft = await self.applications.look(  # whatever was found: it counts as a look
            await self._draft(typed, looked, first, chat_id), now=now
        )
        if first is not None:
            return draft
        return known or Nothing(looked.problem or Remark("trouble-no-feed"))

    def channel_draft(
        self, channel: Channel, person_id: int, guess: PlaceId | None, *, also_digest: bool
    ) -> NewLook:
        """Describe a channel that made us an administrator, as something to apply with."""
        return NewLook(
            applicant_id=person_id,
            kind=Kind.CHANNEL,
            subject=channel.key,
            asked=channel.key,
            url=f"https://t.me/{channel.username}" if channel.username else "",
            channel_id=channel.chat_id,
            title=channel.title,
            language=channel.language,
            also_digest=also_digest,
            found={"source_key": channel.key, "guess": guess},
        )

    async def _at(self, url: str, person_id: int, *, now: datetime) -> Seen | None:
        """Tell whether a feed is in the catalogue, or somebody applied with it."""
        for listed in await self.feeds.of_source(source_key(url)):
            if listed.feed.status == "active" and same_feed(listed.feed.url, url):
                return Known(listed.source, listed.feed.place_id)
        standing = await self.applications.standing(identity(url), now=now)
        if standing is None or standing.state is Stage.APPROVED:  # and stopped since
            return None
        return Standing(standing, standing.applicant_id == person_id)

    async def _draft(
        self, typed: Typed, looked: Looked, first: Checked | None, person_id: int
    ) -> NewLook:
        asked = typed.value[:_LONGEST]
        if first is None:
            return NewLook(person_id, Kind.FEED, subject=asked, asked=asked)
        others = [one for one in looked.found if one is not first][:OTHERS]
        return NewLook(
            applicant_id=person_id,
            kind=Kind.FEED,
            subject=identity(first.url),
            asked=asked,
            url=first.url,
            title=first.title,
            language=first.language or "ru",
            found=_found(first, others, await self.scout.place_of(first)),
        )


def _found(one: Checked, others: list[Checked], guess: PlaceId | None) -> dict[str, Any]:
    """Write down what was seen, see `storage.applications.NewLook`."""
    return {
        "source_key": source_key(one.url),
        "entries": one.entries,
        "newest": one.newest.isoformat() if one.newest else None,
        "samples": [
            [s.title, s.url, s.published.isoformat() if s.published else None] for s in one.samples
        ],
        "advice": [remark.as_json() for remark in one.advice],
        "others": [[other.url, other.title, other.entries] for other in others],
        "guess": guess,
    }
