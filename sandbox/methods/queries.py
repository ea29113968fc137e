"""Methods that answer a press of a button or an inline query."""

import re
from datetime import timedelta

from sandbox.content import formatted
from sandbox.errors import Json, Value, bad_request
from sandbox.keyboards import check_markup
from sandbox.rich import read_rich_message
from sandbox.text import MAX_TEXT, check_length

from .registry import Call, method

ANSWER_WITHIN = timedelta(minutes=15)
MAX_ANSWER = 200
MAX_RESULTS = 50
MAX_RESULT_ID_BYTES = 64
MAX_OFFSET_BYTES = 64
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    """Answer a press: nothing, a toast, an alert or an address. Once, and soon."""
    press = call.world.presses.get(call.params.text("callback_query_id") or "")
    if press is None or press.answer is not None or call.now - press.at > ANSWER_WITHIN:
        raise bad_request(_TOO_OLD)
    text = call.params.text("text") or ""
    if len(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = {"text": text, "show_alert": call.params.flag("show_alert")}
    if url := call.params.text("url"):
        press.answer["url"] = url
    call.world.tell(
        "callback_answer", callback_query_id=press.id, user_id=press.user_id,
        chat_id=press.chat_id, **press.answer,
    )  # fmt: skip
    return True


@method("answerInlineQuery")
def answer_inline_query(call: Call) -> bool:
    """Offer results for what a person typed after the bot's name."""
    query = call.world.inlines.get(call.params.text("inline_query_id") or "")
    if query is None or query.answer is not None or call.now - query.at > ANSWER_WITHIN:
        raise bad_request(_TOO_OLD)
    results = call.params.json("results")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    checked = [_result(call, result) for result in results]
    ids = [result["id"] for result in checked]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    following = call.params.text("next_offset") or ""
    if len(following.encode()) > MAX_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    query.answer = {
        "results": checked,
        "next_offset": following,
        "button": _button(call.params.json("button")),
        "is_personal": call.params.flag("is_personal"),
        "cache_time": call.params.integer("cache_time"),
    }
    call.world.tell("inline_answer", inline_query_id=query.id, user_id=query.user_id)
    return True


def _button(given: Value) -> Json | None:
    """Check the button above the results: to the private chat, or to a Web App, not both."""
    if given is None:
        return None
    if not isinstance(given, dict) or not given.get("text"):
        raise bad_request("can't parse inline query results button: text must be non-empty")
    start = given.get("start_parameter")
    if (start is None) == (given.get("web_app") is None):
        raise bad_request("exactly one of web_app and start_parameter must be specified")
    if start is not None and not _START.fullmatch(str(start)):
        raise bad_request("START_PARAM_INVALID")
    return given


def _result(call: Call, result: Value) -> Json:
    if not isinstance(result, dict) or not isinstance(result.get("type"), str):
        raise bad_request("can't parse inline query result: expected an Object with a type")
    id = result.get("id")
    if not isinstance(id, str) or not 1 <= len(id.encode()) <= MAX_RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if result["type"] == "article" and not result.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content")
    if result["type"] == "article" and not isinstance(content, dict):
        raise bad_request("can't parse inline query result: message content is not specified")
    thumbnail = result.get("thumbnail_url")
    if thumbnail and not str(thumbnail).startswith(("http://", "https://")):
        raise bad_request("WEBDOCUMENT_URL_INVALID")
    check_markup(result.get("reply_markup"), chat_type="group")
    return {**result, "_content": inline_content(call, content or {})}


def inline_content(call: Call, content: Json) -> Json:
    """Turn `input_message_content` into what the message will carry."""
    if "message_text" in content:
        text = str(content["message_text"] or "")
        if not text:
            raise bad_request("message text is empty")
        parsed = formatted(text, content.get("parse_mode"), content.get("entities"))
        check_length(parsed["text"], limit=MAX_TEXT, what="message")
        return parsed
    if rich := content.get("rich_message"):
        if not call.world.rich:
            raise bad_request("can't parse inline query result: message content is not specified")
        given = read_rich_message(rich, call.params, call.world.files, chat_type="group")
        return {"rich_message": given}
    if "latitude" in content:
        return {"location": {key: content[key] for key in ("latitude", "longitude")}}
    return {}
