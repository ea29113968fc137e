"""What a subscription brings: sections, readers' news, words."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from .base import ChatCode, Id, Page, SectionCode


class What(CallbackData, prefix="what"):
    """Open what one subscription brings."""

    id: Id
    chat: ChatCode = 0


class SetSection(CallbackData, prefix="msec"):
    """Switch a section of a subscription on or off."""

    id: Id
    section: SectionCode
    on: bool
    chat: ChatCode = 0


class SetReaders(CallbackData, prefix="mrdr"):
    """Switch readers' news of a subscription on or off."""

    id: Id
    on: bool
    chat: ChatCode = 0


class ResetWhat(CallbackData, prefix="mall"):
    """Let everything come again; words stay."""

    id: Id
    chat: ChatCode = 0


class WordsOf(StrEnum):
    """Which list of words: those to hide, those to have."""

    MUTED = "m"
    WANTED = "w"


class OpenWords(CallbackData, prefix="words"):
    """Open a list of words; `id`: the subscription it was opened from."""

    of: WordsOf
    id: Id
    page: Page = 0
    chat: ChatCode = 0


class AddWords(CallbackData, prefix="aword"):
    """Ask for words to put on a list."""

    of: WordsOf
    id: Id
    chat: ChatCode = 0


class DropWord(CallbackData, prefix="dword"):
    """Take a word off a list."""

    of: WordsOf
    id: Id
    word: Id
    page: Page = 0
    chat: ChatCode = 0


class ClearWords(CallbackData, prefix="cword"):
    """Empty a list; first (`sure` false) ask."""

    of: WordsOf
    id: Id
    sure: bool
    chat: ChatCode = 0
