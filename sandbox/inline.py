"""Inline mode, as people use it: typing after the bot's name, sending one of the results. Pure."""

from datetime import datetime, timedelta

from .errors import Json, Value, bad_request
from .people import say
from .world import Inline, World

DEFAULT_CACHE = 300  # seconds an answer is kept, unless it says otherwise
MAX_QUERY = 256  # characters


def ask_inline(
    world: World, user_id: int, query: str, *, offset: str = "", chat_type: str | None = None,
    now: datetime,
) -> Inline:  # fmt: skip
    """Type after the bot's name in some chat; what Telegram still keeps is not asked again.

    Source: https://core.telegram.org/bots/api#answerinlinequery (`cache_time`, `is_personal`)
    """
    if user_id not in world.users:
        raise bad_request("user not found")
    inline = Inline(world.token(), user_id, query[:MAX_QUERY], now, offset)
    world.inlines[inline.id] = inline
    if (kept := _kept(world, inline, now)) is not None:
        inline.answer, inline.was_kept = kept, True
        world.tell("inline_answer", inline_query_id=inline.id, user_id=user_id)
        return inline
    update: Json = {"id": inline.id, "from": world.person(user_id), "query": inline.query}
    update["offset"] = offset
    if chat_type:
        update["chat_type"] = "sender" if chat_type == "private" else chat_type
    world.push("inline_query", update, now=now)
    return inline


def _kept(world: World, inline: Inline, now: datetime) -> Json | None:
    """Find an answer to the same query: to this person, or one that is for everybody."""
    for old in world.inlines.values():
        if (
            old.answer is None
            or old.was_kept
            or (old.query, old.offset) != (inline.query, inline.offset)
        ):
            continue
        lasts = old.answer["cache_time"]
        fresh = now - old.at <= timedelta(seconds=DEFAULT_CACHE if lasts is None else lasts)
        if fresh and (old.user_id == inline.user_id or not old.answer["is_personal"]):
            return old.answer
    return None


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
