"""A small client of the simulation API, for tests: people who talk to the bot.

async with Simulator(sandbox.url) as people:
anna = people.person(1001)
await anna.send("/start")
message = await anna.wait_for(text="Напишите город")
await anna.press(message, "Смоленск")
"""

import asyncio
import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import aiohttp

Json = dict[str, Any]
Value = Any
WAIT_SECONDS = 10.0
_PAUSE_SECONDS = 0.01


class SimulationError(Exception):
    """The sandbox refused an act; says why."""


class Simulator:
    """Everything the simulation API can do, one method an act."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def act(self, name: str, /, **arguments: object) -> Value:
        """Do any act by name; null arguments are left out.

        Raises:
            SimulationError: the sandbox refused it.
        """
        if self._session is None:
            self._session = aiohttp.ClientSession()
        given = {key: value for key, value in arguments.items() if value is not None}
        async with self._session.post(f"{self._url}/sim/{name}", json=given) as response:
            body = await response.json()
        if not body.get("ok"):
            raise SimulationError(body.get("description", response.status))
        return body["result"]

    def person(self, user_id: int, chat_id: int | None = None) -> "Person":
        """Be a person in a chat; without one, in the private chat with the bot."""
        return Person(self, user_id, user_id if chat_id is None else chat_id)

    async def new_person(self, first_name: str, *, language: str = "ru") -> "Person":
        """Add a person nobody knew."""
        user = await self.act("add_user", first_name=first_name, language_code=language)
        return self.person(user["id"])

    async def new_chat(
        self,
        type: str,
        title: str,
        *,
        creator: int,
        username: str | None = None,
        is_forum: bool = False,
    ) -> int:
        """Make a group, supergroup or channel; gives its id."""
        chat = await self.act(
            "add_chat",
            type=type,
            title=title,
            user_id=creator,
            username=username,
            is_forum=is_forum,
        )
        return int(chat["id"])

    async def new_topic(self, chat_id: int, name: str, *, by: int) -> int:
        """Open a topic of a forum; gives its thread."""
        made = await self.act("add_topic", chat_id=chat_id, name=name, user_id=by)
        return int(made["thread_id"])

    async def set_bot(
        self, chat_id: int, status: str, *, by: int, denied: Sequence[str] = ()
    ) -> None:
        """Add ("member"), promote ("administrator") or remove ("left", "kicked") the bot.

        Or restrict it ("restricted"); `denied`: rights that it does not get with its status.
        """
        await self.act(
            "set_member", chat_id=chat_id, status=status, user_id=by, denied=list(denied)
        )

    async def migrate(self, chat_id: int, *, by: int) -> int:
        """Turn a group into a supergroup; gives the new id."""
        return int((await self.act("migrate", chat_id=chat_id, user_id=by))["chat_id"])

    async def calls(self, method: str | None = None, *, after: int = 0) -> list[Json]:
        """List the calls of the bot, all or of one method."""
        found: list[Json] = await self.act("calls", method=method, after=after)
        return found

    async def fault(self, kind: str = "error", **settings: object) -> Json:
        """Order a failure: see `sandbox.faults.Fault`."""
        ordered: Json = await self.act("add_fault", kind=kind, **settings)
        return ordered

    async def clear_faults(self) -> None:
        """Take all failures back."""
        await self.act("clear_faults")

    async def settings(self, **switches: object) -> Json:
        """Switch `limits`, `privacy`, `rich`; gives how they stand."""
        switched: Json = await self.act("settings", **switches)
        return switched

    async def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        await self.act("clock", advance_seconds=seconds)

    async def reset(self) -> None:
        """Start again with fresh people and chats."""
        await self.act("reset")


@dataclass(frozen=True, slots=True)
class Person:
    """One person in one chat (and topic)."""

    simulator: Simulator
    id: int
    chat_id: int
    thread_id: int | None = None

    def at(self, chat_id: int, thread_id: int | None = None) -> "Person":
        """Be the same person in another chat or topic."""
        return Person(self.simulator, self.id, chat_id, thread_id)

    async def _act(self, name: str, /, **arguments: object) -> Value:
        where = {"user_id": self.id, "chat_id": self.chat_id, "thread_id": self.thread_id}
        return await self.simulator.act(name, **(where | arguments))

    async def send(self, text: str, *, reply_to: int | None = None) -> Json:
        """Write a text."""
        sent: Json = await self._act("send", text=text, reply_to=reply_to)
        return sent

    async def send_photo(self, photo: str | bytes = "street", *, caption: str = "") -> Json:
        """Send a photo: the name of a sample, or bytes."""
        sent: Json = await self._act("send", photo=_file(photo, "photo.png"), caption=caption)
        return sent

    async def send_album(self, photos: Sequence[str | bytes], *, caption: str = "") -> list[Json]:
        """Send several photos as one album."""
        given = [_file(photo, "photo.png") for photo in photos]
        sent: list[Json] = await self._act("send_album", photos=given, caption=caption)
        return sent

    async def send_document(self, data: bytes, name: str, *, caption: str = "") -> Json:
        """Send a file."""
        sent: Json = await self._act("send", document=_file(data, name), caption=caption)
        return sent

    async def send_location(self, latitude: float, longitude: float) -> Json:
        """Send a point on the map."""
        sent: Json = await self._act("send", latitude=latitude, longitude=longitude)
        return sent

    async def send_contact(self, phone_number: str, first_name: str) -> Json:
        """Send a telephone number."""
        card = {"phone_number": phone_number, "first_name": first_name}
        sent: Json = await self._act("send", contact=card)
        return sent

    async def send_file(self, kind: str, data: bytes, name: str, *, caption: str = "",
                        content_type: str | None = None) -> Json:  # fmt: skip
        """Send a video, voice, audio, animation or round video."""
        file = _file(data, name) | ({"content_type": content_type} if content_type else {})
        sent: Json = await self._act("send", **{kind: file}, caption=caption)
        return sent

    async def send_other(self, **content: object) -> Json:
        """Send any other message, by its fields: `poll={…}`, `dice={…}`."""
        sent: Json = await self._act("send", content=content)
        return sent

    async def forward(self, from_chat_id: int, message_id: int, *, hidden: bool = False) -> Json:
        """Forward a message into this chat; `hidden`: its author shows nothing but a name."""
        sent: Json = await self._act(
            "forward", from_chat_id=from_chat_id, message_id=message_id, hidden=hidden
        )
        return sent

    async def edit(self, message_id: int, text: str) -> Json:
        """Change one's own text or caption."""
        changed: Json = await self._act("edit", message_id=message_id, text=text)
        return changed

    async def press(self, message: Json | int, text: str | None = None, *,
                    data: str | None = None) -> str:  # fmt: skip
        """Press an inline button by its text, or send any data; gives the press's id."""
        id = message if isinstance(message, int) else message["message_id"]
        pressed = await self._act("press", message_id=id, text=text, data=data)
        return str(pressed["callback_query_id"])

    async def press_and_wait(self, message: Json | int, text: str | None = None, *,
                             data: str | None = None) -> Json:  # fmt: skip
        """Press an inline button and wait until the bot answers; gives text and show_alert."""
        id = await self.press(message, text, data=data)

        async def answered() -> Json | None:
            found: Json | None = await self.simulator.act("callback_answer", callback_query_id=id)
            return found

        return await _until(answered, "the press is not answered")

    async def press_reply(self, text: str, *, latitude: float | None = None,
                          longitude: float | None = None) -> Json:  # fmt: skip
        """Press a button of the reply keyboard; one that asks for it sends the location."""
        sent: Json = await self._act(
            "press_reply", text=text, latitude=latitude, longitude=longitude
        )
        return sent

    async def inline(self, query: str, *, offset: str = "") -> Json:
        """Type after the bot's name and wait for what it offers; has `inline_query_id`.

        `offset`: the `next_offset` of the answer before, where more is wanted.
        """
        asked = await self._act("inline_query", query=query, offset=offset)

        async def answered() -> Json | None:
            found = await self.simulator.act("inline_answer", **asked)
            return asked | found if found else None

        return await _until(answered, "the inline query is not answered")

    async def choose(self, offered: Json, result_id: str) -> Json:
        """Send one of the results offered."""
        id = offered["inline_query_id"]
        sent: Json = await self._act("choose_inline", inline_query_id=id, result_id=result_id)
        return sent

    async def block(self) -> None:
        """Block the bot."""
        await self._act("block", blocked=True)

    async def unblock(self) -> None:
        """Unblock the bot."""
        await self._act("block", blocked=False)

    async def transcript(self) -> Json:
        """Read the chat: messages, reply keyboard, commands."""
        seen: Json = await self._act("transcript")
        return seen

    async def messages(self) -> list[Json]:
        """Read the messages of the chat (of the topic), oldest first."""
        found: list[Json] = (await self.transcript())["messages"]
        wanted = self.thread_id
        return [m for m in found if wanted is None or m.get("message_thread_id") == wanted]

    async def from_bot(self) -> list[Json]:
        """Read what the bot wrote here, oldest first."""
        return [message for message in await self.messages() if message["by_bot"]]

    async def wait_for(
        self,
        text: str = "",
        *,
        after: int = 0,
        where: Callable[[Json], bool] = lambda _: True,
        seconds: float = WAIT_SECONDS,
    ) -> Json:
        """Wait for a message of the bot newer than `after` that contains `text`.

        Raises:
            TimeoutError: none came; says what is there.
        """

        async def seen() -> Json | None:
            for message in reversed(await self.from_bot()):
                if message["message_id"] > after and text in plain(message) and where(message):
                    return message
            return None

        try:
            return await _until(seen, "", seconds=seconds)
        except TimeoutError:
            there = [plain(message)[:200] for message in await self.from_bot()]
            raise TimeoutError(f"no message with {text!r}; the bot wrote {there}") from None


def plain(value: Value) -> str:
    """Read the visible text of a message: text, caption, or every string of a rich message."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(plain(part) for part in value)
    if not isinstance(value, dict):
        return ""
    if "rich_message" in value:
        return _lines(value["rich_message"]["blocks"])
    inline = (plain(value.get(name)) for name in ("text", "caption", "summary", "expression"))
    blocks = (_lines(value.get(name)) for name in ("blocks", "items", "cells"))
    return "\n".join(text for text in (*inline, *blocks, plain(value.get("credit"))) if text)


def _lines(blocks: Value) -> str:
    return "\n".join(text for block in blocks or () if (text := plain(block)))


def labels(message: Json) -> list[str]:
    """Read the labels of the inline buttons under a message, row after row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def _file(given: str | bytes, name: str) -> Json:
    if isinstance(given, str):
        return {"sample": given}
    return {"base64": base64.b64encode(given).decode(), "name": name}


async def _until(check: Callable[[], Any], problem: str, *, seconds: float = WAIT_SECONDS) -> Json:
    async with asyncio.timeout(seconds):
        while True:
            found: Json | None = await check()
            if found is not None:
                return found
            await asyncio.sleep(_PAUSE_SECONDS)
    raise TimeoutError(problem)
