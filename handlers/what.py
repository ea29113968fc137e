"""«Что»: which sections of one subscription come, and which words decide."""

from datetime import datetime

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from digests.wishes import phrases, sections_of, with_section
from locales import Translator
from news.errors import UserError
from news.model import Section
from storage.chats import Chat
from storage.subscriptions import Changes, Subscription, Subscriptions
from storage.words import WordKind, WordList, Words

from .answers import send, show
from .callbacks import (
    AddWords,
    ClearWords,
    DropWord,
    OpenWords,
    ResetWhat,
    SetReaders,
    SetSection,
    What,
    WordsOf,
)
from .middlewares import Configure
from .own import Decide, alter, find_own
from .questions import AnswersQuestion, asked
from .what_screens import added, clearing, what, word_list

QUESTION = "words"
EVERYTHING: Changes = {"muted_sections": "", "readers": True}


class Typing(StatesGroup):
    """What the next message is expected to be."""

    words = State()


def list_of(of: WordsOf, target: Chat, id: int) -> WordList:
    """Name a list: a chat hides words in all it reads, a subscription has its own to have."""
    if of is WordsOf.MUTED:
        return WordList(WordKind.MUTED, target.id)
    return WordList(WordKind.WANTED, id)


async def _show_what(
    query: CallbackQuery, mine: Subscription, target: Chat, t: Translator, words: Words, chat: int
) -> None:
    muted = await words.count(list_of(WordsOf.MUTED, target, mine.id))
    wanted = await words.count(list_of(WordsOf.WANTED, target, mine.id))
    await show(query, *what(mine, t, muted=muted, wanted=wanted, chat=chat))


async def open_what(
    query: CallbackQuery,
    callback_data: What,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    words: Words,
) -> None:
    """Show what a subscription brings."""
    mine = await find_own(subscriptions, target, callback_data.id)
    await _show_what(query, mine, target, t, words, callback_data.chat)


async def change(
    query: CallbackQuery,
    callback_data: SetSection | SetReaders | ResetWhat,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    words: Words,
    now: datetime,
    callback_answer: CallbackAnswer,
) -> None:
    """Switch a section or readers' news, or let everything come again."""
    decide = changing(callback_data)
    made = await alter(subscriptions, target, callback_data.id, decide, now=now)
    await _show_what(query, made, target, t, words, callback_data.chat)
    if len(sections_of(made.muted_sections)) == len(Section):
        callback_answer.text = t.plain("toast-no-sections" if made.readers else "toast-nothing-on")


def changing(press: SetSection | SetReaders | ResetWhat) -> Decide:
    """Say what a press changes. Pure.

    Raises:
        UserError: there is no such section.
    """
    match press:
        case SetSection(section=name, on=on) if name in set(Section):
            section = Section(name)
            return lambda mine: {
                "muted_sections": with_section(mine.muted_sections, section, on=on)
            }
        case SetReaders(on=on):
            return lambda _: {"readers": on}
        case ResetWhat():
            return lambda _: EVERYTHING
        case _:
            raise UserError("error-button-old")


async def open_words(
    query: CallbackQuery,
    callback_data: OpenWords,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    words: Words,
) -> None:
    """Show a list of words."""
    of, id = callback_data.of, callback_data.id
    await find_own(subscriptions, target, id)
    found = await words.of(list_of(of, target, id))
    page, chat = callback_data.page, callback_data.chat
    await show(query, *word_list(found, of, id, t, page=page, chat=chat))


async def drop_word(
    query: CallbackQuery,
    callback_data: DropWord,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    words: Words,
    callback_answer: CallbackAnswer,
) -> None:
    """Take a word off its list."""
    of, id = callback_data.of, callback_data.id
    await find_own(subscriptions, target, id)
    which = list_of(of, target, id)
    gone = await words.remove(which, callback_data.word)
    page, chat = callback_data.page, callback_data.chat
    await show(query, *word_list(await words.of(which), of, id, t, page=page, chat=chat))
    if gone is not None:
        callback_answer.text = t.plain("toast-word-gone", word=gone.phrase)


async def clear_words(
    query: CallbackQuery,
    callback_data: ClearWords,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    words: Words,
) -> None:
    """Empty a list, once its owner has said so twice."""
    of, id, chat = callback_data.of, callback_data.id, callback_data.chat
    await find_own(subscriptions, target, id)
    which = list_of(of, target, id)
    if not callback_data.sure:
        await show(query, *clearing(of, id, await words.count(which), t, chat=chat))
        return
    await words.clear(which)
    await show(query, *word_list([], of, id, t, chat=chat))


async def ask_words(
    query: CallbackQuery,
    callback_data: AddWords,
    state: FSMContext,
    fsm_storage: BaseStorage,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
) -> None:
    """Wait for words: in a group, for a reply to the question."""
    of, id = callback_data.of, callback_data.id
    await find_own(subscriptions, target, id)
    about = {"of": of.value, "id": id, "target": target.id}
    if query.message is not None and query.message.chat.type == ChatType.PRIVATE:
        await state.set_state(Typing.words)
        await state.set_data(about)
        await send(query, t("words-ask"))
    elif (question := await send(query, t("words-ask-group"))) and query.bot:
        await asked(fsm_storage, question, query.bot, QUESTION, about)


async def take_words(
    message: Message,
    state: FSMContext,
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    words: Words,
) -> None:
    """Put what was typed on the list that was asked about."""
    about = await state.get_data()
    await state.clear()
    await _take(message, about, target, t, subscriptions, words)


async def take_answer(
    message: Message,
    about: dict[str, str | int],
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    words: Words,
) -> None:
    """Put what was replied to a question in a group on its list."""
    await _take(message, about, target, t, subscriptions, words)


async def _take(
    message: Message,
    about: dict[str, str | int],
    target: Chat,
    t: Translator,
    subscriptions: Subscriptions,
    words: Words,
) -> None:
    of, id = WordsOf(str(about["of"])), int(about["id"])
    await find_own(subscriptions, target, id)
    typed = phrases(message.text or "")
    if not typed:
        raise UserError("error-no-words")
    which = list_of(of, target, id)
    new = await words.add(which, typed)
    known = {word.stems for word in await words.of(which)}
    refused = sum(stems not in known for _, stems in typed)
    chat = target.id if message.chat.id != target.id else 0
    await show(message, *added(of, id, new, refused, t, chat=chat))


def router() -> Router:
    """Route «Что», its lists of words, and the words themselves."""
    router = Router(name="what")
    router.message.middleware(Configure())
    router.callback_query.middleware(Configure())
    router.callback_query.register(open_what, What.filter())
    for press in (SetSection, SetReaders, ResetWhat):
        router.callback_query.register(change, press.filter())
    router.callback_query.register(open_words, OpenWords.filter())
    router.callback_query.register(drop_word, DropWord.filter())
    router.callback_query.register(clear_words, ClearWords.filter())
    router.callback_query.register(ask_words, AddWords.filter())
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(take_words, private, Typing.words, F.text[0] != "/")
    router.message.register(take_answer, ~private, F.text, AnswersQuestion(QUESTION))
    return router
