"""Screens of the settings: a chat in, text and buttons out."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from locales import Translator, translator
from regions.catalogue import Place, catalogue
from storage.chats import Chat

from .callbacks import Set, Settings, Topic
from .choosing import Screenful
from .keyboards import GRID, Button, Row, back, button, keyboard, languages, page_of, pager, rows

SIZES = range(3, 21)  # stories a digest
STYLES = ("auto", "rich", "classic")
NEVER_QUIET = "never"
QUIET = ("22-7", "23-7", "0-7", "23-9")
MARK = "✓ "


def overview(target: Chat, t: Translator, *, now: datetime, chat: int = 0) -> Screenful:
    """Show everything that is set, and a button for each."""
    text = t(
        "settings",
        language=translator(target.language).plain("language-name"),
        quiet=quiet_in_words(target, t),
        size=target.size,
        style=t.plain(f"style-{target.style}"),
        zone=zone_in_words(target.time_zone, t, now=now),
    )
    if chat:
        text = "\n".join([t("settings-of", title=target.title), text])
    topics = (Topic.LANGUAGE, Topic.QUIET, Topic.SIZE, Topic.STYLE, Topic.ZONE)
    buttons = [
        button(t.plain(f"button-{topic.name.lower()}"), Settings(topic=topic, chat=chat))
        for topic in topics
    ]
    return text, keyboard(*rows(buttons, across=2))


def screen(data: Settings, target: Chat, t: Translator, *, now: datetime) -> Screenful:
    """Show one topic: what it means, and its values."""
    home = back(t, Settings(chat=data.chat))
    match data.topic:
        case Topic.LANGUAGE:
            buttons = languages(lambda code: Set(topic=data.topic, value=code, chat=data.chat))
            return t("settings-language"), keyboard(*rows(buttons, across=2), home)
        case Topic.QUIET:
            start = (data.page - 1) % 24
            text = t("settings-quiet-to", **{"from": start}) if data.page else t("settings-quiet")
            return text, keyboard(*_quiet(data, target, t), home)
        case Topic.QUIET_FROM:
            return t("settings-quiet-from"), keyboard(*_hours(data), home)
        case Topic.SIZE:
            sizes = [_put(data, str(n), str(n), n == target.size) for n in SIZES]
            return t("settings-size"), keyboard(*rows(sizes, across=GRID), home)
        case Topic.STYLE:
            styles = [
                _put(data, s, t.plain(f"button-style-{s}"), s == target.style) for s in STYLES
            ]
            return t("settings-style"), keyboard(styles, home)
        case Topic.ZONE:
            return t("settings-zone"), keyboard(*_zones(data, target, t, now=now), home)
        case _:
            return overview(target, t, now=now, chat=data.chat)


def quiet_in_words(target: Chat, t: Translator) -> str:
    """Say when a chat is left alone: "23–7"."""
    if target.quiet is None or target.quiet[0] == target.quiet[1]:
        return t.plain("quiet-never")
    return "{}:00–{}:00".format(*target.quiet)


def zone_in_words(name: str, t: Translator, *, now: datetime) -> str:
    """Name a time zone by its biggest city: "Москва, UTC+3"; by its own name, if unknown."""
    known = next((place.name(t.language) for place in zones() if place.time_zone == name), name)
    offset = now.astimezone(ZoneInfo(name)).utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    part = f":{abs(minutes) % 60:02}" if minutes % 60 else ""
    sign = "+" if minutes >= 0 else "−"
    return f"{known}, UTC{sign}{abs(minutes) // 60}{part}"


@lru_cache(maxsize=1)
def zones() -> tuple[Place, ...]:
    """List the biggest city of every time zone of the catalogue, from west to east."""
    biggest: dict[str, Place] = {}
    for city in sorted(catalogue().cities(), key=lambda place: -place.population):
        biggest.setdefault(city.time_zone, city)
    return tuple(sorted(biggest.values(), key=lambda place: place.lon % 360))


def _quiet(data: Settings, target: Chat, t: Translator) -> list[Row]:
    """Offer usual ranges, none, or one's own: first its beginning (a page), then its end."""
    if data.page:
        start = (data.page - 1) % 24
        ends = [_put(data, f"{start}-{hour}", str(hour), False) for hour in range(24)]
        return rows([end for hour, end in enumerate(ends) if hour != start], across=GRID)
    now = "{}-{}".format(*target.quiet) if target.quiet else NEVER_QUIET
    usual = [_put(data, q, q.replace("-", "–"), q == now) for q in QUIET]
    never = _put(data, NEVER_QUIET, t.plain("button-quiet-never"), now == NEVER_QUIET)
    own = Settings(topic=Topic.QUIET_FROM, chat=data.chat)
    return [*rows(usual, across=2), [never, button(t.plain("button-quiet-own"), own)]]


def _hours(data: Settings) -> list[Row]:
    hours = [
        button(str(h), Settings(topic=Topic.QUIET, page=h + 1, chat=data.chat)) for h in range(24)
    ]
    return rows(hours, across=GRID)


def _zones(data: Settings, target: Chat, t: Translator, *, now: datetime) -> list[Row]:
    numbered = list(enumerate(zones()))
    shown, page, pages = page_of(numbered, data.page)
    buttons = [
        _put(
            data,
            str(number),
            zone_in_words(place.time_zone, t, now=now),
            place.time_zone == target.time_zone,
        )
        for number, place in shown
    ]
    turn = pager(page, pages, lambda n: data.model_copy(update={"page": n}))
    return [*[[one] for one in buttons], turn]


def _put(data: Settings, value: str, text: str, chosen: bool) -> Button:
    shown = f"{MARK}{text}" if chosen else text
    return button(shown, Set(topic=data.topic, value=value, chat=data.chat))
