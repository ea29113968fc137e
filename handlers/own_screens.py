"""Screens of one's own submissions: the list, one with how it fares, what can be done with it."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from urllib.parse import quote

from digests.plain import clean, cut
from locales import Translator
from news.cases import WORDS_LONGEST
from news.kinds import KINDS, Kind
from news.submission import OPEN_TO, Act, State, may_renew
from storage.chats import Chat
from storage.submissions import Submission

from .callbacks import Begin, Own, OwnList, OwnNews, ReaderNews
from .cards import Shown
from .choosing import Screenful
from .deep_links import NEWS, link_to
from .keyboards import PAGE, Button, Row, back, button, keyboard, link_button, pager, rows
from .moderate_words import reason_in_words
from .news_card import Card, card_of, name_of, with_head
from .submit_screens import alert_note, held_because, sent
from .words import moment_in_words

LINE = 60  # characters of a headline in the list
SIGNS = {
    State.PUBLISHED: "🟢", State.HELD: "🕒", State.WITHDRAWN: "⚪", State.HIDDEN: "🚫",
    State.REJECTED: "🚫", State.EXPIRED: "⌛", State.SOLD: "✅",
}  # fmt: skip
WITHDRAWABLE = (State.PUBLISHED, State.HELD, State.HIDDEN)


def after(done: Submission, t: Translator, username: str, *, now: datetime) -> Screenful:
    """Say what became of a submission, and what its author can do about it."""
    return sent(done, t), keyboard(*rows(_ways(done, t, username, now=now)))


def _ways(mine: Submission, t: Translator, username: str, *, now: datetime) -> list[Button]:
    found = acts(mine, t, now=now)
    if mine.state is not State.PUBLISHED:
        return found
    see = button(t.plain("button-see"), ReaderNews(id=mine.id, shelf=KINDS[mine.kind].shelf))
    return [see, *found, share(mine.id, t, username)]


def share(id: int, t: Translator, username: str) -> Button:
    """Give the button that passes a link to a submission on."""
    shared = quote(link_to(username, f"{NEWS}{id}"), safe="")
    return link_button(t.plain("button-share"), f"https://t.me/share/url?url={shared}")


def acts(mine: Submission, t: Translator, page: int = 0, *, now: datetime) -> list[Button]:
    """Give what an author may do with a submission in the state it is in."""
    published = mine.state is State.PUBLISHED
    allowed = {
        Own.EDIT: mine.state in OPEN_TO[Act.EDIT],
        Own.WITHDRAW: mine.state in WITHDRAWABLE,
        Own.SELL: published and KINDS[mine.kind].ends,
        Own.RENEW: may_renew(mine.state, mine.kind, mine.expires_at, now=now),
        Own.RESTORE: mine.state in OPEN_TO[Act.RESTORE],
        Own.DETACH: published and mine.story_id is not None,
    }
    return [
        button(t.plain(f"button-own-{act}"), OwnNews(act=act, id=mine.id, page=page))
        for act, is_allowed in allowed.items()
        if is_allowed
    ]


def listed(mine: Sequence[Submission], page: int, pages: int, t: Translator) -> Screenful:
    """List a page of one's submissions, each with how it fares."""
    add = [
        button(t.plain("button-add-news"), Begin(kind=Kind.NEWS)),
        button(t.plain("button-add-ad"), Begin(kind=Kind.AD)),
    ]
    if not mine:
        return t("own-empty"), keyboard(add)
    numbered = list(enumerate(mine, page * PAGE + 1))
    lines = [
        t(
            "own-line",
            number=str(number),
            sign=SIGNS[one.state],
            title=cut(name_of(one.content, t), LINE),
            fares=fares(one, t),
        )
        for number, one in numbered
    ]
    opens = [
        button(str(number), OwnNews(act=Own.OPEN, id=one.id, page=page))
        for number, one in numbered
    ]
    return "\n".join([t("own-title"), "", *lines]), keyboard(
        *rows(opens, across=4), pager(page, pages, lambda n: OwnList(page=n)), add
    )


def fares(mine: Submission, t: Translator) -> str:
    """Say how a submission fares: where it stands, how many opened and liked it."""
    facts = [t.plain(f"own-state-{mine.state}")]
    if mine.published_at:
        facts.append(f"👁 {mine.views}")
    if mine.likes:
        facts.append(f"👍 {mine.likes}")
    return " · ".join(facts)


def opened(mine: Submission, chat: Chat, t: Translator, *, now: datetime) -> Card:
    """Make the card of one's own submission, with how it fares above."""
    card = card_of(
        mine.content,
        t,
        chat.time_zone,
        at=mine.published_at or mine.created_at,
        now=now,
        is_edited=mine.edited_at is not None,
    )
    head = [f"{SIGNS[mine.state]} {escape(fares(mine, t), quote=False)}"]
    head += _said_by_moderators(mine, t)
    if mine.state is State.PUBLISHED and mine.expires_at:
        until = moment_in_words(mine.expires_at, chat.time_zone, t, now=now)
        head.append(t("own-until", time=until))
    if mine.state is State.PUBLISHED and mine.alert:
        head.append(alert_note(mine, t))
    if mine.state is State.PUBLISHED and mine.story_id is not None:
        head.append(t("own-attached"))
    return with_head(card, "\n".join(head))


def _said_by_moderators(mine: Submission, t: Translator) -> list[str]:
    if mine.state is State.HELD:
        return [escape(held_because(mine.reason, t), quote=False)]
    if mine.state in (State.HIDDEN, State.REJECTED) and mine.reason:
        return [t("own-reason", reason=clean(reason_in_words(mine.reason, t), WORDS_LONGEST))]
    return []


def buttons(
    mine: Submission, shown: Shown, t: Translator, username: str, *, page: int, now: datetime
) -> list[Row]:
    """Give what stands under one's own card."""
    open_part = [
        button(str(n + 1), OwnNews(act=Own.OPEN, id=mine.id, page=page, part=n))
        for n in range(shown.parts)
    ]
    files = (
        []
        if shown.is_rich or not mine.media
        else [button(t.plain("button-photos"), OwnNews(act=Own.FILES, id=mine.id, page=page))]
    )
    ways = acts(mine, t, page, now=now)
    if mine.state is State.PUBLISHED:
        ways.append(share(mine.id, t, username))
    return [
        open_part if shown.parts > 1 else [],
        files,
        *rows(ways),
        back(t, OwnList(page=page)),
    ]
