"""Screens of the subscriptions: rows in, text and buttons out."""

from collections.abc import Sequence
from datetime import datetime

from aiogram.filters.callback_data import CallbackData

from digests.plain import cut
from locales import Translator
from regions.catalogue import Place, catalogue
from storage.chats import Chat
from storage.subscriptions import Subscription

from .callbacks import (
    Ask,
    Change,
    Hosts,
    Mine,
    Now,
    PauseAll,
    Remove,
    Restore,
    Settings,
    Sub,
    SubChange,
    Topic,
    What,
    When,
)
from .choosing import Screenful, covering
from .keyboards import Button, Row, back, button, keyboard, marked, page_of, pager, rows
from .words import moment_in_words, schedule_of, when_in_words

TITLE_LONGEST = 40  # characters of a chat's title on a button

ALERTS = ("off", "day", "always")  # of breaking stories: never, by day, at night too


def listed(
    mine: list[Subscription],
    target: Chat,
    t: Translator,
    *,
    now: datetime,
    page: int = 0,
    chat: int = 0,
    hosts: bool = False,
) -> Screenful:
    """List them: a line and a button for each.

    Args:
        mine: the subscriptions of `target`.
        target: whose they are.
        t: the texts.
        now: the moment, for «следующий: …».
        page: which page of a long list.
        chat: the number of `target`, where it is set up from another chat.
        hosts: the person sets up groups or channels, too.
    """
    add = button(t.plain("button-add-place"), Ask(chat=chat))
    others = _others(t, chat, hosts=hosts)
    if not mine:
        text = t("mine-empty-of", title=target.title) if chat else t("mine-empty")
        return text, keyboard([add], *others)
    shown, page, pages = page_of(mine, page)
    lines = [line(s, target, t, now=now) for s in shown]
    buttons = [button(f"{name_of(s, t)} ›", Sub(id=s.id, chat=chat)) for s in shown]
    active = any(s.paused is None for s in mine)
    everything = t.plain("button-pause-all" if active else "button-resume-all")
    title = t("mine-title-of", title=target.title) if chat else t("mine-title")
    return "\n".join([title, "", *lines]), keyboard(
        *rows(buttons, across=2),
        pager(page, pages, lambda n: Mine(page=n, chat=chat)),
        [add, button(everything, PauseAll(on=active, chat=chat))],
        *others,
    )


def _others(t: Translator, chat: int, *, hosts: bool) -> list[Row]:
    """Lead on: to the settings of the chat that is set up, to the chats one sets up."""
    if chat:
        settings = button(t.plain("button-settings"), Settings(chat=chat))
        return [[settings], back(t, Hosts())]
    return [[button(t.plain("button-hosts"), Hosts())]] if hosts else []


def hosted(found: Sequence[Chat], t: Translator, page: int = 0) -> Screenful:
    """List the groups and channels that a person sets up."""
    if not found:
        return t("hosts-empty"), keyboard(back(t, Mine()))
    shown, page, pages = page_of(found, page)
    buttons = [button(f"{_titled(chat)} ›", Mine(chat=chat.id)) for chat in shown]
    return t("hosts"), keyboard(
        *[[one] for one in buttons], pager(page, pages, lambda n: Hosts(page=n)), back(t, Mine())
    )


def _titled(chat: Chat) -> str:
    return cut(chat.title, TITLE_LONGEST) or str(chat.id)


def one(
    mine: Subscription, target: Chat, t: Translator, *, now: datetime, chat: int = 0
) -> Screenful:
    """Show one subscription and what can be done with it."""
    look = Settings(topic=Topic.LOOK, chat=chat, sub=mine.id)
    now_button = button(t.plain("button-now"), Now(place=mine.place_id, hours=0))
    pause = Change.RESUME if mine.paused else Change.PAUSE
    return line(mine, target, t, now=now), keyboard(
        [
            button(t.plain("button-when"), When(id=mine.id, chat=chat)),
            button(t.plain("button-what"), What(id=mine.id, chat=chat)),
            button(t.plain("button-look"), look),
        ],
        [] if chat else [now_button],
        _scope(mine, t, chat),
        [_alerts(mine, t, chat)],
        _living(mine, t, chat),
        [
            _change(mine, pause, 0, t.plain(f"button-{pause.name.lower()}"), chat),
            button(t.plain("button-remove"), Remove(id=mine.id, chat=chat)),
        ],
        back(t, Mine(chat=chat)),
    )


def removed(mine: Subscription, t: Translator, *, chat: int = 0) -> Screenful:
    """Say that it is gone, and offer it back."""
    undo = Restore(id=mine.id, chat=chat)
    return t("mine-removed", place=name_of(mine, t)), keyboard(
        [button(t.plain("button-undo"), undo)], back(t, Mine(chat=chat))
    )


def line(mine: Subscription, target: Chat, t: Translator, *, now: datetime) -> str:
    """Say one subscription in one line: what, when, and when next."""
    place = catalogue().get(mine.place_id)
    covers = covering(place, mine.scope, t) if place else t.plain("place-gone")
    when = when_in_words(schedule_of(mine, target), t)
    topic = topic_link(mine, t)
    if mine.paused:
        why = "topic" if mine.paused == "topic" else "person"
        return t(f"mine-paused-{why}", covers=covers, when=when) + topic
    following = moment_in_words(mine.next_at, target.time_zone, t, now=now)
    return t("mine-line", covers=covers, when=when, next=following) + topic


def topic_link(mine: Subscription, t: Translator) -> str:
    """Lead to the forum topic that a subscription is bound to; empty where it is to none.

    Only a supergroup has topics; its number without "-100" is what such links have.
    """
    inner = str(mine.chat_id).removeprefix("-100")
    if not mine.thread_id or inner == str(mine.chat_id):
        return ""
    return f'\n<a href="https://t.me/c/{inner}/{mine.thread_id}">{t("mine-in-topic")}</a>'


def name_of(mine: Subscription, t: Translator) -> str:
    """Name the place of a subscription, even one that the catalogue has lost."""
    place: Place | None = catalogue().get(mine.place_id)
    return place.name(t.language) if place else t.plain("place-gone")


def _scope(mine: Subscription, t: Translator, chat: int) -> Row:
    place = catalogue().get(mine.place_id)
    if (
        place is None
        or place.kind != "city"
        or covering(place, "region", t) == place.name(t.language)
    ):
        return []
    alone = mine.scope == "city"
    return [
        _change(mine, Change.SCOPE, 1, marked(t.plain("button-city-only"), alone), chat),
        _change(mine, Change.SCOPE, 0, marked(t.plain("button-with-region"), not alone), chat),
    ]


def _alerts(mine: Subscription, t: Translator, chat: int) -> Button:
    """Say when alerts of breaking stories come; a press turns to the next choice."""
    at = ALERTS.index(mine.alerts) if mine.alerts in ALERTS else 0
    following = (at + 1) % len(ALERTS)
    return _change(mine, Change.ALERTS, following, t.plain(f"button-alerts-{ALERTS[at]}"), chat)


def _living(mine: Subscription, t: Translator, chat: int) -> Row:
    what, key = (Change.STAYS, "on") if mine.living else (Change.LIVES, "off")
    return [_change(mine, what, 0, t.plain(f"button-living-{key}"), chat)]


def _change(mine: Subscription, what: Change, value: int, text: str, chat: int) -> Button:
    press: CallbackData = SubChange(id=mine.id, what=what, value=value, chat=chat)
    return button(text, press)
