"""A draft of news as the dialog keeps it: plain JSON in the state's data."""

import secrets
from dataclasses import asdict, dataclass, replace
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from news.submission import MEDIA_COUNT

SHOWN_ENTITIES = {  # formatting that readers get; the rest (mentions of people, …) is text to them
    "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre",
    "blockquote", "expandable_blockquote", "text_link", "url",
}  # fmt: skip


class Writing(StatesGroup):
    """Steps of sending news."""

    text = State()  # the next message is the news
    place = State()  # the next message is the name of its place
    preview = State()  # it is shown; a new text replaces the old one
    offered = State()  # a message nobody asked for, kept until the person says what it is


@dataclass(frozen=True, slots=True)
class DraftNews:
    """What has been said so far. `key` makes a repeated press publish once.

    `place` is empty until it is known; `album` is Telegram's id of the album being received;
    `preview` is the message that shows the draft; `signed`: with the person's name.
    """

    key: str
    text: str = ""
    entities: tuple[dict[str, Any], ...] = ()
    media: tuple[dict[str, str], ...] = ()
    place: str = ""
    signed: bool = True
    album: str = ""
    preview: int = 0


def new_draft(place: str = "") -> DraftNews:
    """Begin one, with a key that nobody can guess."""
    return DraftNews(key=secrets.token_hex(8), place=place)


async def load(state: FSMContext) -> DraftNews | None:
    """Read the draft of this dialog; null: there is none."""
    kept = (await state.get_data()).get("draft")
    if kept is None:
        return None
    kept = {**kept, "entities": tuple(kept["entities"]), "media": tuple(kept["media"])}
    return DraftNews(**kept)


async def save(state: FSMContext, step: State, draft: DraftNews) -> None:
    """Keep the draft and the step it is at."""
    await state.set_data({"draft": asdict(draft)})
    await state.set_state(step)


def told(draft: DraftNews, message: Message) -> DraftNews:
    """Add what a message says to a draft: its text replaces, its picture joins its album."""
    text = message.text or message.caption
    if text:
        entities = message.entities or message.caption_entities or []
        kept = tuple(
            entity.model_dump(exclude_none=True, mode="json")
            for entity in entities
            if entity.type in SHOWN_ENTITIES
        )
        draft = replace(draft, text=text, entities=kept)
    if picture := media_of(message):
        album = message.media_group_id or ""
        before = draft.media if album and album == draft.album else ()
        draft = replace(draft, media=(*before, picture)[:MEDIA_COUNT], album=album)
    return draft


def media_of(message: Message) -> dict[str, str] | None:
    """Take the picture or video of a message: the biggest size of a photo."""
    if message.photo:
        return {"kind": "photo", "file_id": message.photo[-1].file_id}
    if message.video:
        return {"kind": "video", "file_id": message.video.file_id}
    return None
