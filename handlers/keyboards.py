"""Keyboards: rows of buttons, pages, and the ones that several screens share."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from digests import buttons as letters
from locales import LANGUAGES, Translator, translator

from .callbacks import Go, Screen, SetLanguage

PAGE = 8  # items a page: a longer list has pages
ACROSS = 3  # words a row, so that they are read and not cut
MARK = "✓ "
GRID = 6  # hours a row: numbers are short

T = TypeVar("T")
Button = InlineKeyboardButton
Row = list[InlineKeyboardButton]


def button(text: str, press: CallbackData) -> Button:
    """One button that says `text`."""
    return Button(text=text, callback_data=press.pack())


def link_button(text: str, url: str) -> Button:
    """One button that says `text` and leads to an address."""
    return Button(text=text, url=url)


def marked(text: str, chosen: bool) -> str:
    """Mark what is chosen among others."""
    return f"{MARK}{text}" if chosen else text


def keyboard(*rows: Row) -> InlineKeyboardMarkup:
    """Make a keyboard of the rows that have anything in them."""
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def as_letter_buttons(markup: InlineKeyboardMarkup) -> letters.Keyboard:
    """Give a keyboard as letters have it."""
    return tuple(
        tuple(letters.Button(b.text, url=b.url, data=b.callback_data) for b in row)
        for row in markup.inline_keyboard
    )


def rows(buttons: Sequence[Button], across: int = ACROSS) -> list[Row]:
    """Break buttons into rows."""
    return [list(buttons[i : i + across]) for i in range(0, len(buttons), across)]


def page_within(page: int, count: int) -> tuple[int, int]:
    """Find a page of a list of `count` items; one that is not there gives the last.

    Returns:
        The page, and how many there are (at least one).
    """
    pages = max(1, -(-count // PAGE))
    return min(page, pages - 1), pages


def page_of(items: Sequence[T], page: int) -> tuple[Sequence[T], int, int]:
    """Cut one page out; a page that is not there (the list got shorter) gives the last one.

    Returns:
        The items, the page they are of, and how many pages there are (at least one).
    """
    page, pages = page_within(page, len(items))
    return items[page * PAGE : (page + 1) * PAGE], page, pages


def pager(page: int, pages: int, to: Callable[[int], CallbackData]) -> Row:
    """«‹ 2/5 ›», or nothing where everything fits."""
    if pages < 2:
        return []
    return [
        button("‹", to((page - 1) % pages)),
        button(f"{page + 1}/{pages}", Go(screen=Screen.NOTHING)),
        button("›", to((page + 1) % pages)),
    ]


def back(t: Translator, press: CallbackData) -> Row:
    """Lead back: always the last row, on its own."""
    return [button(t.plain("button-back"), press)]


def languages(make: Callable[[str], CallbackData] = lambda code: SetLanguage(code=code)) -> Row:
    """Give a button for every language, each in its own words."""
    return [button(translator(code).plain("language-name"), make(code)) for code in LANGUAGES]


def near_me(t: Translator) -> ReplyKeyboardMarkup:
    """Make the only keyboard that can ask a phone where it is; it goes once pressed."""
    ask = KeyboardButton(text=t.plain("button-near-me"), request_location=True)
    return ReplyKeyboardMarkup(
        keyboard=[[ask]],
        resize_keyboard=True,
        one_time_keyboard=True,
        input_field_placeholder=t.plain("place-placeholder"),
    )
