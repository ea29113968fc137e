"""Screens of what one applied with: the list, and one with its health in words."""

from dataclasses import dataclass
from datetime import datetime

from feeds.remarks import Remark
from locales import Translator
from news.application import UNDO, Kind, State
from storage.applications import Application
from storage.channels import Channel
from storage.chats import Chat

from .callbacks import AskFeed, ChannelUse, FeedAct, MyFeed, MyFeeds, UseChannel
from .choosing import Screenful
from .feed_screens import cut, due_line, fact_lines, remark_lines
from .keyboards import PAGE, Row, back, button, keyboard, page_of, pager, rows
from .moderate_words import reason_in_words
from .words import moment_in_words

LINE = 60  # characters of a title in the list


@dataclass(frozen=True, slots=True)
class Health:
    """How what came of an application is: in words; articles of a week; its last news."""

    words: str = ""
    week: int = 0
    newest: datetime | None = None


def listed(mine: list[Application], unused: list[Channel], page: int, t: Translator) -> Screenful:
    """List what one applied with, a page at a time, and channels that nobody used yet."""
    offers = [
        [
            button(
                f"📣 {cut(channel.title, 17)}",
                UseChannel(use=ChannelUse.SOURCE, chat=channel.chat_id),
            )
        ]
        for channel in unused[:3]
    ]
    ask = button(t.plain("button-offer-feed"), AskFeed())
    if not mine:
        text = t("my-feeds-empty")
        return _with_unused(text, unused, t), keyboard(*offers, [ask])
    shown, page, pages = page_of(mine, page)
    first = page * PAGE + 1
    lines = [
        t("my-feeds-line", number=number, title=cut(one.title or one.asked, LINE),
          state=t.plain(f"application-{one.state}"))
        for number, one in enumerate(shown, first)
    ]  # fmt: skip
    buttons = [
        button(str(number), MyFeed(act=FeedAct.OPEN, id=one.id, page=page))
        for number, one in enumerate(shown, first)
    ]
    text = "\n".join([t("my-feeds"), "", *lines])
    return _with_unused(text, unused, t), keyboard(
        *rows(buttons, across=4), pager(page, pages, lambda n: MyFeeds(page=n)), *offers, [ask]
    )


def _with_unused(text: str, unused: list[Channel], t: Translator) -> str:
    return f"{text}\n\n{t('my-feeds-channels')}" if unused else text


def opened(
    one: Application, health: Health, page: int, chat: Chat, t: Translator, *, now: datetime
) -> Screenful:
    """Show one application: what it is, how it stands, and what can be done."""
    lines = [*fact_lines(one, t), "", *_state_lines(one, health, chat, t, now=now)]
    return "\n".join(lines), keyboard(_actions(one, page, t, now=now), back(t, MyFeeds(page=page)))


def _state_lines(
    one: Application, health: Health, chat: Chat, t: Translator, *, now: datetime
) -> list[str]:
    match one.state:
        case State.WAITING:
            return [t("application-says-waiting"), due_line(one, chat.time_zone, t, now=now)]
        case State.REJECTED:
            reason = reason_in_words(one.reason or "", t) if one.reason else ""
            said = [t("application-says-rejected")]
            return [*said, t("author-reason", reason=reason)] if reason else said
        case State.WITHDRAWN:
            return [t("application-says-withdrawn")]
    lines = [t("application-says-approved", health=health.words)]
    lines.append(t("application-week", count=health.week))
    if health.newest:
        time = moment_in_words(health.newest, chat.time_zone, t, now=now)
        lines.append(t("application-newest", time=time))
    return lines


def _actions(one: Application, page: int, t: Translator, *, now: datetime) -> Row:
    def press(act: FeedAct) -> MyFeed:
        return MyFeed(act=act, id=one.id, page=page)

    match one.state:
        case State.WAITING:
            return [button(t.plain("button-take-back"), press(FeedAct.WITHDRAW))]
        case State.APPROVED:
            look = [button(t.plain("button-look-now"), press(FeedAct.LOOK))]
            out = button(t.plain("button-take-out"), press(FeedAct.ASK_WITHDRAW))
            return [*(look if one.kind is Kind.FEED else []), out]
        case State.WITHDRAWN if now - one.changed_at <= UNDO:
            return [button(t.plain("button-undo"), press(FeedAct.RESTORE))]
    return []


def withdrawal_asked(one: Application, page: int, t: Translator) -> Screenful:
    """Ask once before a source is taken out of the news."""
    return t("application-take-out", title=cut(one.title)), keyboard(
        [
            button(t.plain("button-take-out"), MyFeed(act=FeedAct.WITHDRAW, id=one.id, page=page)),
            button(t.plain("button-keep"), MyFeed(act=FeedAct.OPEN, id=one.id, page=page)),
        ]
    )


def checked(
    one: Application,
    problem: Remark | None,
    advice: tuple[Remark, ...],
    page: int,
    t: Translator,
) -> Screenful:
    """Show what a look at an approved feed found just now."""
    if problem:
        lines = [t("feed-look-bad", why=problem.words(t))]
    elif advice:
        lines = [t("feed-look-good"), "", t("feed-advice"), *remark_lines(advice, t)]
    else:
        lines = [t("feed-look-good"), t("feed-look-perfect")]
    return "\n".join(lines), keyboard(back(t, MyFeed(act=FeedAct.OPEN, id=one.id, page=page)))
