"""Inline mode, as people use it: typing after the bot's name, sending one of the results. Pure."""

from datetime import datetime

from .errors import Json, Value, bad_request
from .people import say
from .world import Inline, World


def ask_inline(
    world: World, user_id: int, query: str, *, offset: str = "", chat_type: str | None = None,
    now: datetime,
) -> Inline:  # fmt: skip
    """Type after the bot's name in some chat."""
    if user_id not in world.users:
        raise bad_request("user not found")
    inline = Inline(world.token(), user_id, query, now)
    world.inlines[inline.id] = inline
    update: Json = {"id": inline.id, "from": world.person(user_id), "query": query}
    update["offset"] = offset
    if chat_type:
        update["chat_type"] = "sender" if chat_type == "private" else chat_type
    world.push("inline_query", update, now=now)
    return inline


def choose_inline(
    world: World, inline_id: str, result_id: str, chat_id: int, *, now: datetime
) -> Json:
    """Send one of the results that the bot offered."""
    inline = world.inlines.get(inline_id)
    results: list[Value] = (inline.answer or {}).get("results", []) if inline else []
    chosen = next((r for r in results if r["id"] == result_id), None)
    if inline is None or chosen is None:
        raise bad_request("inline result not found")
    content = {**chosen["_content"], "via_bot": world.person(world.bot_id), "_by_bot": True}
    if markup := chosen.get("reply_markup"):
        content |= {"reply_markup": markup, "_inline_id": world.token("inline")}
    message = say(world, inline.user_id, chat_id, content, now=now)
    update = {"result_id": result_id, "from": world.person(inline.user_id), "query": inline.query}
    if inline_id := message.get("_inline_id", ""):
        world.inline_messages[inline_id] = (chat_id, message["message_id"])
        update["inline_message_id"] = inline_id
    world.push("chosen_inline_result", update, now=now)
    return message
