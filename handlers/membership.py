"""What we are in a chat, as far as it matters for what may be sent there. Pure."""

from collections.abc import Collection
from enum import Enum

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import (
    ChatMemberAdministrator,
    ChatMemberMember,
    ChatMemberOwner,
    ChatMemberRestricted,
    ChatMemberUpdated,
)

Member = object
"""Any of aiogram's kinds of chat members."""


class Standing(Enum):
    """Whether we are in a chat, and may write there."""

    OUT = "out"
    MUTE = "mute"
    IN = "in"


ANY = frozenset(Standing)
NOT_IN = frozenset({Standing.OUT, Standing.MUTE})


def standing(member: Member, chat_type: str) -> Standing:
    """Tell what a membership means. A channel takes posts from administrators with that right.

    Source: https://core.telegram.org/bots/api#chatmember
    """
    channel = chat_type == ChatType.CHANNEL
    match member:
        case ChatMemberOwner():
            return Standing.IN
        case ChatMemberAdministrator():
            may = not channel or bool(member.can_post_messages)
            return Standing.IN if may else Standing.MUTE
        case ChatMemberMember():
            return Standing.MUTE if channel else Standing.IN
        case ChatMemberRestricted(is_member=True):
            return Standing.IN if member.can_send_messages else Standing.MUTE
        case _:
            return Standing.OUT


class Stands(Filter):
    """Pass a change of what we are in a chat: from one of `was` to `becomes`."""

    def __init__(self, was: Collection[Standing], becomes: Standing) -> None:
        self._was, self._becomes = was, becomes

    async def __call__(self, event: ChatMemberUpdated) -> bool:
        """Look at both ends of the change."""
        old = standing(event.old_chat_member, event.chat.type)
        new = standing(event.new_chat_member, event.chat.type)
        return old in self._was and new is self._becomes
