"""Tell the city: /add, or a message made news. What may become of it: news.submission."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from locales import Translator
from news.draft import Draft, missing, placed
from news.errors import UserError
from news.kinds import Kind
from news.submission import Act, check_act
from regions.catalogue import catalogue
from regions.lookup import find
from storage.submissions import Submission, Submissions

from . import submit_screens as screens
from .answers import send_media, show
from .callbacks import Begin, DraftKind, DraftPlace, DraftPress, DraftStep, Go, Screen
from .deep_links import ADD, link
from .drafts import Writing, enter, leave, new_draft, where
from .gate import Gate
from .hints import has_link, is_long
from .keyboards import keyboard, link_button
from .own_screens import after
from .places import query_of
from .said import ATTACHED, is_taken, said_of
from .talk import Talk

# ---------------------------------------------------------------- beginning


async def begin(talk: Talk, gate: Gate, kind: Kind = Kind.NEWS, place: str = "") -> None:
    """Ask for it; before the first time, show the rules.

    Raises:
        UserError: the operator takes nothing from readers, or nothing from this one.
    """
    author = await gate.check_may(talk.chat.id, kind, now=talk.now)
    draft = placed(new_draft(kind), place, is_chosen=bool(place))
    await talk.begin(draft)
    if author.has_sent:
        await talk.say(screens.asking(draft, talk.t, is_author=True))
    else:
        await talk.say(screens.rules(draft, talk.t))


async def add(message: Message, command: CommandObject, talk: Talk, gate: Gate) -> None:
    """Answer /add; what stands after it, or what it is the caption of, is the news already."""
    said = said_of(message)
    words = command.args or ""
    if not words and not said.media:
        await begin(talk, gate)
        return
    await gate.check_may(talk.chat.id, now=talk.now)
    await talk.begin(new_draft())
    await talk.take([replace(said, text=words, entities=())])


async def add_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead from a group to the private chat: a draft is nobody else's business."""
    opening = link_button(t.plain("button-open-bot"), link(await bot.me(), ADD))
    await show(message, t("submit-in-private"), keyboard([opening]))


async def press_add(
    query: CallbackQuery,
    talk: Talk,
    gate: Gate,
    callback_answer: CallbackAnswer,
) -> None:
    """Begin from a button."""
    await press_begin(query, Begin(kind=Kind.NEWS), talk, gate, callback_answer)


async def press_begin(
    query: CallbackQuery,
    callback_data: Begin,
    talk: Talk,
    gate: Gate,
    callback_answer: CallbackAnswer,
) -> None:
    """Begin something of a kind; from a group, in private."""
    if talk.chat.kind != ChatType.PRIVATE:
        callback_answer.url = link(await talk.bot.me(), ADD)
        return
    place = callback_data.place if callback_data.place in catalogue() else ""
    await begin(talk, gate, callback_data.kind, place)


async def rules_read(query: CallbackQuery, talk: Talk) -> None:
    """Ask what happened, in place of the rules."""
    key = (await where(talk.state)).key
    draft = (await talk.kept(key)).draft if key else new_draft()
    await talk.show(screens.asking(draft, talk.t))


async def choose_kind(query: CallbackQuery, callback_data: DraftKind, talk: Talk) -> None:
    """Make it something else; ask again where nothing has been said yet."""
    kind = callback_data.kind
    kept = await talk.change(callback_data.key, lambda draft: replace(draft, kind=kind))
    if kept.draft.said:
        await talk.go_on(kept)
        return
    await enter(talk.state, Writing.text, kept.draft.key)
    await talk.show(screens.asking(kept.draft, talk.t))


# ---------------------------------------------------------------- the words, the place


async def tell(message: Message, talk: Talk) -> None:
    """Take a message: a text, something attached, a point on the map."""
    await talk.take([said_of(message)])


async def not_taken(message: Message) -> None:
    """Say about a sticker, a poll and the like what can be sent instead."""
    said_of(message)


async def name_place(message: Message, talk: Talk) -> None:
    """Take the name of the place where it is."""
    key = (await where(talk.state)).key or ""
    found = find(query_of(message.text))
    if not found.exact:
        draft = (await talk.kept(key)).draft
        await talk.show(screens.place_asked(draft, talk.t, found))
        return
    await _place(talk, key, found.candidates[0].place.id)


async def press_place(query: CallbackQuery, callback_data: DraftPlace, talk: Talk) -> None:
    """Take the place of a button."""
    if catalogue().get(callback_data.place) is None:
        raise UserError("error-place-gone")
    await _place(talk, callback_data.key, callback_data.place)


async def _place(talk: Talk, key: str, place: str) -> None:
    await talk.go_on(await talk.change(key, lambda one: placed(one, place, is_chosen=True)))


# ---------------------------------------------------------------- the presses under the preview


async def alter(query: CallbackQuery, callback_data: DraftPress, talk: Talk) -> None:
    """Change what needs no question, and show the draft again."""
    how = _ALTERS[callback_data.step]
    await talk.go_on(await talk.change(callback_data.key, how))


def _last(draft: Draft) -> int:
    return draft.said[-1].id if draft.said else 0


_ALTERS: dict[DraftStep, Callable[[Draft], Draft]] = {
    DraftStep.SIGNED: lambda draft: replace(draft, is_signed=True),
    DraftStep.UNSIGNED: lambda draft: replace(draft, is_signed=False),
    DraftStep.NO_MEDIA: lambda draft: replace(draft, media_from=_last(draft)),
    DraftStep.NO_POINT: lambda draft: replace(draft, point_from=_last(draft)),
}


async def ask_again(query: CallbackQuery, callback_data: DraftPress, talk: Talk) -> None:
    """Ask for other words, another place, or what it is."""
    draft = (await talk.kept(callback_data.key)).draft
    match callback_data.step:
        case DraftStep.TEXT:
            await enter(talk.state, Writing.text, draft.key)
            await talk.say((talk.t("submit-again"), keyboard()))
        case DraftStep.PLACE:
            await enter(talk.state, Writing.place, draft.key)
            await talk.say(screens.place_asked(draft, talk.t))
        case _:
            await talk.show(screens.kind_asked(draft, talk.t))


async def show_draft(query: CallbackQuery, callback_data: DraftPress, talk: Talk) -> None:
    """Show the draft, or ask for what it needs; a message that was offered becomes one so."""
    await talk.go_on(await talk.kept(callback_data.key), callback_data.part)


async def show_files(query: CallbackQuery, callback_data: DraftPress, talk: Talk) -> None:
    """Send what is attached."""
    await send_media(query, talk.content((await talk.kept(callback_data.key)).draft).media)


async def cancel(query: CallbackQuery, callback_data: DraftPress, talk: Talk) -> None:
    """Drop the draft."""
    await talk.drafts.remove(talk.chat.id, callback_data.key)
    await leave(talk.state, callback_data.key)
    await talk.show((talk.t("submit-cancelled"), keyboard()))


async def publish(
    query: CallbackQuery,
    callback_data: DraftPress,
    talk: Talk,
    submissions: Submissions,
    gate: Gate,
) -> None:
    """Let the draft go, once, however often the button is pressed."""
    key = callback_data.key
    kept = await talk.drafts.get(talk.chat.id, key)
    if kept is not None and missing(kept.draft) is not None:
        await talk.go_on(kept)
        return
    if kept is None:
        done = await submissions.by_request(talk.chat.id, key)
    else:
        done = await _let_go(talk, kept.draft, submissions, gate)
        await leave(talk.state, key)
    if done is None:
        raise UserError("error-draft-gone")
    name = (await talk.bot.me()).username or ""
    await talk.show(after(done, talk.t, name, now=talk.now))


async def _let_go(talk: Talk, draft: Draft, submissions: Submissions, gate: Gate) -> Submission:
    if draft.edits:
        return await _revise(talk, draft, submissions, gate)
    return await gate.publish(talk.content(draft), talk.chat.id, key=draft.key, now=talk.now)


async def _revise(talk: Talk, draft: Draft, submissions: Submissions, gate: Gate) -> Submission:
    """Give a submission the words of a draft, by the same rules as if it were new.

    Raises:
        UserError: it is refused; or something was done with it meanwhile.
    """
    old = await submissions.own(talk.chat.id, draft.edits)
    if old is None or old.version != draft.version:
        raise UserError("error-submission-moved")
    check_act(old.state, Act.EDIT)
    content = talk.content(draft)
    decision = await gate.decide(content, talk.chat.id, Act.EDIT, now=talk.now)
    done = await submissions.revise(old, content, decision, key=draft.key, now=talk.now)
    if done is None:
        raise UserError("error-submission-moved")
    return done


# ---------------------------------------------------------------- what nobody asked for


async def from_link(message: Message, talk: Talk) -> None:
    """Somebody sends an address."""
    await talk.take([said_of(message)], screens.LINK)


async def from_long_text(message: Message, talk: Talk) -> None:
    """Somebody tells a story without being asked."""
    await talk.take([said_of(message)], "hint-long")


async def from_forward(message: Message, talk: Talk) -> None:
    """Somebody passes on what another wrote."""
    await talk.take([said_of(message)], "hint-forward")


async def from_attachment(message: Message, talk: Talk) -> None:
    """Somebody shows something, or tells it aloud."""
    await talk.take([said_of(message)], _HINTS.get(message.content_type, "hint-file"))


_HINTS = {
    "photo": "hint-photo", "video": "hint-photo", "animation": "hint-photo",
    "voice": "hint-voice", "video_note": "hint-voice",
}  # fmt: skip


def router() -> Router:
    """/add, every message of the dialog it begins, every button under the draft."""
    router = Router(name="submit")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(add, Command("add"), private)
    router.message.register(add_in_group, Command("add"))
    said = F.text[0] != "/"
    telling = StateFilter(Writing.text, Writing.preview)
    asked = StateFilter(*(step for step in Writing.__states__ if step is not Writing.offered))
    router.message.register(tell, telling, said)
    router.message.register(tell, telling, F.location | F.venue)
    router.message.register(name_place, Writing.place, said)
    router.message.register(tell, asked, F.content_type.in_(ATTACHED))
    router.message.register(not_taken, asked, ~F.func(is_taken))
    router.callback_query.register(press_add, Go.filter(F.screen == Screen.ADD))
    router.callback_query.register(press_begin, Begin.filter())
    router.callback_query.register(rules_read, Go.filter(F.screen == Screen.RULES))
    router.callback_query.register(press_place, DraftPlace.filter())
    router.callback_query.register(choose_kind, DraftKind.filter())
    presses: dict[Callable[..., Any], set[DraftStep]] = {
        publish: {DraftStep.PUBLISH},
        alter: set(_ALTERS),
        ask_again: {DraftStep.TEXT, DraftStep.PLACE, DraftStep.KIND},
        show_draft: {DraftStep.SHOW},
        show_files: {DraftStep.PHOTOS},
        cancel: {DraftStep.CANCEL},
    }
    for handler, steps in presses.items():
        router.callback_query.register(handler, DraftPress.filter(F.step.in_(steps)))
    return router


def offers_router() -> Router:
    """Messages nobody asked for that look like news; before names of places are looked up."""
    router = Router(name="offers")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(from_forward, F.forward_origin, F.func(is_taken))
    router.message.register(from_link, F.func(has_link))
    router.message.register(from_long_text, F.text, F.func(is_long))
    router.message.register(from_attachment, F.content_type.in_(ATTACHED))
    return router
