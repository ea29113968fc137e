"""What inline mode offers: a digest of a place, and its stories one by one. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from aiogram.types import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputMessageContentUnion,
    InputRichMessage,
    InputRichMessageContent,
    InputTextMessageContent,
    User,
)

from digests import rich
from digests.compose import EditionStory
from digests.pick import Item
from digests.plain import clean, cut, is_link, visible
from digests.render import Digest, Look, classic, meta, nothing_yet, place_title, window
from digests.screens import story_screen
from locales import Translator
from regions.catalogue import catalogue

from .answers import NO_PREVIEW
from .deep_links import PLACE, STORY, link
from .keyboards import keyboard, link_button

PAGE = 10  # results of one answer; Telegram takes fifty, and their texts must fit with them
OFFSET_KEPT = timedelta(minutes=10)  # how long one goes on through the same minute's news
DESCRIPTION = 120  # characters
UNKNOWN = "inline"  # the payload of the button where no place is meant


@dataclass(frozen=True, slots=True)
class Offset:
    """Where an answer begins: the first result, and the minute whose news are shown."""

    start: int
    slot: datetime

    def next(self) -> str:
        """Write where the next answer begins."""
        return f"{self.start + PAGE}.{int(self.slot.timestamp()) // 60}"


def read_offset(text: str, *, now: datetime) -> Offset:
    """Read an offset of ours; anything else, or one of long ago, begins anew."""
    fresh = Offset(0, now.replace(second=0, microsecond=0))
    start, _, minute = text.partition(".")
    if not (_is_number(start) and _is_number(minute)):
        return fresh
    slot = datetime.fromtimestamp(int(minute) * 60, UTC)
    return Offset(int(start), slot) if timedelta(0) <= now - slot <= OFFSET_KEPT else fresh


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 9


@dataclass(frozen=True, slots=True)
class Offers:
    """How results are made for one person. `me` is the bot."""

    look: Look
    me: User
    as_rich: bool

    def digest(self, digest: Digest, *, shared: bool = False) -> InlineQueryResultArticle:
        """Offer the top stories of a place as one message; `shared`: others have its name."""
        edition, look = digest.edition, self.look
        top = " · ".join(clean(story.title) for story in edition.stories[:3])
        place = catalogue().get(edition.place) if shared else None
        name = catalogue().label(place, look.language) if place else place_title(edition, look)
        title = f"🗞 {name} · {window(edition, look)}"
        return InlineQueryResultArticle(
            id=f"d{edition.place}.{edition.scope}",
            title=title,
            description=cut(top, DESCRIPTION) or look.t.plain("inline-nothing"),
            input_message_content=self._content(self._whole(digest)),
            reply_markup=self._follow(digest),
        )

    def story(self, story: EditionStory, digest: Digest) -> InlineQueryResultArticle:
        """Offer one story with everyone who tells it."""
        look, slot = self.look, digest.edition.slot
        text = rich.story(story, digest, look) if self.as_rich else story_screen(story, slot, look)
        image = story.image if story.image and is_link(story.image) else None
        return InlineQueryResultArticle(
            id=f"s{story.id}",
            title=clean(story.title) or look.t.plain("story-untitled"),
            description=visible(meta(story, Item(story.id), digest.edition, look)),
            thumbnail_url=image,
            input_message_content=self._content(text),
            reply_markup=self._open(f"{STORY}{story.id}"),
        )

    def _whole(self, digest: Digest) -> str:
        if not digest.items and not digest.readers:
            return nothing_yet(digest.edition, self.look)
        page = rich.page(digest, self.look) if self.as_rich else classic(digest, self.look)
        return page.html

    def _content(self, html: str) -> InputMessageContentUnion:
        if self.as_rich:
            message = InputRichMessage(html=html, skip_entity_detection=True)
            return InputRichMessageContent(rich_message=message)
        return InputTextMessageContent(
            message_text=html, parse_mode="HTML", link_preview_options=NO_PREVIEW
        )

    def _follow(self, digest: Digest) -> InlineKeyboardMarkup:
        text = self.look.t.plain("inline-button-hourly")
        return keyboard([link_button(text, link(self.me, f"{PLACE}{digest.edition.place}"))])

    def _open(self, payload: str) -> InlineKeyboardMarkup:
        text = self.look.t.plain("digest-button-open")
        return keyboard([link_button(text, link(self.me, payload))])


def page_of_results(
    offers: Offers, digests: Sequence[Digest], offset: Offset
) -> tuple[list[InlineQueryResultArticle], str]:
    """Give the results of one answer, and where the next begins (empty: nowhere).

    First the digest of every place, then the stories of the first.
    """
    stories = digests[0].edition.stories if digests else ()
    end = offset.start + PAGE
    names = Counter(place_title(digest.edition, offers.look) for digest in digests)
    results = [
        offers.digest(digest, shared=names[place_title(digest.edition, offers.look)] > 1)
        for digest in digests[offset.start : end]
    ]
    first = max(0, offset.start - len(digests))
    last = max(0, end - len(digests))
    results += [offers.story(story, digests[0]) for story in stories[first:last]]
    more = end < len(digests) + len(stories)
    return results, offset.next() if more else ""


def way_to_bot(
    place: str | None, typed: bool, known: bool, t: Translator
) -> InlineQueryResultsButton | None:
    """Offer what to do in the bot: choose a city, or have this one every hour."""
    if place is None:
        text = t.plain("inline-button-unknown" if typed else "inline-button-city")
        return InlineQueryResultsButton(text=text, start_parameter=UNKNOWN)
    if known or place not in catalogue():
        return None
    text = t.plain("inline-button-hourly")
    return InlineQueryResultsButton(text=text, start_parameter=f"{PLACE}{place}")
