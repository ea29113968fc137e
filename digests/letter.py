"""Digests, stories and notices as what is sent: text, buttons, and the call of the Bot API.

Pure but for a memory of what was laid out before.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from news.model import ChatId, DeliveryId

from . import rich, screens, witnessing
from .buttons import Button, Keyboard, OpenStory, keyboard_json
from .compose import Edition, EditionStory
from .kept import Kept
from .now import OpenedStory
from .pick import Item
from .plain import cut, length, visible
from .render import LONGEST, Digest, Look, Page, classic, fragment

FRAGMENTS_KEPT = 40_000


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent: `html` is classic or `rich`; as `plain`, it goes without any markup.

    `edit`: the message it takes the place of; 0: it is a new one. `media`: pictures and the
    like, [{"kind", "file_id"}], that one message or one album shows, in place of any text.
    `preview`: an address whose picture is shown above a classic text. `photos`: file ids that a
    rich one shows, see `render.Page`.
    """

    html: str
    keyboard: Keyboard = ()
    rich: bool = False
    plain: bool = False
    silent: bool = False
    edit: int = 0
    media: tuple[Mapping[str, Any], ...] = ()
    preview: str = ""
    photos: tuple[str, ...] = ()

    def without_pictures(self) -> "Letter | None":
        """Give a rich letter without what Telegram may be unable to get; null: it has none."""
        html = rich.bare(self.html) if self.rich else self.html
        return None if html == self.html else replace(self, html=html, photos=())

    def as_plain(self) -> "Letter":
        """Give the bare text, without buttons: what Telegram cannot refuse."""
        return replace(self, html=cut(visible(self.html), LONGEST - 1), keyboard=(), plain=True)


def call_of(
    letter: Letter, chat: ChatId, thread: int, *, paid: bool = False
) -> tuple[str, dict[str, Any]]:
    """Give the method and its values."""
    values: dict[str, Any] = {"chat_id": chat}
    if letter.edit:
        values["message_id"] = letter.edit
    else:
        values |= _new_message(letter, thread, paid=paid)
    if letter.media:
        return _media(letter.media, values)
    if letter.keyboard:
        values["reply_markup"] = keyboard_json(letter.keyboard)
    if letter.rich:
        method = "editMessageText" if letter.edit else "sendRichMessage"
        return method, values | {"rich_message": rich_content(letter)}
    values |= {"text": letter.html, "link_preview_options": preview_options(letter)}
    method = "editMessageText" if letter.edit else "sendMessage"
    return method, values if letter.plain else values | {"parse_mode": "HTML"}


def rich_content(letter: Letter) -> dict[str, Any]:
    """Give an `InputRichMessage` as the Bot API has it."""
    content: dict[str, Any] = {"html": letter.html, "skip_entity_detection": True}
    if letter.photos:
        content["media"] = [
            {"id": f"p{n}", "media": {"type": "photo", "media": file}}
            for n, file in enumerate(letter.photos)
        ]
    return content


def preview_options(letter: Letter) -> dict[str, Any]:
    """Give `LinkPreviewOptions`: no preview, or a large one of the address that was chosen."""
    if not letter.preview:
        return {"is_disabled": True}
    return {"url": letter.preview, "prefer_large_media": True, "show_above_text": True}


def _new_message(letter: Letter, thread: int, *, paid: bool) -> dict[str, Any]:
    given = {
        "message_thread_id": thread,
        "allow_paid_broadcast": paid,
        "disable_notification": letter.silent,
    }
    return {name: value for name, value in given.items() if value}


def _media(
    media: tuple[Mapping[str, Any], ...], values: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    if len(media) > 1:
        album = [_input(one) for one in media]
        return "sendMediaGroup", values | {"media": album}
    kind = media[0]["kind"]
    method = "sendVideoNote" if kind == "video_note" else f"send{kind.capitalize()}"
    hidden = {"has_spoiler": True} if media[0].get("spoiler") else {}
    return method, values | {kind: media[0]["file_id"]} | hidden


def _input(item: Mapping[str, Any]) -> dict[str, Any]:
    hidden = {"has_spoiler": True} if item.get("spoiler") else {}
    return {"type": item["kind"], "media": item["file_id"]} | hidden


class Layout:
    """Lays out digests, each story once for all who read it the same way."""

    def __init__(self, username: str | None = None) -> None:
        self._username = username
        self._fragments: Kept[str] = Kept(FRAGMENTS_KEPT)

    def digest(
        self,
        delivery: DeliveryId,
        edition: Hashable,
        digest: Digest,
        look: Look,
        *,
        as_rich: bool,
        channel: bool = False,
    ) -> Letter:
        """Lay out the first page of a digest with its buttons; `edition` names what it is of."""
        page = self._page(edition, digest, look, as_rich)
        if channel:
            keyboard = screens.channel_keyboard(digest, self._username, look)
        else:
            keyboard = screens.digest_keyboard(delivery, digest, page, look)
        return letter_of(page, keyboard, as_rich)

    def _page(self, edition: Hashable, digest: Digest, look: Look, as_rich: bool) -> Page:
        if as_rich:
            return rich.page(digest, look)

        def remembered(story: EditionStory, item: Item, whole: Edition, how: Look) -> str:
            of = whole.place, whole.scope, whole.slot, whole.hours
            key = edition, of, story.id, item.is_update, how
            return self._fragments.get(key, lambda: fragment(story, item, whole, how))

        return classic(digest, look, story=remembered)


def digest_letter(
    delivery: DeliveryId, digest: Digest, look: Look, *, start: int = 0, as_rich: bool = False
) -> Letter:
    """Lay out the page of a digest that begins with story `start`."""
    page = rich.page(digest, look, start) if as_rich else classic(digest, look, start)
    return letter_of(page, screens.digest_keyboard(delivery, digest, page, look), as_rich)


def letter_of(page: Page, keyboard: Keyboard, as_rich: bool) -> Letter:
    """Make a letter of a page."""
    return Letter(page.html, keyboard, rich=as_rich, preview=page.preview, photos=page.photos)


def story_letter(
    opened: OpenedStory, press: OpenStory, look: Look, username: str, *, as_rich: bool = False
) -> Letter:
    """Lay out the screen of one story; `username` is the bot's, for the link that is shared."""
    story, votes = opened.story, opened.votes
    link = f"https://t.me/{username}?start=s{story.id}"
    keyboard = screens.story_keyboard(
        press,
        look,
        link,
        of=len(opened.digest.items),
        size=max(opened.digest.picked.size, 1),
        up=votes.up,
        down=votes.down,
        mine=opened.mine,
        followed=opened.followed,
    )
    seen, edition = opened.witnesses, opened.digest.edition
    keyboard = (*witnessing.buttons(seen, look), *keyboard)
    if as_rich:
        html = rich.story(story, opened.digest, look)
        return Letter(html + witnessing.rich_block(seen, edition, look), keyboard, rich=True)
    html = screens.story_screen(story, edition.slot, look)
    room = LONGEST - length(html)
    return Letter(html + witnessing.classic_block(seen, edition, look, room), keyboard)


def letter_json(letter: Letter) -> dict[str, Any]:
    """Give a letter as plain JSON values, to be sent later."""
    return {
        "html": letter.html,
        "rich": letter.rich,
        "edit": letter.edit,
        "preview": letter.preview,
        "photos": list(letter.photos),
        "keyboard": keyboard_json(letter.keyboard)["inline_keyboard"],
    }


def letter_from_json(body: Mapping[str, Any]) -> Letter:
    """Read a letter back."""
    rows = (
        tuple(Button(b["text"], url=b.get("url"), data=b.get("callback_data")) for b in row)
        for row in body["keyboard"]
    )
    return Letter(
        body["html"],
        tuple(rows),
        rich=body["rich"],
        edit=body["edit"],
        preview=body["preview"],
        photos=tuple(body["photos"]),
    )


def notice(body: Mapping[str, Any], look: Look) -> Letter:
    """Lay out a notice: a text by its key, with its values."""
    values = {k: v for k, v in body.get("values", {}).items() if isinstance(v, str | int)}
    return Letter(look.t(str(body["key"]), **values))
