"""Screens of what a subscription brings: rows in, text and buttons out. Pure."""

from collections.abc import Sequence

from digests.wishes import sections_of
from locales import Translator
from news.model import Section
from regions.catalogue import catalogue
from storage.subscriptions import Subscription
from storage.words import MOST, Word

from .callbacks import (
    AddWords,
    ClearWords,
    DropWord,
    OpenWords,
    ResetWhat,
    SetReaders,
    SetSection,
    Sub,
    What,
    WordsOf,
)
from .choosing import Screenful, covering
from .keyboards import back, button, keyboard, marked, page_of, pager, rows

CROSS = " ✕"


def what(
    mine: Subscription, t: Translator, *, muted: int, wanted: int, chat: int = 0
) -> Screenful:
    """Show which sections come, and how many words are hidden or must be there."""
    off = sections_of(mine.muted_sections)
    sections = [
        button(
            marked(t.plain(f"section-{section.value}"), section not in off),
            SetSection(id=mine.id, section=section.value, on=section in off, chat=chat),
        )
        for section in Section
    ]
    words = [
        button(t.plain(key, count=count), OpenWords(of=of, id=mine.id, chat=chat))
        for of, key, count in (
            (WordsOf.MUTED, "button-muted", muted),
            (WordsOf.WANTED, "button-wanted", wanted),
        )
    ]
    readers = button(
        marked(t.plain("button-readers"), mine.readers),
        SetReaders(id=mine.id, on=not mine.readers, chat=chat),
    )
    all_on = button(t.plain("button-everything"), ResetWhat(id=mine.id, chat=chat))
    whole = not off and mine.readers
    place = catalogue().get(mine.place_id)
    covers = covering(place, mine.scope, t) if place else t.plain("place-gone")
    return t("what", covers=covers), keyboard(
        *rows(sections, across=2),
        [readers] if whole else [readers, all_on],
        words,
        back(t, Sub(id=mine.id, chat=chat)),
    )


def word_list(
    words: Sequence[Word], of: WordsOf, id: int, t: Translator, *, page: int = 0, chat: int = 0
) -> Screenful:
    """List words, a page at a time; a press takes one off."""
    shown, page, pages = page_of(words, page)
    drops = [
        button(f"{word.phrase}{CROSS}", DropWord(of=of, id=id, word=word.id, page=page, chat=chat))
        for word in shown
    ]
    add = button(t.plain("button-words-add"), AddWords(of=of, id=id, chat=chat))
    clear = button(t.plain("button-words-clear"), ClearWords(of=of, id=id, sure=False, chat=chat))
    key = "words-muted" if of is WordsOf.MUTED else "words-wanted"
    state = t("words-count", count=len(words), limit=MOST) if words else t("words-none")
    return f"{t(key)}\n\n{state}", keyboard(
        *[[one] for one in drops],
        pager(page, pages, lambda n: OpenWords(of=of, id=id, page=n, chat=chat)),
        [add, clear] if words else [add],
        back(t, What(id=id, chat=chat)),
    )


def clearing(of: WordsOf, id: int, count: int, t: Translator, *, chat: int = 0) -> Screenful:
    """Ask once before a list is emptied."""
    yes = ClearWords(of=of, id=id, sure=True, chat=chat)
    return t("words-clear-ask", count=count), keyboard(
        [button(t.plain("button-words-clear-yes"), yes)],
        back(t, OpenWords(of=of, id=id, chat=chat)),
    )


def added(
    of: WordsOf, id: int, new: int, refused: int, t: Translator, *, chat: int = 0
) -> Screenful:
    """Say how many words a message put on a list."""
    key = "words-added" if new else "words-added-none"
    text = t(key, count=new)
    if refused:
        text = f"{text} {t('words-refused', count=refused)}"
    more = button(t.plain("button-words-add"), AddWords(of=of, id=id, chat=chat))
    see = button(t.plain("button-words-see"), OpenWords(of=of, id=id, chat=chat))
    return text, keyboard([more, see])
