"""Who may moderate. Asked at every press: a button outlives the right to press it."""

from dataclasses import dataclass

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import ChatMemberRestricted, User

from news.cases import NAME_LONGEST, Moderator
from news.errors import UserError
from storage.people import MODERATOR, People

_INSIDE = {
    ChatMemberStatus.CREATOR,
    ChatMemberStatus.ADMINISTRATOR,
    ChatMemberStatus.MEMBER,
}


@dataclass(frozen=True, slots=True)
class Rights:
    """The operators, the moderators' chat, and the roles that were given."""

    operators: frozenset[int]
    chat: int | None
    people: People

    def is_operator(self, person_id: int) -> bool:
        """Tell whether a person runs this bot: the setting ADMIN_IDS."""
        return person_id in self.operators

    def operator(self, person: User | None) -> Moderator:
        """Give the person as an operator; null: whom Telegram does not name.

        Raises:
            UserError: they are none.
        """
        if person is None or not self.is_operator(person.id):
            raise UserError("error-operators-only")
        return _named(person)

    async def moderator(self, bot: Bot, person: User | None, place_id: str | None) -> Moderator:
        """Give the person as a moderator of a place; null place: of all places.

        Raises:
            UserError: they are none, or no longer.
        """
        if person is None:
            raise UserError("error-moderators-only")
        everywhere = await self._everywhere(bot, person.id)
        if not everywhere and not await self.people.moderates(person.id, place_id):
            raise UserError("error-moderators-only")
        return _named(person)

    async def places(self, bot: Bot, person: User | None) -> frozenset[str] | None:
        """Name the places a person moderates; null: all of them.

        Raises:
            UserError: none at all.
        """
        if person is None:
            raise UserError("error-moderators-only")
        if await self._everywhere(bot, person.id):
            return None
        roles = await self.people.of(person.id)
        mine = frozenset(role.place_id for role in roles if role.role == MODERATOR)
        if not mine:
            raise UserError("error-moderators-only")
        return None if "" in mine else mine

    async def _everywhere(self, bot: Bot, person_id: int) -> bool:
        if self.is_operator(person_id):
            return True
        if self.chat is None:
            return False
        return await _is_inside(bot, await self.people.chat_now(self.chat), person_id)


def _named(person: User) -> Moderator:
    return Moderator(person.id, person.full_name[:NAME_LONGEST])


async def _is_inside(bot: Bot, chat_id: int, person_id: int) -> bool:
    """Ask Telegram whether a person is in a chat; no, where it does not answer."""
    try:
        member = await bot.get_chat_member(chat_id, person_id)
    except (TelegramBadRequest, TelegramForbiddenError):
        return False
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _INSIDE
