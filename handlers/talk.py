"""The conversation about a draft: messages become a draft, what is missing is asked for.

The same for a message, a press and an album: an album is told here when it is complete, by
whichever instance found it so (`handlers.albums`).
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import InlineKeyboardMarkup

from locales import Translator
from news.ads import Reach
from news.draft import Draft, Said, content_of, joins, missing, placed, told
from news.errors import UserError
from news.kinds import Kind, Need
from news.model import PlaceId
from news.submission import Content, check_length
from regions.catalogue import catalogue
from storage.chats import Chat
from storage.drafts import Drafts, Kept
from storage.subscriptions import Subscriptions

from . import submit_screens as screens
from .answers import Event, send, show
from .cards import Shown, Spot, show_card, spot_of
from .choosing import Screenful
from .drafts import Writing, enter, new_draft, where
from .gate import Gate
from .keyboards import keyboard
from .news_card import card_of, with_head
from .where import guess

SIGNATURE = 40  # characters of a name shown
Ask = Callable[[Draft, Translator], Screenful]

ASKS: dict[Need, tuple[State, Ask]] = {
    Need.WORDS: (Writing.text, screens.words_asked),
    Need.PICTURE: (Writing.text, screens.picture_asked),
    Need.CATEGORY: (Writing.preview, screens.category_asked),
    Need.PRICE: (Writing.price, screens.price_asked),
    Need.CONTACT: (Writing.contact, screens.contact_asked),
    Need.PLACE: (Writing.place, screens.place_asked),
}
"""How what a draft needs is asked for, and at which step the answer is waited for."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One person's conversation. `event`: what is being answered; null: an album, by itself."""

    bot: Bot
    chat: Chat
    t: Translator
    state: FSMContext
    drafts: Drafts
    subscriptions: Subscriptions
    gate: Gate
    now: datetime
    event: Event | None = None

    # ------------------------------------------------------------ answering

    async def say(self, screen: Screenful, *, reply_to: int = 0) -> None:
        """Say something in a new message."""
        text, markup = screen
        if self.event is not None and not reply_to:
            await send(self.event, text, markup)
            return
        await self.bot.send_message(
            self.chat.id, text, reply_markup=markup, reply_to_message_id=reply_to or None
        )

    async def show(self, screen: Screenful) -> None:
        """Show a screen: in place of the one that was pressed, or in a new message."""
        if self.event is not None:
            await show(self.event, *screen)
        else:
            await self.say(screen)

    # ------------------------------------------------------------ the draft

    async def begin(self, draft: Draft, step: State = Writing.text) -> Kept:
        """Keep a new draft and make it what the dialog is about."""
        await self.drafts.add(self.chat.id, draft, now=self.now)
        await enter(self.state, step, draft.key)
        return Kept(draft, 0, 1)

    async def kept(self, key: str) -> Kept:
        """Find a draft of this person.

        Raises:
            UserError: it is gone, or another's.
        """
        found = await self.drafts.get(self.chat.id, key)
        if found is None:
            raise UserError("error-draft-gone")
        return found

    async def change(
        self, key: str, how: Callable[[Draft], Draft], known: Kept | None = None
    ) -> Kept:
        """Change a draft by a pure function.

        Raises:
            UserError: it is gone, or another's; or its words are too long by now.
        """

        def checked(draft: Draft) -> Draft:
            changed = how(draft)
            check_length(changed.words[0])
            return changed

        changed = await self.drafts.change(self.chat.id, key, checked, now=self.now, known=known)
        if changed is None:
            raise UserError("error-draft-gone")
        return changed

    async def take(self, parts: Sequence[Said], offer: str = "hint-photo") -> None:
        """Take a message, or an album: into the draft it belongs to, or into a new one.

        Nobody has asked for it: it is kept, and offered to be sent, in the words of `offer`.

        Raises:
            UserError: nothing is taken from this person now, and nothing of it was kept.
        """
        step = await where(self.state)
        asked = step.at is Writing.text
        current = await self.drafts.get(self.chat.id, step.key) if step.key else None
        await self._check_may(current.draft if current else None, offer)
        if step.at is Writing.offered or (current is None and not asked):
            await self._offer(parts, offer)
        elif current is not None and joins(current.draft, parts, is_asked=asked):
            place = await self._guess(_with(current.draft, parts))
            changed = await self.change(
                current.draft.key, lambda draft: _found(_with(draft, parts), place), current
            )
            await self.go_on(changed)
        else:
            draft = _with(new_draft(), parts)
            check_length(draft.words[0])
            await self.go_on(await self.begin(draft))

    async def _check_may(self, draft: Draft | None, offer: str) -> None:
        """Turn away, before anything is written down, who may send nothing now.

        A link may be a source that somebody applies with, and an edit is nothing new: limits say
        nothing of them.
        """
        if (draft is not None and draft.edits) or (draft is None and offer == screens.LINK):
            await self.gate.check_may_edit(self.chat.id, now=self.now)
        else:
            kind = draft.kind if draft else Kind.NEWS
            await self.gate.check_may(self.chat.id, kind, now=self.now)

    async def retake(self, said: Said) -> bool:
        """Take what a message says since it was edited; tells whether a draft has it."""
        kept = await self.drafts.of_message(self.chat.id, said.id)
        if kept is None:
            return False
        kept = await self.change(kept.draft.key, lambda draft: told(draft, said))
        kept = await self._placed(kept)
        if kept.preview_id and missing(kept.draft) is None:
            await self.preview(kept, at=kept.preview_id)
        return True

    async def _offer(self, parts: Sequence[Said], offer: str) -> None:
        draft = _with(new_draft(), parts)
        check_length(draft.words[0])
        await self.begin(draft, Writing.offered)
        await self.say(screens.offering(draft, self.t, offer), reply_to=parts[0].id)

    # ------------------------------------------------------------ on the way

    async def go_on(self, kept: Kept, part: int = 0) -> None:
        """Ask for what is missing, or show the draft as readers will see it."""
        kept = await self._placed(kept)
        if need := missing(kept.draft):
            await self.ask(need, kept.draft)
            return
        await enter(self.state, Writing.preview, kept.draft.key)
        await self.preview(kept, part)

    async def _placed(self, kept: Kept) -> Kept:
        """Guess the place where nothing else is missing."""
        place = await self._guess(kept.draft)
        if not place:
            return kept
        return await self.change(kept.draft.key, lambda draft: _found(draft, place), kept)

    async def _guess(self, draft: Draft) -> str:
        """Guess the place of a draft that lacks nothing else; empty: no guess, or none needed."""
        if missing(draft) is not Need.PLACE:
            return ""
        return await guess(draft, self.chat, self.subscriptions)

    async def ask(self, need: Need, draft: Draft) -> None:
        """Ask for what a draft needs."""
        step, screen = ASKS[need]
        await enter(self.state, step, draft.key)
        await self.show(screen(draft, self.t))

    async def preview(self, kept: Kept, part: int = 0, *, at: int = 0) -> None:
        """Show a draft exactly as readers will see it; what showed it before goes.

        `at`: the message to show it in; 0: where the answer goes.
        """
        draft = kept.draft
        card = card_of(self.content(draft), self.t, self.chat.time_zone, at=self.now, now=self.now)
        card = with_head(card, *screens.preview_notes(draft, self.t))

        def buttons(shown: Shown) -> InlineKeyboardMarkup:
            return keyboard(*screens.preview_buttons(draft, shown, self.t, part))

        spot = Spot(self.bot, self.chat.id, at)
        if not at and self.event is not None:
            spot = spot_of(self.event) or spot
        id = await show_card(spot, card, self.chat, buttons, part)
        if id != kept.preview_id:
            await self.drafts.show_at(draft.key, id)
            await self._remove(kept.preview_id)

    async def _remove(self, message_id: int) -> None:
        if message_id:
            with suppress(TelegramBadRequest):  # it is old, or the person was faster
                await self.bot.delete_message(self.chat.id, message_id)

    def content(self, draft: Draft) -> Content:
        """Give what readers would see of a draft."""
        name = self.chat.title[:SIGNATURE] if draft.is_signed else ""
        return content_of(draft, area=area_of(draft.place, draft.reach), signature=name)


def area_of(place: str, reach: Reach) -> PlaceId:
    """Name the place whose readers something is for."""
    it = catalogue().get(place)
    if it is None or reach is Reach.CITY:
        return PlaceId(place)
    if reach is Reach.COUNTRY:
        return it.country
    return it.region or it.id


def _found(draft: Draft, place: str) -> Draft:
    return placed(draft, place) if place and not draft.place else draft


def _with(draft: Draft, parts: Sequence[Said]) -> Draft:
    for said in parts:
        draft = told(draft, said)
    return draft
