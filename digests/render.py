"""Digests and stories as text: classic HTML, a rich message, plain text. Pure.

Everything that came from outside goes through `plain.clean` and is escaped here or by the
Translator, once. How it should look: docs/decisions/0008-delivery.md.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from locales import Translator, translator
from news.model import SubmissionId
from regions.catalogue import catalogue
from regions.names import short

from .compose import Edition, EditionStory, Part, Scope, Why
from .pick import READERS_MOST, Item, Picked
from .plain import NAME_LONGEST, clean, cut, is_link, length, visible

LONGEST = 4_096  # UTF-16 units of a classic message, entities parsed (Bot API)
ROOM_FOR_END = 40  # units kept free for the line that says more follows
NAMES_MOST = 3  # places that the heading of a digest names


@dataclass(frozen=True, slots=True)
class Look:
    """How a chat reads: language, time zone (IANA name), with which pictures, how shortly.

    `pictures`: "auto" (readers' photos, in rich messages), "on" (the first story's, too), "off".
    `compact`: headlines alone.
    """

    language: str
    zone: str
    pictures: str = "auto"
    compact: bool = False

    @property
    def t(self) -> Translator:
        """Texts of its language."""
        return translator(self.language)

    def local(self, moment: datetime) -> datetime:
        """Give the moment on its clock."""
        return moment.astimezone(ZoneInfo(self.zone))


@dataclass(frozen=True, slots=True)
class ReaderNews:
    """News from a reader, as a digest mentions it. `signature` is empty for anonymous.

    `media` counts what is attached; `photos` are file ids of some of it.
    """

    id: SubmissionId
    title: str
    signature: str
    published_at: datetime
    media: int = 0
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """What one chat reads: an edition, what of it, and readers' news that still stand.

    `was_asked_for`: it is the answer to a question, not one that came by itself.
    """

    edition: Edition
    picked: Picked
    readers: tuple[ReaderNews, ...] = ()
    was_asked_for: bool = False

    @property
    def items(self) -> tuple[Item, ...]:
        """All that may be read, over all pages; those the edition still has."""
        known = {story.id for story in self.edition.stories}
        return tuple(item for item in self.picked.items if item.id in known)


@dataclass(frozen=True, slots=True)
class Page:
    """One message of a digest: its HTML, and which stories are on it: [start, end).

    `preview`: an address whose picture is shown with it. `photos`: file ids that the HTML of a
    rich message shows as `tg://photo?id=p0`, `p1`, ….
    """

    html: str
    start: int
    end: int
    preview: str = ""
    photos: tuple[str, ...] = ()


Fragment = Callable[[EditionStory, Item, Edition, Look], str]
"""Gives one story's lines; a sender passes one that remembers them."""


def fragment(story: EditionStory, item: Item, edition: Edition, look: Look) -> str:
    """Give the lines of a story, without its number: headline; unless compact, who and when."""
    update = f" {look.t('digest-update')}" if item.is_update else ""
    line = "" if look.compact else f"\n   {meta(story, item, edition, look)}"
    return f"{headline(story, look)}{update}{line}"


def classic(digest: Digest, look: Look, start: int = 0, *, story: Fragment = fragment) -> Page:
    """Lay out the page that begins with story `start`, as HTML of at most 4,096 units.

    It is cut between stories, never inside one: a story that fits on no page comes as its
    number and a beginning. Readers' news are on the first page, as many as the stories leave
    room for.
    """
    head = heading(digest.edition, look) + hour_empty(digest.edition, look)
    room = LONGEST - ROOM_FOR_END - length(head)
    blocks: list[str] = []
    end = start
    for number, block in _blocks(digest, look, start, story):
        fits = length(block) <= room
        if blocks and not fits:
            break
        shown = block if fits else f"\n\n{escape(cut(visible(block).strip(), max(room // 3, 20)))}"
        blocks.append(shown)
        room -= length(shown)
        end = number
    left = LONGEST - length(head) - sum(map(length, blocks))
    news = digest.readers[:READERS_MOST] if start == 0 else ()
    readers = readers_block(look.t("digest-readers"), news, digest.edition, look, left)
    preview = _preview(digest, start) if look.pictures == "on" else ""
    return Page(head + "".join(blocks) + readers, start, end, preview)


def _preview(digest: Digest, start: int) -> str:
    """Name the address whose picture goes with a page: that of its first story with a link."""
    urls = {story.id: story.url for story in digest.edition.stories}
    found = (urls[item.id] for item in _page(digest, start) if is_link(urls[item.id]))
    return next(found, "")


def _blocks(digest: Digest, look: Look, start: int, story: Fragment) -> Iterator[tuple[int, str]]:
    stories = {s.id: s for s in digest.edition.stories}
    parts = {s.id: part for part in digest.edition.parts for s in part.stories}
    before: Part | None = None
    for number, item in enumerate(_page(digest, start), start + 1):
        part = parts[item.id]
        new = part.why is not Why.ASKED and part is not before
        title = f"\n\n<i>{part_title(part, digest.edition, look)}</i>" if new else ""
        gap = "\n" if number == start + 1 or new else ""
        before = part
        lines = story(stories[item.id], item, part.of or digest.edition, look)
        yield number, f"{title}{gap}\n{number}. {lines}"


def _page(digest: Digest, start: int) -> tuple[Item, ...]:
    return digest.items[start : start + max(digest.picked.size, 1)]


def heading(edition: Edition, look: Look) -> str:
    """Give the first line: which place, which hours."""
    return look.t("digest-heading", place=subject(edition, look), window=window(edition, look))


def subject(edition: Edition, look: Look) -> str:
    """Say what an edition is of: its place, and its section where it is of one alone."""
    place = place_title(edition, look)
    if edition.section is None:
        return place
    return f"{place} · {look.t.plain(f'section-{edition.section.value}')}"


def hour_empty(edition: Edition, look: Look) -> str:
    """Say that the hours asked for had no news; empty where they had."""
    if edition.asked or edition.combines or not edition.stories:
        return ""
    return f"\n\n{look.t('digest-hour-empty', hours=edition.hours)}"


def place_title(edition: Edition, look: Look) -> str:
    """Name what an edition is about: «Смоленск и область»; «Смоленск, Минск», if of several."""
    if edition.combines:
        return several(edition.combines, look)
    place = catalogue().get(edition.place)
    if place is None:
        return str(edition.place)
    name = place.name(look.language)
    region = catalogue().region_of(edition.place)
    alone = edition.scope is Scope.CITY or region is None or region.name(look.language) == name
    if alone or region is None:
        return name
    return look.t.plain("digest-place-and-region", place=name, region=short(region, look.language))


def several(editions: tuple[Edition, ...], look: Look) -> str:
    """Name the places of a digest that combines them; the last ones are counted."""
    known = [catalogue().get(edition.place) for edition in editions]
    names = [place.name(look.language) for place in known if place]
    rest = len(editions) - NAMES_MOST
    if rest <= 1:
        return ", ".join(names)
    shown = ", ".join(names[:NAMES_MOST])
    return look.t.plain("digest-and-places", places=shown, count=rest)


def window(edition: Edition, look: Look) -> str:
    """Say which hours an edition covers, on the reader's clock."""
    since, until = look.local(edition.since), look.local(edition.slot)
    times = {"from": f"{since:%H:%M}", "to": f"{until:%H:%M}"}
    if edition.hours == 1:
        return look.t.plain("digest-window-hour", **times)
    key = "digest-window-hours" if since.date() == until.date() else "digest-window-night"
    return look.t.plain(key, **times)


def part_title(part: Part, edition: Edition, look: Look) -> str:
    """Say why stories that were not asked for are there, or which of several places has them."""
    if part.of is not None:
        return f"📍 {escape(place_title(part.of, look), quote=False)}"
    if part.why is Why.EARLIER:
        today = look.local(edition.slot).date()
        old = any(look.local(story.published).date() != today for story in part.stories)
        return look.t("digest-part-day" if old else "digest-part-earlier")
    return look.t(f"digest-part-{part.why.value}")


def headline(story: EditionStory, look: Look) -> str:
    """Give the headline as HTML: a link to the best source where the address is fit for one."""
    return link(
        clean(story.title) or clean(story.source) or look.t.plain("story-untitled"), story.url
    )


def link(text: str, url: str) -> str:
    """Give `text` (plain) as HTML, behind `url` where that is an address of the web."""
    if not is_link(url):
        return escape(text, quote=False)
    return f'<a href="{escape(url)}">{escape(text, quote=False)}</a>'


def meta(story: EditionStory, item: Item, edition: Edition, look: Look) -> str:
    """Say who told a story, when, and in which town, where that is not the place itself."""
    facts = [sources(story, look), when(story, item, edition, look), town(story, edition, look)]
    return " · ".join(escape(fact, quote=False) for fact in facts if fact)


def when(story: EditionStory, item: Item, edition: Edition, look: Look) -> str:
    """Say when a story was told; from when to when, if it began before the window."""
    first, last = story.published, max((s.published for s in story.sources), default=None)
    if last is None or last <= edition.since:
        return moment(first, edition.slot, look)
    if item.is_update:
        return moment(last, edition.slot, look)
    if first > edition.since:
        return moment(first, edition.slot, look)
    return f"{moment(first, edition.slot, look)} – {moment(last, edition.slot, look)}"


def sources(story: EditionStory, look: Look) -> str:
    """Name the only source of a story, or count them."""
    if len(story.sources) > 1:
        return look.t.plain("story-sources", count=len(story.sources))
    return clean(story.source, NAME_LONGEST)


def town(story: EditionStory, edition: Edition, look: Look) -> str:
    """Name the town a story is about; empty: it is about the place itself, or no town."""
    if edition.place in story.places:
        return ""
    places = (catalogue().get(place) for place in story.places)
    return next((p.name(look.language) for p in places if p and p.kind == "city"), "")


def moment(told: datetime, slot: datetime, look: Look) -> str:
    """Give a moment on the reader's clock: «14:07», «вчера, 23:40», «20.11, 23:40»."""
    local, today = look.local(told), look.local(slot)
    time = f"{local:%H:%M}"
    days = (today.date() - local.date()).days
    if days == 0:
        return time
    if days == 1:
        return look.t.plain("time-yesterday", time=time)
    return look.t.plain("time-date", date=f"{local:%d.%m}", time=time)


def readers_block(
    heading: str, news: Iterable[ReaderNews], edition: Edition, look: Look, room: int
) -> str:
    """List readers' news under a heading (HTML), within `room` units; perhaps none."""
    block = f"\n\n{heading}"
    left = room - length(block)
    lines: list[str] = []
    for one in news:
        line = f"\n• {reader_line(one, edition, look)}"
        left -= length(line)
        if left < 0:
            break
        lines.append(line)
    return block + "".join(lines) if lines else ""


def reader_line(news: ReaderNews, edition: Edition, look: Look) -> str:
    """Give one reader's news: title, who, when, and whether there is a picture."""
    title = clean(news.title, 120) or look.t.plain("story-untitled")
    who = clean(news.signature, NAME_LONGEST) or look.t.plain("reader-anonymous")
    photo = " · 📷" if news.media else ""
    time = moment(news.published_at, edition.slot, look)
    return f"{escape(title, quote=False)} — {escape(who, quote=False)} · {escape(time)}{photo}"


def text(page: Page) -> str:
    """Give a page without markup: for a terminal, or when Telegram refuses our HTML."""
    return visible(page.html)


def nothing_yet(edition: Edition, look: Look) -> str:
    """Say that a place had no news at all."""
    return look.t("digest-nothing", place=place_title(edition, look))
