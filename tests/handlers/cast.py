"""The people and chats of the tests of screens."""

from aiogram.types import Chat, ChatMemberAdministrator, ChatMemberLeft, ChatMemberMember, User

ANNA = User(id=7, is_bot=False, first_name="Анна", language_code="ru")
BORIS = User(id=8, is_bot=False, first_name="Boris", language_code="en-GB")
BOT = User(id=42, is_bot=True, first_name="Вестник", username="vestnik_bot")
GROUP = Chat(id=-100500, type="supergroup", title="Двор")
CHANNEL = Chat(id=-100700, type="channel", title="Смоленск сегодня")
MEMBER, LEFT = ChatMemberMember(user=BOT), ChatMemberLeft(user=BOT)


def private(user: User) -> Chat:
    """Give the private chat of a person with the bot."""
    return Chat(id=user.id, type="private", first_name=user.first_name)


def admin(user: User, **more: bool) -> ChatMemberAdministrator:
    """Make somebody an administrator who may do everything, but for what `more` says."""
    rights = {
        name: True
        for name, field in ChatMemberAdministrator.model_fields.items()
        if field.annotation is bool and field.is_required()
    }
    return ChatMemberAdministrator(user=user, **rights | {"can_post_messages": True} | more)
