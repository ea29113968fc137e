"""The operator's list of words, in chat: see, add, turn, remove."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from locales import Translator
from news.errors import UserError
from news.forbidden import Entry, entries_of
from storage.wordlist import ForbiddenWords

from .answers import show
from .asking import ANSWER, Moderating, ask
from .callbacks import Roles, WordGo, WordPress
from .choosing import Screenful
from .keyboards import back, button, keyboard, page_of, pager, rows
from .rights import Rights

AT_ONCE = 100  # entries of one message


def listed(entries: Sequence[Entry], page: int, t: Translator) -> Screenful:
    """List the entries."""
    shown, page, pages = page_of(entries, page)
    lines = [t("word-line-holds" if e.holds else "word-line", word=e.phrase) for e in shown]
    buttons = [
        button(entry.phrase[:20], WordPress(go=WordGo.OPEN, key=key_of(entry), page=page))
        for entry in shown
    ]
    text = "\n".join([t("words-title"), "", *(lines or [t("words-empty")])])
    return text, keyboard(
        *rows(buttons, across=2),
        pager(page, pages, lambda n: WordPress(page=n)),
        [button(t.plain("button-words-add"), WordPress(go=WordGo.ADD))],
        back(t, Roles()),
    )


def one(entry: Entry, page: int, t: Translator) -> Screenful:
    """Show one entry."""
    key = key_of(entry)
    turn = "button-word-stop" if entry.holds else "button-word-hold"
    text = t("word-line-holds" if entry.holds else "word-line", word=entry.phrase)
    return text, keyboard(
        [
            button(t.plain(turn), WordPress(go=WordGo.TURN, key=key, page=page)),
            button(t.plain("button-remove"), WordPress(go=WordGo.REMOVE, key=key, page=page)),
        ],
        back(t, WordPress(page=page)),
    )


def key_of(entry: Entry) -> str:
    """Name an entry in 16 characters, whatever its length."""
    return blake2b(entry.phrase.encode(), digest_size=8).hexdigest()


async def press(
    query: CallbackQuery,
    callback_data: WordPress,
    state: FSMContext,
    t: Translator,
    rights: Rights,
    wordlist: ForbiddenWords,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Show or change the list."""
    by = rights.operator(query.from_user)
    page = callback_data.page
    match callback_data.go:
        case WordGo.ADD:
            await state.set_state(Moderating.words)
            await ask(query, t, "words-which")
        case WordGo.OPEN:
            await show(query, *one(await _entry(wordlist, callback_data.key), page, t))
        case WordGo.TURN:
            entry = await _entry(wordlist, callback_data.key)
            turned = Entry(entry.phrase, holds=not entry.holds)
            await wordlist.add([turned], by, now=now)
            await show(query, *one(turned, page, t))
        case WordGo.REMOVE:
            entry = await _entry(wordlist, callback_data.key)
            await wordlist.remove(entry.phrase, by, now=now)
            callback_answer.text = t.plain("toast-word-removed")
            await show(query, *listed(await wordlist.all(), page, t))
        case _:
            await show(query, *listed(await wordlist.all(), page, t))


async def take(
    message: Message,
    state: FSMContext,
    t: Translator,
    rights: Rights,
    wordlist: ForbiddenWords,
    now: datetime,
) -> None:
    """Put on the list what was written."""
    by = rights.operator(message.from_user)
    await wordlist.add(entries_of(message.text or "")[:AT_ONCE], by, now=now)
    await state.clear()
    await show(message, *listed(await wordlist.all(), 0, t))


async def _entry(wordlist: ForbiddenWords, key: str) -> Entry:
    for entry in await wordlist.all():
        if key_of(entry) == key:
            return entry
    raise UserError("error-word-gone")


def router() -> Router:
    """Route the buttons of the list, and what is written to be put on it."""
    router = Router(name="forbidden-words")
    router.callback_query.register(press, WordPress.filter())
    router.message.register(take, StateFilter(Moderating.words), ANSWER)
    return router
