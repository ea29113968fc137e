"""Screens of the settings: a chat in, text and buttons out. Pure."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from locales import Translator, translator
from regions.zones import Zone, own_zones, zone_named, zones_abroad
from storage.chats import Chat

from .callbacks import Mine, Set, Settings, Sub, Topic
from .choosing import Screenful
from .keyboards import (
    GRID,
    Button,
    Row,
    back,
    button,
    keyboard,
    languages,
    marked,
    page_of,
    pager,
    rows,
)

SIZES = range(3, 21)  # stories a digest
STYLES = ("auto", "rich", "classic")
PICTURES = ("auto", "on", "off")
YES, NO = "1", "0"
NEVER_QUIET = "never"
QUIET = ("22-7", "23-7", "0-7", "23-9")


def overview(target: Chat, t: Translator, *, now: datetime, chat: int = 0) -> Screenful:
    """Show everything that is set, and a button for each."""
    text = t(
        "settings",
        language=translator(target.language).plain("language-name"),
        zone=zone_in_words(target.time_zone, t, now=now),
        quiet=quiet_in_words(target, t),
        sound=t.plain("sound-off" if target.silent else "sound-on"),
        look=look_in_words(target, t),
    )
    if chat:
        text = "\n".join([t("settings-of", title=target.title), text])
    topics = (Topic.LANGUAGE, Topic.ZONE, Topic.QUIET, Topic.LOOK)
    buttons = [
        button(t.plain(f"button-{topic.name.lower()}"), Settings(topic=topic, chat=chat))
        for topic in topics
    ]
    sound = Set(topic=Topic.SOUND, value=YES if target.silent else NO, chat=chat)
    turn = t.plain("button-sound-on" if target.silent else "button-sound-off")
    buttons.append(button(turn, sound))
    reset = button(t.plain("button-reset"), Settings(topic=Topic.DEFAULTS, chat=chat))
    above = back(t, Mine(chat=chat)) if chat else []
    return text, keyboard(*rows([*buttons, reset], across=2), above)


def screen(
    data: Settings, target: Chat, t: Translator, *, now: datetime, places: int = 1
) -> Screenful:
    """Show one topic: what it means, and its values. `places`: how many the chat reads."""
    home = back(t, Settings(chat=data.chat))
    match data.topic:
        case Topic.LANGUAGE:
            buttons = languages(lambda code: Set(topic=data.topic, value=code, chat=data.chat))
            return t("settings-language"), keyboard(*rows(buttons, across=2), home)
        case Topic.QUIET | Topic.QUIET_FROM:
            return _quiet_screen(data, target, t, home)
        case Topic.LOOK | Topic.STYLE:
            above = back(t, Sub(id=data.sub, chat=data.chat)) if data.sub else home
            return t("settings-look"), keyboard(*_look(data, target, t, places), above)
        case Topic.SIZE:
            sizes = [_put(data, str(n), str(n), n == target.size) for n in SIZES]
            look = back(t, Settings(topic=Topic.LOOK, chat=data.chat, sub=data.sub))
            return t("settings-size"), keyboard(*rows(sizes, across=GRID), look)
        case Topic.ZONE | Topic.ZONE_ABROAD:
            return _zone_screen(data, target, t, home, now=now)
        case Topic.DEFAULTS:
            yes = Set(topic=Topic.DEFAULTS, value=YES, chat=data.chat)
            return t("settings-reset"), keyboard([button(t.plain("button-reset-yes"), yes)], home)
        case _:
            return overview(target, t, now=now, chat=data.chat)


def quiet_in_words(target: Chat, t: Translator) -> str:
    """Say when a chat is left alone, and how far: "23:00–7:00, без звука"."""
    if target.quiet is None or target.quiet[0] == target.quiet[1]:
        return t.plain("quiet-never")
    hours = "{}:00–{}:00".format(*target.quiet)
    return t.plain("quiet-silent" if target.quiet_silent else "quiet-held", hours=hours)


def look_in_words(target: Chat, t: Translator) -> str:
    """Say how digests look: "10 новостей, вид выбирается сам, коротко"."""
    parts = [t.plain("look-size", count=target.size), t.plain(f"style-{target.style}")]
    if target.pictures != "auto":
        parts.append(t.plain(f"pictures-{target.pictures}"))
    if target.compact:
        parts.append(t.plain("look-compact"))
    if target.combined:
        parts.append(t.plain("look-combined"))
    return ", ".join(parts)


def zone_in_words(name: str, t: Translator, *, now: datetime) -> str:
    """Name a time zone by a city of it: "Москва, UTC+3"; by its own name, if unknown."""
    zone = zone_named(name)
    offset = now.astimezone(ZoneInfo(name)).utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    part = f":{abs(minutes) % 60:02}" if minutes % 60 else ""
    sign = "+" if minutes >= 0 else "−"
    shown = zone.name(t.language) if zone else name
    return f"{shown}, UTC{sign}{abs(minutes) // 60}{part}"


def _quiet_screen(data: Settings, target: Chat, t: Translator, home: Row) -> Screenful:
    if data.topic is Topic.QUIET_FROM:
        return t("settings-quiet-from"), keyboard(*_hours(data), home)
    text = t("settings-quiet")
    if data.page:
        text = t("settings-quiet-to", **{"from": (data.page - 1) % 24})
    return text, keyboard(*_quiet(data, target, t), home)


def _quiet(data: Settings, target: Chat, t: Translator) -> list[Row]:
    """Offer usual ranges, none, or one's own: first its beginning (a page), then its end.

    And whether nothing comes then, or without a sound.
    """
    if data.page:
        start = (data.page - 1) % 24
        ends = [_put(data, f"{start}-{hour}", str(hour), False) for hour in range(24)]
        return rows([end for hour, end in enumerate(ends) if hour != start], across=GRID)
    now = "{}-{}".format(*target.quiet) if target.quiet else NEVER_QUIET
    usual = [_put(data, q, q.replace("-", "–"), q == now) for q in QUIET]
    never = _put(data, NEVER_QUIET, t.plain("button-quiet-never"), now == NEVER_QUIET)
    own = Settings(topic=Topic.QUIET_FROM, chat=data.chat)
    return [
        *rows(usual, across=4),
        [never, button(t.plain("button-quiet-own"), own)],
        [] if target.quiet is None else _switch(
            data, Topic.QUIET_MODE, t, target.quiet_silent,
            off="button-quiet-held", on="button-quiet-silent",
        ),
    ]  # fmt: skip


def _hours(data: Settings) -> list[Row]:
    hours = [
        button(str(h), Settings(topic=Topic.QUIET, page=h + 1, chat=data.chat)) for h in range(24)
    ]
    return rows(hours, across=GRID)


def _look(data: Settings, target: Chat, t: Translator, places: int) -> list[Row]:
    def choices(topic: Topic, values: Sequence[str], chosen: str) -> Row:
        return [
            _put(data, value, t.plain(f"button-{topic.name.lower()}-{value}"), value == chosen,
                 topic=topic)
            for value in values
        ]  # fmt: skip

    size = Settings(topic=Topic.SIZE, chat=data.chat, sub=data.sub)
    return [
        *_first_alone(choices(Topic.STYLE, STYLES, target.style)),
        *_first_alone(choices(Topic.PICTURES, PICTURES, target.pictures)),
        _switch(data, Topic.COMPACT, t, target.compact, off="button-full", on="button-compact"),
        _switch(
            data, Topic.COMBINED, t, target.combined, off="button-separate", on="button-combined"
        )
        if places > 1
        else [],
        [button(t.plain("button-size", count=target.size), size)],
    ]  # fmt: skip


def _first_alone(row: Row) -> list[Row]:
    """Put what is usual in a row of its own: three words in a row are cut on a phone."""
    return [row[:1], row[1:]]


def _switch(
    data: Settings, topic: Topic, t: Translator, chosen: bool, *, off: str, on: str
) -> Row:
    return [
        _put(data, NO, t.plain(off), not chosen, topic=topic),
        _put(data, YES, t.plain(on), chosen, topic=topic),
    ]


def _zone_screen(
    data: Settings, target: Chat, t: Translator, home: Row, *, now: datetime
) -> Screenful:
    """List the zones of our own places; those abroad are behind a button."""
    if data.topic is Topic.ZONE_ABROAD:
        own = back(t, Settings(topic=Topic.ZONE, chat=data.chat))
        return t("settings-zone"), keyboard(*_zones(zones_abroad(), data, target, t, now=now), own)
    abroad = button(t.plain("button-zones"), Settings(topic=Topic.ZONE_ABROAD, chat=data.chat))
    shown = _zones(own_zones(), data, target, t, now=now)
    return t("settings-zone"), keyboard(*shown, [abroad], home)


def _zones(
    zones: Sequence[Zone], data: Settings, target: Chat, t: Translator, *, now: datetime
) -> list[Row]:
    shown, page, pages = page_of(zones, data.page)
    buttons = [
        _put(
            data,
            zone.code,
            zone_in_words(zone.time_zone, t, now=now),
            zone.time_zone == target.time_zone,
            topic=Topic.ZONE,
        )
        for zone in shown
    ]
    turn = pager(page, pages, lambda n: data.model_copy(update={"page": n}))
    return [*[[one] for one in buttons], turn]


def _put(
    data: Settings, value: str, text: str, chosen: bool, *, topic: Topic | None = None
) -> Button:
    press = Set(topic=topic or data.topic, value=value, chat=data.chat, sub=data.sub)
    return button(marked(text, chosen), press)
