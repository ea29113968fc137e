"""Screens about channels: what one is for, how one becomes a source."""

from feeds.typed import Typed
from locales import Translator

from .callbacks import AskFeed, Browse, ChannelUse, UseChannel
from .choosing import Screenful
from .keyboards import back, button, keyboard, link_button

RIGHTS = "post_messages+edit_messages"  # what a channel's administrator is asked to grant


def invitation(typed: Typed, username: str, t: Translator) -> Screenful:
    """Say how a channel becomes a source: by making the bot its administrator.

    Source: https://core.telegram.org/api/links#bot-links (startchannel).
    """
    link = f"https://t.me/{username}?startchannel&admin={RIGHTS}"
    key = "feed-channel-closed" if typed.kind == "private" else "feed-channel"
    text = t(key) if typed.kind == "private" else t(key, name=f"@{typed.value}")
    return text, keyboard(
        [link_button(t.plain("button-add-to-channel"), link)],
        [button(t.plain("button-other-address"), AskFeed())],
    )


def uses(chat_id: int, title: str, t: Translator, *, may_post: bool) -> Screenful:
    """Ask what a channel is for; without the right to post, it can only be read."""
    reading = button(t.plain("button-channel-source"), _use(ChannelUse.SOURCE, chat_id))
    if not may_post:
        return t("channel-hello-read", title=title), keyboard([reading])
    return t("channel-hello", title=title), keyboard(
        [button(t.plain("button-channel-digest"), _use(ChannelUse.DIGEST, chat_id))],
        [reading, button(t.plain("button-channel-both"), _use(ChannelUse.BOTH, chat_id))],
    )


def place_of_digest(chat_id: int, title: str, t: Translator) -> Screenful:
    """Ask which place's digest a channel publishes."""
    return t("channel-digest-place", title=title), keyboard(
        [button(t.plain("button-browse"), Browse(chat=chat_id))],
        back(t, _use(ChannelUse.ASK, chat_id)),
    )


def _use(use: ChannelUse, chat_id: int) -> UseChannel:
    return UseChannel(use=use, chat=chat_id)
