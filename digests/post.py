"""One delivery on its way: its sheet, the forms it may take, and what Telegram makes of it."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from locales import MissingTextError
from news.model import ChatId, EditionId, SubmissionId
from storage.chats import Chats
from storage.living import KIND as REVISION
from storage.living import Living
from storage.outbox import Pending, Sent
from storage.readers import PublishedNews, ReadersNews

from . import fate as fates
from .combine import combine, editions_of
from .compose import Edition
from .editions import Composer
from .kept import Kept
from .letter import Layout, Letter, letter_from_json, notice
from .living import LIVES
from .now import as_shown
from .pick import Picked, picked_from_json
from .render import Digest, Look, ReaderNews
from .schedule import within
from .sheet import STAND_IN, Sheet, sheet_of
from .support import RichSupport
from .wire import Wire

_log = logging.getLogger(__name__)

EDITIONS_KEPT = 500
SHEETS_KEPT = 2_000  # most subscribers of a place get the same one; places leave one by one
FORMS_MOST = 5  # tries of one delivery in a row: rich, classic, plain, and a chat that moved

Writer = Callable[[Pending], Awaitable[Letter | None]]
"""Writes the letter of a notice whose body names it ("writer"), at the moment it is sent."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A claimed row with all that its letter needs.

    `until`: when its lease is no longer long enough, in seconds of the sender's clock. `now`:
    when it was made ready. `reply_to`: the message of its chat that it follows; 0: none.
    """

    pending: Pending
    edition: Edition | None
    standing: Mapping[SubmissionId, PublishedNews]
    until: float
    now: datetime
    reply_to: int = 0

    @property
    def is_silent(self) -> bool:
        """Tell whether it must make no sound where it arrives."""
        return is_silent(self.pending, self.now)

    @property
    def chat(self) -> ChatId:
        """The chat it is for."""
        return self.pending.chat_id

    @property
    def is_group(self) -> bool:
        """Tell whether a chat has the limits of a group."""
        return self.pending.chat_kind != "private"


class Post:
    """Makes letters and hands them over, in the richest form that is taken.

    Args:
        paid: Telegram may take money for what goes faster than its free limit.
        support: whether this server takes rich messages.
        living: where the message is found that a digest follows.
        username: the bot's, for the buttons under a channel's digests; null: none there.
        writers: by name; for notices that are more than a text by its key.
    """

    def __init__(
        self,
        composer: Composer,
        readers: ReadersNews,
        chats: Chats,
        wire: Wire,
        support: RichSupport,
        living: Living,
        *,
        paid: bool = False,
        username: str | None = None,
        writers: Mapping[str, Writer] | None = None,
    ) -> None:
        self._writers = writers or {}
        self._composer = composer
        self._readers = readers
        self._chats = chats
        self._wire = wire
        self._paid = paid
        self._layout = Layout(username)
        self._editions: Kept[Edition] = Kept(EDITIONS_KEPT)
        self._combined: Kept[Edition] = Kept(EDITIONS_KEPT)
        self._picked: Kept[Picked] = Kept(SHEETS_KEPT)
        self._sheets: Kept[Sheet] = Kept(SHEETS_KEPT)
        self._moved: dict[ChatId, ChatId] = {}
        self._support = support
        self._living = living

    def address(self, chat: ChatId) -> ChatId:
        """Give the id a chat has now, if it became a supergroup."""
        return self._moved.get(chat, chat)

    async def prepare(
        self, claimed: Sequence[Pending], until: float, now: datetime
    ) -> list[Ready]:
        """Read at once what a batch of letters needs; readers' news as they stand now."""
        editions = await self._read({id for row in claimed for id in _editions(row)})
        ids = {id for row in claimed for id in row.body.get("readers", ())}
        standing = await self._readers.published(ids) if ids else {}
        return [
            Ready(
                row,
                self._edition(row, editions),
                standing,
                until,
                now,
                await self._followed(row, now),
            )
            for row in claimed
        ]

    def _edition(self, row: Pending, editions: Mapping[EditionId, Edition]) -> Edition | None:
        """Give the edition of a row; of one that combines several, all of them in one."""
        ids = _editions(row)
        if len(ids) < 2:
            return editions.get(ids[0]) if ids else None
        found = [editions[id] for id in ids if id in editions]
        return self._combined.get(ids, lambda: combine(found)) if found else None

    async def _followed(self, row: Pending, now: datetime) -> int:
        """Find the message that told first what a row tells more of."""
        story = row.body.get("follows") if row.kind == "digest" else None
        if story is None:
            return 0
        since = now - LIVES
        return await self._living.message_with(row.chat_id, row.thread_id, story, since) or 0

    async def write(self, ready: Ready) -> Sheet | None:
        """Lay out a delivery, or have it written; null: nothing of it is left to tell."""
        writer = None
        if self._writers and ready.pending.kind != "digest":
            writer = self._writers.get(str(ready.pending.body.get("writer", "")))
        if writer is None:
            return self.sheet(ready)
        letter = await writer(ready.pending)
        return sheet_of(letter) if letter else None

    def sheet(self, ready: Ready, *, may_be_rich: bool = True) -> Sheet | None:
        """Lay out a delivery; null: nothing of it is left to tell."""
        pending = ready.pending
        look = Look(pending.language, pending.time_zone, pending.pictures, pending.compact)
        if pending.kind == "notice":
            letter = _notice(pending, look)
            return sheet_of(letter) if letter else None
        if pending.kind == REVISION:
            return sheet_of(letter_from_json(pending.body["letter"]))
        if ready.edition is None or pending.edition_id is None:
            return None
        picked = self._picked.get(pending.text, lambda: picked_from_json(pending.body))
        readers = as_shown(ready.standing, picked.readers) if picked.readers else ()
        if not readers and not picked.items:
            return None
        wants_rich = may_be_rich and pending.style != "classic"
        as_rich = wants_rich and self._support.is_taken(ready.now)
        channel = pending.chat_kind == "channel"
        key = (pending.edition_id, pending.text, readers, look, as_rich, channel)
        return self._sheets.find(key) or self._lay_out(key, ready, picked, readers)

    def _lay_out(
        self,
        key: tuple[EditionId, str, tuple[ReaderNews, ...], Look, bool, bool],
        ready: Ready,
        picked: Picked,
        readers: tuple[ReaderNews, ...],
    ) -> Sheet | None:
        _, _, _, look, as_rich, channel = key
        if ready.edition is None:
            return None
        digest = Digest(ready.edition, picked, readers)
        if not digest.items and not digest.readers:
            return None
        of = _editions(ready.pending)
        letter = self._layout.digest(STAND_IN, of, digest, look, as_rich=as_rich, channel=channel)
        return self._sheets.put(key, sheet_of(letter))

    async def hand_over(self, ready: Ready, sheet: Sheet) -> Sent | fates.Fate:
        """Send a letter, in simpler forms where it is refused, and to where its chat moved.

        Returns:
            What Telegram has, or the fate that no other form can change.
        """
        pending = ready.pending
        for _ in range(FORMS_MOST):
            chat = self.address(pending.chat_id)
            body = sheet.body(
                pending.id,
                chat,
                pending.thread_id,
                paid=self._paid,
                silent=ready.is_silent,
                reply_to=ready.reply_to,
            )
            answer = await self._wire.call(sheet.method, body)
            if not isinstance(answer, fates.Failure):
                return Sent(pending.id, answer)
            decided = _decide(answer, ready, sheet.letter)
            match decided:
                case fates.SendClassic(always):
                    sheet = await self._simpler(ready, sheet, always=always)
                case fates.SendPlain(reason):
                    _log.error("delivery %s goes without markup: %s", pending.id, reason)
                    sheet = sheet_of(sheet.letter.as_plain())
                case fates.Migrate(to):
                    await self._chats.migrate(chat, to)
                    self._moved[pending.chat_id] = ChatId(to)
                case _:
                    return decided
        return fates.Drop("refused in every form")

    async def _simpler(self, ready: Ready, sheet: Sheet, *, always: bool) -> Sheet:
        """Give up the pictures of a rich letter that was refused; or that it is rich at all."""
        if always:
            await self._support.refused(ready.now)
        elif (bare := sheet.letter.without_pictures()) is not None:
            _log.warning("delivery %s goes without its pictures", ready.pending.id)
            return sheet_of(bare)
        else:
            _log.error("a rich message was refused: delivery %s", ready.pending.id)
        simple = self.sheet(ready, may_be_rich=False)
        return simple or sheet_of(sheet.letter.as_plain())

    async def _read(self, wanted: set[EditionId]) -> dict[EditionId, Edition]:
        known = {id: found for id in wanted if (found := self._editions.find(id))}
        missing = wanted - known.keys()
        read = await self._composer.of_ids(missing) if missing else {}
        for id, edition in read.items():
            self._editions.put(id, edition)
        return known | read


def _editions(row: Pending) -> tuple[EditionId, ...]:
    return editions_of(row.edition_id, row.body) if row.edition_id else ()


def is_silent(pending: Pending, now: datetime) -> bool:
    """Tell whether what arrives at `now` must make no sound: never, or not in quiet hours."""
    if pending.silent or pending.quiet is None:
        return pending.silent
    return within(pending.quiet, now.astimezone(ZoneInfo(pending.time_zone)).hour)


def _notice(pending: Pending, look: Look) -> Letter | None:
    try:
        return notice(pending.body, look)
    except (MissingTextError, KeyError):
        _log.exception("notice %s has no text", pending.id)
        return None


def _decide(answer: fates.Failure, ready: Ready, letter: Letter) -> fates.Fate:
    decided = fates.fate(
        answer,
        attempts=ready.pending.attempts,
        group=ready.is_group,
        rich=letter.rich,
        plain=letter.plain,
    )
    pictures = isinstance(decided, fates.SendClassic) and letter.without_pictures() is not None
    if isinstance(decided, fates.SendClassic | fates.SendPlain) and letter.edit and not pictures:
        return fates.Drop(f"refused: {answer.description[:200]}")  # what is there is better
    return decided
