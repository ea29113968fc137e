"""Screens of what readers sent: a list, what to narrow it by, one piece."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from locales import Translator
from news.kinds import Shelf
from regions.catalogue import catalogue
from storage.chats import Chat
from storage.submissions import Submission

from .callbacks import Begin, Choose, Do, ListFields, OwnList, ReaderNews, to_list, to_news
from .cards import Shown
from .choosing import Screenful
from .keyboards import PAGE, Button, Row, back, button, keyboard, marked, pager, rows
from .news_card import Card, card_of
from .own_screens import share
from .shelves import SHELVES

CHOICES_MOST = 8  # places offered to narrow a list by


def listed(
    news: Sequence[Submission],
    at: ListFields,
    pages: int,
    chat: Chat,
    t: Translator,
    *,
    places: Sequence[str] = (),
    now: datetime,
) -> Screenful:
    """List a page of headlines, with a numbered button for each; `places`: of this chat."""
    view = SHELVES[at.shelf]
    add = [
        button(t.plain(f"button-add-{at.shelf}"), Begin(kind=view.add, place=at.place)),
        button(t.plain("button-own"), OwnList()),
    ]
    title = heading(at, t)
    ways = [*by_buttons(at, t), *_place_way(at, places, t)]
    if not news:
        return f"{title}\n\n{t(_empty(at))}", keyboard(*rows(ways), add)
    numbered = list(enumerate(news, at.page * PAGE + 1))
    lines = [
        t("readers-line", number=str(number), **view.line(one, chat, t, now))
        for number, one in numbered
    ]
    opens = [button(str(number), to_news(at, one.id)) for number, one in numbered]
    return "\n".join([title, "", *lines]), keyboard(
        *rows(opens, across=4),
        pager(at.page, pages, lambda n: to_list(at, page=n)),
        *rows(ways),
        add,
    )


def heading(at: ListFields, t: Translator) -> str:
    """Say what is listed: which shelf, of which place, narrowed by what."""
    place = catalogue().get(at.place) if at.place else None
    facts = [place.name(t.language) if place else "", by_in_words(at, t) if at.by else ""]
    named = " · ".join(fact for fact in facts if fact)
    title = t(f"list-title-{at.shelf}")
    return f"{title} · {t('list-of', what=named)}" if named else title


def by_in_words(at: ListFields, t: Translator) -> str:
    """Name what a list is narrowed or ordered by."""
    if at.shelf is Shelf.ADS:
        return t.plain(f"ad-category-{at.by}")
    return t.plain(f"list-by-{at.by}")


def _empty(at: ListFields) -> str:
    return f"list-empty-{at.shelf}" if not at.by else "list-empty-by"


def by_buttons(at: ListFields, t: Translator) -> list[Button]:
    """Give what the list can be narrowed or ordered by; many of them stand on their own screen."""
    view = SHELVES[at.shelf]
    if at.shelf is Shelf.ADS:
        return [
            button(t.plain("button-categories"), Choose(shelf=at.shelf, place=at.place, by=at.by))
        ]
    return [
        button(
            marked(t.plain(f"button-by-{by}"), at.by == by),
            to_list(at, page=0, by="" if at.by == by else by),
        )
        for by in view.by
    ]


def _place_way(at: ListFields, places: Sequence[str], t: Translator) -> list[Button]:
    """Lead from one place of several to the next, and to all of them."""
    if len(places) < 2:
        return []
    order = ["", *places[:CHOICES_MOST]]
    after = order[(order.index(at.place) + 1) % len(order)] if at.place in order else ""
    place = catalogue().get(after) if after else None
    text = place.name(t.language) if place else t.plain("button-all-places")
    return [button(f"📍 {text}"[:20], to_list(at, page=0, place=after))]


def categories(at: ListFields, counts: Mapping[str, int], t: Translator) -> Screenful:
    """Ask which category to list; each with how many there are."""
    everything = to_list(at, page=0, by="")
    choices = [
        button(
            t.plain("button-count", name=t.plain(f"ad-category-{name}"), count=counts[name]),
            to_list(at, page=0, by=name),
        )
        for name in SHELVES[at.shelf].by
        if counts.get(name)
    ]
    return t("ads-by"), keyboard(
        [button(t.plain("button-all-categories"), everything)],
        *rows(choices, across=2),
        back(t, to_list(at)),
    )


def opened(news: Submission, chat: Chat, t: Translator, *, now: datetime) -> Card:
    """Make the card of one piece, as everybody sees it."""
    return card_of(
        news.content,
        t,
        chat.time_zone,
        at=news.published_at or news.created_at,
        now=now,
        is_edited=news.edited_at is not None,
    )


def buttons(
    news: Submission,
    shown: Shown,
    at: ReaderNews,
    card: Card,
    t: Translator,
    username: str,
    *,
    is_liked: bool,
) -> list[Row]:
    """Give what stands under one piece: likes, attachments, a link to pass on, the way back."""
    likes = marked(f"👍 {news.likes or ''}".strip(), is_liked)
    row = [] if at.shelf is Shelf.ADS else [button(likes, to_news(at, news.id, Do.LIKE))]
    files = card.apart if shown.is_rich else card.media
    if files:
        row.append(button(t.plain("button-photos"), to_news(at, news.id, Do.FILES)))
    if news.point and not shown.is_rich:
        row.append(button(t.plain("button-point"), to_news(at, news.id, Do.POINT)))
    parts = [button(str(n + 1), to_news(at, news.id, Do.OPEN, n)) for n in range(shown.parts)]
    return [
        parts if shown.parts > 1 else [],
        row,
        [share(news.id, t, username), complain(at, news.id, t)],
        back(t, to_list(at)),
    ]


def complain(at: ListFields, id: int, t: Translator) -> Button:
    """Lead to what a reader may complain of."""
    return button(t.plain("button-report"), to_news(at, id, Do.REPORT))


def complaining(at: ReaderNews, reasons: Sequence[str], t: Translator) -> Screenful:
    """Ask what is wrong with a piece; the number of the reason is in the button."""
    presses = [
        button(t.plain(f"button-report-{name}"), to_news(at, at.id, Do.REPORT, number))
        for number, name in enumerate(reasons, 1)
    ]
    to = to_list(at) if at.shelf is Shelf.PHOTOS else to_news(at, at.id)
    return t("report-ask"), keyboard(*rows(presses, across=2), back(t, to))


def complained(at: ReaderNews, said: str, t: Translator) -> Screenful:
    """Thank for a complaint; the way leads back to the list."""
    return said, keyboard(back(t, to_list(at)))
