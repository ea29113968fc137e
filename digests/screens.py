"""What stands under a digest, and the screen of one story. Pure."""

from datetime import datetime
from functools import lru_cache
from html import escape

from locales import translator
from news.model import DeliveryId, PlaceId
from regions.catalogue import catalogue

from .buttons import (
    NUMBERS,
    ROW,
    AddNews,
    AskWhy,
    Button,
    Doubt,
    Follow,
    Keyboard,
    More,
    OpenDigest,
    OpenReaders,
    OpenSchedule,
    OpenStory,
    Vote,
    share_link,
)
from .compose import EditionStory, Telling
from .plain import NAME_LONGEST, clean, length
from .render import LONGEST, Digest, Look, Page, headline, link, moment

LEAD_LONGEST = 600  # characters
ROOM_FOR_REST = 40  # units kept free for «ещё 12 источников»
LOCAL = 0.6  # of the factor "local" in `why`: most sources name the very place
TOAST_LONGEST = 200  # characters of an answer to a press (Bot API)


@lru_cache(maxsize=64)
def label(key: str, language: str) -> str:
    """Give what a button says, laid out once a language: it stands under every digest."""
    return translator(language).plain(key)


def digest_keyboard(delivery: DeliveryId, digest: Digest, page: Page, look: Look) -> Keyboard:
    """Give a number for each story of the page, then the way on."""
    numbers = [
        Button(str(index + 1), OpenStory(delivery, index, page.start))
        for index in range(page.start, page.end)
    ]
    rows = [tuple(numbers[i : i + ROW]) for i in range(0, len(numbers), ROW)]
    if digest.readers and not page.start:
        text = label("digest-button-readers", look.language)
        rows.append((Button(text, OpenReaders(digest.edition.place)),))
    return (*rows, _ways(delivery, digest, page, look))


def _ways(delivery: DeliveryId, digest: Digest, page: Page, look: Look) -> tuple[Button, ...]:
    language = look.language
    place = PlaceId("") if digest.edition.combines else digest.edition.place
    ways = [
        Button(label("digest-button-schedule", language), OpenSchedule(place)),
        Button(label("digest-button-add", language), AddNews(place)),
    ]
    if page.start:
        ways = [Button(label("story-button-back", language), OpenDigest(delivery, 0))]
    if page.end < len(digest.items):
        more = label("digest-button-more", language)
        ways.insert(0, Button(more, OpenDigest(delivery, page.end)))
    return tuple(ways)


def channel_keyboard(digest: Digest, username: str | None, look: Look) -> Keyboard:
    """Give what a channel shows: nothing personal, only ways to the bot, where it has a name."""
    if not username:
        return ()
    place = digest.edition.place
    home = f"https://t.me/{username}?start="
    return (
        (
            Button(look.t.plain("digest-button-add"), url=f"{home}add-{place}"),
            Button(look.t.plain("digest-button-open"), url=f"{home}p{place}"),
        ),
    )


def story_screen(story: EditionStory, slot: datetime, look: Look) -> str:
    """Tell one story: headline, lead, and everyone who told it, first to last, cut to fit."""
    lead = clean(story.lead, LEAD_LONGEST)
    head = f"<b>{headline(story, look)}</b>"
    if lead:
        head += f"\n\n{escape(lead, quote=False)}"
    head += f"\n\n{look.t('story-who')}"
    lines = [teller(told, slot, look) for told in story.sources]
    return head + _fitting(lines, LONGEST - length(head), look)


def teller(told: Telling, slot: datetime, look: Look) -> str:
    """Give one source of a story: when, and who, as a link."""
    time = escape(moment(told.published, slot, look), quote=False)
    return f"{time} {link(clean(told.name, NAME_LONGEST) or told.url[:NAME_LONGEST], told.url)}"


def _fitting(lines: list[str], room: int, look: Look) -> str:
    shown: list[str] = []
    left = room - ROOM_FOR_REST
    for number, line in enumerate(lines):
        left -= length(line) + 1
        if left < 0:
            shown.append(look.t("story-more-sources", count=len(lines) - number))
            break
        shown.append(line)
    return "".join(f"\n{line}" for line in shown)


def story_keyboard(
    press: OpenStory,
    look: Look,
    link: str,
    *,
    of: int = 1,
    size: int = NUMBERS,
    up: int = 0,
    down: int = 0,
    mine: int = 0,
    followed: bool = False,
) -> Keyboard:
    """Give what may be done with a story; `mine` is this chat's vote: 1, -1 or 0.

    `link`: the address that opens it in the bot, for others. Its digest has `of` stories,
    `size` of them on a page.
    """
    delivery, index, start = press.delivery, press.index, press.start
    back = Button(look.t.plain("story-button-back"), OpenDigest(delivery, start))
    more = Button("⋯", More(delivery, index, start))
    key = "follow-button-stop" if followed else "follow-button"
    follow = Button(look.t.plain(key), Follow(delivery, index, start))
    likes = Button(_count("👍", up, mine == 1), Vote(delivery, index, start, 1))
    dislikes = Button(_count("👎", down, mine == -1), Vote(delivery, index, start, -1))
    share = Button(look.t.plain("story-button-share"), url=share_link(link))
    return tuple(
        row
        for row in ((likes, dislikes, more), (follow, share), turns(press, of, size), (back,))
        if row
    )


def more_keyboard(press: More, look: Look) -> Keyboard:
    """Give what else may be done with a story."""
    delivery, index, start = press.delivery, press.index, press.start
    return (
        (Button(look.t.plain("story-button-why"), AskWhy(delivery, index)),),
        (Button(look.t.plain("doubt-button"), Doubt(delivery, index, start)),),
        (Button(look.t.plain("more-button-back"), OpenStory(delivery, index, start)),),
    )


def turns(press: OpenStory, of: int, size: int) -> tuple[Button, ...]:
    """Lead to the story before and after, around the ends: «‹ 4/10 ›»; nothing for one alone."""
    if of < 2:
        return ()

    def to(index: int) -> OpenStory:
        stays = press.start <= index < press.start + size
        return OpenStory(press.delivery, index, press.start if stays else index - index % size)

    here = press.index
    return (
        Button("‹", to((here - 1) % of)),
        Button(f"{here + 1}/{of}", press),
        Button("›", to((here + 1) % of)),
    )


def why(
    story: EditionStory, look: Look, *, up: int = 0, placed: tuple[PlaceId, bool] | None = None
) -> str:
    """Say in plain words why a story is in a digest; fits the answer to a press.

    `placed`: the place that brought it there, and whether a text names it (else a source is
    at home there).
    """
    reasons = [_told_by(story, look)]
    place = catalogue().get(placed[0]) if placed else None
    if placed and place:
        key = "why-named" if placed[1] else "why-home"
        reasons.append(look.t.plain(key, place=place.name(look.language)))
    elif story.why.get("local", 0) >= LOCAL:
        reasons.append(look.t.plain("why-local"))
    if up:
        reasons.append(look.t.plain("why-votes", count=up))
    return "\n".join(line[0].upper() + line[1:] for line in reasons)[:TOAST_LONGEST]


def _told_by(story: EditionStory, look: Look) -> str:
    count = look.t.plain("why-sources", count=max(len(story.sources), 1))
    if len(story.sources) < 2:
        return count
    minutes = int((story.sources[-1].published - story.sources[0].published).total_seconds() // 60)
    if minutes < 1:
        return count
    if minutes < 120:
        return f"{count} {look.t.plain('why-minutes', minutes=minutes)}"
    return f"{count} {look.t.plain('why-hours', hours=round(minutes / 60))}"


def _count(sign: str, votes: int, chosen: bool) -> str:
    shown = f"{sign} {votes}" if votes else sign
    return f"• {shown}" if chosen else shown
