"""What stands for Telegram and for the network in the tests of screens."""

from collections.abc import AsyncGenerator
from typing import Any

from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.methods import (
    EditMessageText,
    GetChatMember,
    GetMe,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendRichMessage,
    TelegramMethod,
)
from aiogram.types import Chat, ChatMemberLeft, ChatMemberMember, Message, User

from digests.fate import Failure
from feeds.remarks import Remark
from feeds.scout import Looked
from tests.conftest import NOON
from tests.handlers.cast import BOT, GROUP, admin


class RecordingSession(BaseSession):
    """Stands for Telegram: keeps what was sent; `errors[method name]` is raised instead."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[TelegramMethod[Any]] = []
        old = TelegramNotFound(method=GetMe(), message="Not Found: method not found")
        self.errors: dict[str, Exception] = {"SendRichMessage": old}
        self.once: dict[str, Exception] = {}  # raised the next time alone
        self.refused: dict[int, Exception] = {}  # by chat: what sending there raises
        self.admins: set[tuple[int, int]] = set()
        self.inside: set[tuple[int, int]] = set()  # members of the moderators' chat
        self.last_id = 0
        self._ids = iter(range(1000, 10**9))

    async def make_request(self, bot, method, timeout=None):  # noqa: ASYNC109  # aiogram's name
        name = type(method).__name__
        if error := self.once.pop(name, None):
            raise error
        if error := self.errors.get(name) or self._refusal(name, method):
            raise error
        if "SendRichMessage" in self.errors and getattr(method, "rich_message", None):
            raise TelegramBadRequest(method=method, message="Bad Request: message text is empty")
        if not isinstance(method, GetMe | GetChatMember):
            self.sent.append(method)
        return self._answer(method)

    def _refusal(self, name, method):
        writes = name.startswith(("Send", "Edit"))
        return self.refused.get(getattr(method, "chat_id", None)) if writes else None

    def _answer(self, method):
        if isinstance(method, GetMe):
            return BOT
        if isinstance(method, GetChatMember):
            user = User(id=method.user_id, is_bot=False, first_name="?")
            if (method.chat_id, method.user_id) in self.admins:
                return admin(user)
            if method.chat_id == GROUP.id and (method.chat_id, method.user_id) not in self.inside:
                return ChatMemberLeft(user=user)
            return ChatMemberMember(user=user)
        if isinstance(method, SendMediaGroup):
            return []
        if chat_id := getattr(method, "chat_id", None):
            number = getattr(method, "message_id", None) or next(self._ids)
            self.last_id = number
            return Message(
                message_id=number, date=NOON, chat=Chat(id=chat_id, type="private"), text="…"
            )
        return True

    async def close(self) -> None: ...

    async def stream_content(self, *args, **kwargs) -> AsyncGenerator[bytes, None]:
        yield b""


METHODS = {
    "sendMessage": SendMessage,
    "editMessageText": EditMessageText,
    "sendPhoto": SendPhoto,
    "sendMediaGroup": SendMediaGroup,
    "sendRichMessage": SendRichMessage,
}


class RecordingWire:
    """The way of the outbox to the same record."""

    def __init__(self, session) -> None:
        self._session = session

    async def call(self, method, body):
        made = METHODS[method].model_validate_json(body)
        if method == "sendRichMessage":
            return Failure(404, "method not found")
        self._session.sent.append(made)
        return next(self._session._ids)


class FakeScout:
    """Stands for the network: `sites` has what a look at an address finds."""

    def __init__(self) -> None:
        self.sites: dict[str, Looked] = {}
        self.reads_channels = False
        self.guess = None
        self.looks: list[str] = []

    async def look(self, typed, *, now):
        self.looks.append(typed.value)
        nothing = Looked(problem=Remark("trouble-no-site"))
        return self.sites.get(typed.value, nothing)

    async def place_of(self, found):
        return self.guess
