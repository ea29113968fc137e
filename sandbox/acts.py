"""The simulation API without HTTP: one function an act, arguments by name, JSON out."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from . import chats, inline, people, pictures, views
from .errors import Json, Value, bad_request
from .methods.sending import content_of, location, origin_of
from .params import Params, Upload
from .seed import user_card
from .world import World, public

MAX_ALBUM = 10


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its arguments, the moment, the world."""

    params: Params
    world: World
    now: datetime

    def need(self, name: str) -> int:
        """Read a number that must be there."""
        value = self.params.integer(name)
        if value is None:
            raise bad_request(f"{name} is missing")
        return value

    def where(self) -> dict[str, Value]:
        """Read the topic and the message answered."""
        return {
            "thread": self.params.integer("thread_id"),
            "reply_to": self.params.integer("reply_to"),
        }


ACTS: dict[str, Callable[[Act], Value]] = {}


def act(function: Callable[[Act], Value]) -> Callable[[Act], Value]:
    """Register an act by the name of its function."""
    ACTS[function.__name__] = function
    return function


@act
def state(a: Act) -> Json:
    """Show the people, the chats and the bot."""
    return views.state(a.world)


@act
def transcript(a: Act) -> Json:
    """Show a chat as a person sees it."""
    chat = people.chat_of(a.world, a.need("chat_id"))
    return views.transcript(a.world, chat, a.params.integer("user_id"))


@act
def calls(a: Act) -> list[Json]:
    """List the calls of the bot after number `after`, of one method if it is given."""
    after, wanted = a.params.integer("after") or 0, (a.params.text("method") or "").lower()
    found = (call for call in a.world.calls if call["id"] > after)
    return [call for call in found if wanted in ("", call["method"].lower())]


@act
def add_user(a: Act) -> Json:
    """Add a person."""
    id = a.params.integer("id") or max([1000, *a.world.users]) + 1
    names = (a.params.text(n) or "" for n in ("first_name", "last_name", "username"))
    first, last, username = names
    language = a.params.text("language_code") or "ru"
    return a.world.add_user(user_card(id, first or f"User {id}", last, username, language))


@act
def add_chat(a: Act) -> Json:
    """Make a group, supergroup, forum or channel."""
    chat = chats.add_chat(
        a.world, a.params.text("type") or "group", a.params.text("title") or "Chat",
        creator=a.need("user_id"), username=a.params.text("username"),
        is_forum=a.params.flag("is_forum"),
    )  # fmt: skip
    return views.chat_card(a.world, chat)


@act
def add_topic(a: Act) -> Json:
    """Open a topic."""
    name = a.params.text("name") or "Topic"
    thread = chats.add_topic(a.world, a.need("chat_id"), name, by=a.need("user_id"), now=a.now)
    return {"thread_id": thread}


@act
def change_topic(a: Act) -> bool:
    """Close, open or delete a topic."""
    closed, deleted = a.params.flag("closed"), a.params.flag("deleted")
    chats.change_topic(
        a.world, a.need("chat_id"), a.need("thread_id"), closed=closed, deleted=deleted,
        by=a.need("user_id"), now=a.now,
    )  # fmt: skip
    return True


@act
def set_member(a: Act) -> bool:
    """Give a person or the bot (no `member_id`) a status in a chat, less the rights `denied`."""
    who = a.params.integer("member_id") or a.world.bot_id
    status, denied = a.params.text("status") or "member", a.params.json("denied") or []
    if not isinstance(denied, list):
        raise bad_request("denied must be an Array of rights")
    chats.set_member(
        a.world, a.need("chat_id"), who, status, by=a.need("user_id"), now=a.now,
        denied=frozenset(map(str, denied)),
    )  # fmt: skip
    return True


@act
def set_read_only(a: Act) -> bool:
    """Let only administrators write in a group, or everyone again. The bot is not told."""
    people.chat_of(a.world, a.need("chat_id")).read_only = a.params.flag("read_only")
    return True


@act
def block(a: Act) -> bool:
    """Block the bot, or unblock it."""
    blocked = a.params.flag("blocked")
    chats.block(a.world, a.need("user_id"), blocked=blocked, now=a.now)
    return True


@act
def deactivate(a: Act) -> bool:
    """Delete a person's account."""
    a.world.deactivated.add(a.need("user_id"))
    return True


@act
def migrate(a: Act) -> Json:
    """Turn a group into a supergroup."""
    by = a.need("user_id")
    return {"chat_id": chats.migrate(a.world, a.need("chat_id"), by=by, now=a.now)}


@act
def send(a: Act) -> Json:
    """Send a text, file, location or contact: the argument that is there decides.

    `content` has the fields of any other message as the Bot API writes them: a poll, a dice.
    """
    content = _content(a, a.params.values)
    return public(
        people.say(a.world, a.need("user_id"), a.need("chat_id"), content, now=a.now, **a.where())
    )


_FILES = ("photo", "document", "video", "voice", "sticker", "audio", "animation", "video_note")


def _content(a: Act, given: Json) -> Json:
    for kind in _FILES:
        if given.get(kind) is not None:
            stored = a.world.files.add(kind, _upload(given[kind], kind))
            caption = people.plain(str(given.get("caption") or ""), caption=True)
            return stored.as_media() | caption
    if given.get("latitude") is not None:
        return {"location": location(a.params.number("latitude"), a.params.number("longitude"))}
    if contact := given.get("contact"):
        return {"contact": contact}
    if isinstance(content := given.get("content"), dict):
        return content
    return people.plain(str(given.get("text") or ""))


def _upload(given: Value, kind: str) -> Upload:
    if not isinstance(given, dict):
        raise bad_request(f"{kind} must be an Object with sample or base64")
    if sample := given.get("sample"):
        if sample not in pictures.SAMPLES:
            raise bad_request(f"sample must be one of {', '.join(pictures.SAMPLES)}")
        return Upload(f"{sample}.png", "image/png", pictures.sample(sample))
    try:
        data = base64.b64decode(str(given.get("base64", "")), validate=True)
    except binascii.Error:
        raise bad_request("base64 is broken") from None
    content_type = str(given.get("content_type") or "application/octet-stream")
    return Upload(str(given.get("name") or kind), content_type, data)


@act
def send_album(a: Act) -> list[Json]:
    """Send 2-10 photos at once: separate messages with one `media_group_id`."""
    photos = a.params.json("photos")
    if not isinstance(photos, list) or not 2 <= len(photos) <= MAX_ALBUM:
        raise bad_request(f"photos must be an Array of 2-{MAX_ALBUM}")
    group, user_id, chat_id = a.world.token(), a.need("user_id"), a.need("chat_id")
    caption = people.plain(a.params.text("caption") or "", caption=True)
    contents = [a.world.files.add("photo", _upload(photo, "photo")).as_media() for photo in photos]
    contents[0] |= caption
    return [
        public(
            people.say(
                a.world, user_id, chat_id, {"media_group_id": group, **content}, now=a.now,
                **a.where(),
            )
        )
        for content in contents
    ]  # fmt: skip


@act
def forward(a: Act) -> Json:
    """Forward a message from any chat; `hidden`: its author shows nothing but a name."""
    source = people.chat_of(a.world, a.need("from_chat_id")).messages.get(a.need("message_id"))
    if source is None:
        raise bad_request("message to forward not found")
    origin = origin_of(source)
    if a.params.flag("hidden") and origin["type"] == "user":
        name = origin["sender_user"]["first_name"]
        origin = {"type": "hidden_user", "date": origin["date"], "sender_user_name": name}
    content = {**content_of(public(source)), "forward_origin": origin}
    user_id, chat_id = a.need("user_id"), a.need("chat_id")
    return public(people.say(a.world, user_id, chat_id, content, now=a.now, **a.where()))


@act
def edit(a: Act) -> Json:
    """Change one's own text or caption."""
    ids = (a.need("user_id"), a.need("chat_id"), a.need("message_id"))
    return public(people.edit(a.world, *ids, a.params.text("text") or "", now=a.now))


@act
def press(a: Act) -> Json:
    """Press an inline button, named by its data or by its text."""
    chat_id, message_id = a.need("chat_id"), a.need("message_id")
    data = a.params.text("data")
    if data is None:
        message = people.chat_of(a.world, chat_id).messages.get(message_id) or {}
        button = views.find_button(message, a.params.text("text") or "")
        data = (button or {}).get("callback_data")
        if not isinstance(data, str):
            raise bad_request("there is no such button to press")
    pressed = people.press(a.world, a.need("user_id"), chat_id, message_id, data, now=a.now)
    return {"callback_query_id": pressed.id}


@act
def press_reply(a: Act) -> Json:
    """Press a button of the reply keyboard: it sends its text, location or contact."""
    chat = people.chat_of(a.world, a.need("chat_id"))
    text, user_id = a.params.text("text") or "", a.need("user_id")
    rows = (chat.keyboard or {}).get("keyboard", [])
    button = next((b for row in rows for b in row if b["text"] == text), None)
    if button is None:
        raise bad_request("there is no such button on the keyboard")
    if button.get("request_location"):
        latitude, longitude = a.params.number("latitude"), a.params.number("longitude")
        content: Json = {"location": location(latitude, longitude)}
    elif button.get("request_contact"):
        user = a.world.users[user_id]
        card = {"phone_number": f"+7900{user_id:07d}", "first_name": user["first_name"]}
        content = {"contact": {**card, "user_id": user_id}}
    else:
        content = people.plain(text)
    return public(people.say(a.world, user_id, chat.id, content, now=a.now, **a.where()))


@act
def inline_query(a: Act) -> Json:
    """Type after the bot's name."""
    query = inline.ask_inline(
        a.world, a.need("user_id"), a.params.text("query") or "",
        offset=a.params.text("offset") or "", chat_type=a.params.text("chat_type"), now=a.now,
    )  # fmt: skip
    return {"inline_query_id": query.id}


@act
def inline_answer(a: Act) -> Json | None:
    """Show what the bot offered; null: not answered yet."""
    query = a.world.inlines.get(a.params.text("inline_query_id") or "")
    if query is None or query.answer is None:
        return None
    return {**query.answer, "results": [public(result) for result in query.answer["results"]]}


@act
def choose_inline(a: Act) -> Json:
    """Send one of the results."""
    ids = (a.params.text("inline_query_id") or "", a.params.text("result_id") or "")
    return public(inline.choose_inline(a.world, *ids, a.need("chat_id"), now=a.now))


@act
def callback_answer(a: Act) -> Json | None:
    """Show how the bot answered a press; null: not yet."""
    pressed = a.world.presses.get(a.params.text("callback_query_id") or "")
    return pressed.answer if pressed else None


@act
def add_fault(a: Act) -> Json:
    """Order a failure: see `faults.Fault`."""
    try:
        return a.world.faults.add(**a.params.values).shown()
    except (TypeError, ValueError) as wrong:
        raise bad_request(f"fault: {wrong}") from None


@act
def clear_faults(a: Act) -> bool:
    """Take failures back: one by its `id`, or all."""
    a.world.faults.clear(a.params.integer("id"))
    return True


@act
def faults(a: Act) -> list[Json]:
    """List the failures on order."""
    return a.world.faults.shown()


@act
def settings(a: Act) -> Json:
    """Switch rate limits, privacy in groups and rich messages; show them."""
    world, given = a.world, a.params
    if "limits" in given.values:
        world.limits.enabled = given.flag("limits")
        world.limits.buckets.clear()
    for name in ("per_second", "chat_per_second", "chat_burst", "group_per_minute"):
        if (value := given.number(name)) is not None:
            setattr(world.limits, name, value)
    if "privacy" in given.values:
        world.privacy = given.flag("privacy")
        world.bot["can_read_all_group_messages"] = not world.privacy
    if "rich" in given.values:
        world.rich = given.flag("rich")
    world.tell("settings")
    return {"limits": world.limits.enabled, "privacy": world.privacy, "rich": world.rich}
